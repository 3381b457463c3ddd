"""A network as a class of torch.nn, and its loss: source for scripts."""

from __future__ import annotations

from collections.abc import Sequence

from networks.layers.batch_norm import BatchNorm
from networks.layers.dense import Dense
from networks.layers.layer import Layer
from networks.layers.skip import Skip
from networks.network import Network

ACTIVATIONS = {"tanh": "torch.tanh", "relu": "torch.relu", "sigmoid": "torch.sigmoid"}
LOSSES = {"cross_entropy": "cross_entropy", "squared_error": "mse_loss"}


def model(net: Network) -> str:
    """The class; its parameters come in the order of the weights."""
    made: list[str] = []
    forward: list[str] = []
    for layers, skipped in in_turn(net):
        value = "a"
        for layer in layers:
            if isinstance(layer, Dense):
                made.append(f"self.dense{layer.number} = nn.Linear({layer.inputs}, {layer.outputs})")
                value = f"self.dense{layer.number}({value})"
            elif isinstance(layer, BatchNorm):
                made.append(f"self.norm{layer.number} = BatchNorm({layer.features})")
                value = f"self.norm{layer.number}({value}, fit)"
            else:
                value = f"{ACTIVATIONS[net.activation]}({value})"
        forward.append(f"a = a + {value}" if skipped else f"a = {value}")
    forward[-1] = forward[-1].replace("a =", "return", 1)
    lines = [
        "class Network(nn.Module):",
        "    def __init__(self):",
        "        super().__init__()",
        *(f"        {line}" for line in made),
        "",
        "    def forward(self, a, fit=None):",
        *(f"        {line}" for line in forward),
    ]
    return "\n".join(lines) + "\n"


def in_turn(net: Network) -> list[tuple[Sequence[Layer], bool]]:
    """The layers from one dense one to the next, and whether what was given is added to what they make."""
    found: list[tuple[list[Layer], bool]] = []
    for layer in net.chain.layers:
        if isinstance(layer, Skip):
            found.append((list(layer.branch.layers), True))
        elif isinstance(layer, Dense):
            found.append(([layer], False))
        else:
            found[-1][0].append(layer)
    return [(layers, skipped) for layers, skipped in found]


def loss_line(net: Network) -> str:
    """The loss of outputs (N, outputs) and what they should be (N,), as a function."""
    outputs = net.sizes[-1]
    wanted = "wanted"
    if net.loss_name == "squared_error":
        wanted = "wanted[:, None].double()"
        if outputs > 1:
            wanted = f"nn.functional.one_hot(wanted, {outputs}).double()"
    return f"def loss(outputs, wanted):\n    return nn.functional.{LOSSES[net.loss_name]}(outputs, {wanted})\n"
