"""Networks trained by torch.optim and optax, their gradients by autograd: networks.json.

    .venv-bench/bin/python -m tests.golden.networks_by_torch

Models are torch.nn's, written once more here; only samples, starts and the rows of the batches are ours. A path is
"closed loop" where it is not chaotic, which is measured: a start that is BESIDE as far away must not end more than CALM
away. Where it is, the same gradients are fed to both ("open loop"), those of another method's path, so that rounding
cannot grow.
"""

import json
from importlib.metadata import version
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import jax
import numpy as np
import optax
import torch
from torch import nn
from torch.nn.functional import cross_entropy, mse_loss, one_hot

from experiments.engine.batches import rows_of
from networks import DATASETS, Network
from networks.methods import METHODS
from reproduce.torch_optim import TORCH_OPTIM
from tests.golden.by_optax import ASKS_TWICE
from tests.golden.by_optax import METHODS as OPTAX

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
jax.config.update("jax_enable_x64", True)

TARGET = Path(__file__).with_name("networks.json")
SIZES, SAMPLES, STEPS, BATCH, SEED = (2, 16, 16, 2), 200, 300, 32, 3
EVERY_LOSS, EVERY_WEIGHT = 5, 7  # of the losses and of the weights one in so many is kept
BESIDE, CALM = 1e-14, 1e-9

# Every layer in every place: sizes, activation, loss, skip, batch norm, and the data.
NETWORKS = [
    ((2, 5, 5, 2), "tanh", "cross_entropy", False, False, "moons"),
    ((2, 6, 6, 6, 2), "relu", "cross_entropy", True, False, "spirals"),
    ((2, 6, 6, 4, 2), "sigmoid", "cross_entropy", True, True, "circles"),
    ((1, 7, 7, 1), "tanh", "squared_error", True, True, "sine"),
    ((64, 4, 10), "relu", "squared_error", False, True, "digits"),
]
ACTIVATIONS = {"tanh": torch.tanh, "relu": torch.relu, "sigmoid": torch.sigmoid}
Run = tuple[str, dict[str, Any], int | None]  # a method, settings of its Entry, and the size of its batches
# Beside the defaults: settings of an Entry. torch's weight_decay is ours l2 there, and AdamW's our decay.
MORE: list[Run] = [
    ("momentum", {"l2": 0.01}, None),
    ("adam", {"l2": 0.01}, BATCH),
    ("adam", {"decay": 0.01, "hypers": {"lr": 0.01}}, BATCH),
    ("gradient_descent", {"clip": 0.05, "hypers": {"lr": 0.5}}, BATCH),
    ("momentum", {"clip": 0.1, "l2": 0.01, "decay": 0.1, "hypers": {"lr": 0.05}}, BATCH),
]
SOFTER = {"hypers": {"lr": 0.01}}  # beside the default rates of the adaptive ones, which are chaotic here


class Model(nn.Module):
    """A network of ours in torch.nn; its parameters come in the order of our weights."""

    def __init__(self, sizes, activation, skip, batch_norm):
        super().__init__()
        self.skip, self.activation = skip, ACTIVATIONS[activation]
        self.steps = nn.ModuleList()
        for inputs, outputs in pairwise(sizes):
            self.steps.append(nn.Linear(inputs, outputs))
            if batch_norm and len(self.steps) < 2 * (len(sizes) - 2):
                self.steps.append(nn.BatchNorm1d(outputs, track_running_stats=False))

    def forward(self, a):
        *hidden, last = self.steps
        first = True
        while hidden:
            made = hidden.pop(0)(a)
            if hidden and isinstance(hidden[0], nn.BatchNorm1d):
                made = hidden.pop(0)(made)
            made = self.activation(made)
            a = a + made if self.skip and not first and a.shape == made.shape else made
            first = False
        return last(a)


def set_weights(model, theta):
    nn.utils.vector_to_parameters(torch.tensor(theta), model.parameters())


def gradient_of(model, loss, theta):
    """The loss and its gradient at some weights (D,)."""
    set_weights(model, theta)
    value = loss(model)
    slopes = torch.autograd.grad(value, list(model.parameters()))
    return value.item(), torch.cat([slope.ravel() for slope in slopes]).numpy()


def gradients():
    for sizes, activation, loss, skip, batch_norm, data in NETWORKS:
        net = Network(sizes, activation, loss, skip, batch_norm)
        samples = DATASETS[data](30, seed=1)
        X, y = torch.tensor(samples.X), torch.tensor(samples.y)
        if loss == "squared_error":
            wanted = y[:, None] if not samples.classes else one_hot(y, sizes[-1]).to(torch.float64)
            found = gradient_of(
                Model(sizes, activation, skip, batch_norm), lambda m, X=X, w=wanted: mse_loss(m(X), w), away(net)
            )
        else:
            found = gradient_of(
                Model(sizes, activation, skip, batch_norm), lambda m, X=X, y=y: cross_entropy(m(X), y), away(net)
            )
        settings = {"activation": activation, "loss": loss, "skip": skip, "batch_norm": batch_norm}
        yield {"sizes": sizes, "settings": settings, "data": data, "loss": found[0], "gradient": list(found[1])}


def away(net):
    """Weights that are nowhere 0, as biases are before training."""
    return net.parameters(1) + 0.3 * np.random.default_rng(1).standard_normal(net.size)


def shortened(g, most):
    length = np.sqrt(g @ g)
    return g if most is None or length <= most else g * (most / length)


def path(method, start, gradient, hypers, clip=None, l2=0.0, decay=0.0):
    """(STEPS + 1, D) the weights; gradient(step, theta) is that of the loss on the step's samples."""
    hypers = {hyper.name: float(hyper.default) for hyper in METHODS[method].hypers} | hypers
    if method in OPTAX and (method not in TORCH_OPTIM):
        return optax_path(method, start, gradient, hypers)
    optim = TORCH_OPTIM[method]
    arguments = optim.arguments(**hypers)
    point = torch.tensor(start, requires_grad=True)
    if method == "adam" and decay:
        stepper = torch.optim.AdamW([point], **arguments, weight_decay=decay)
    else:
        by_torch = {"weight_decay": l2} if l2 and not decay else {}
        stepper = getattr(torch.optim, optim.name)([point], **arguments, **by_torch)
    found = [start]
    for step in range(STEPS):

        def closure(step=step):
            g = gradient(step, point.detach().numpy())
            by_hand = l2 * point.detach() if l2 and decay else 0.0
            point.grad = torch.tensor(shortened(g, clip)) + by_hand
            return torch.tensor(0.0)

        closure()  # before the weights decay: the gradient is taken where they are
        if decay and method != "adam":
            with torch.no_grad():
                point.mul_(1 - hypers["lr"] * decay)
            stepper.step()
        else:
            stepper.step(closure)
        found.append(point.detach().numpy().copy())
    return np.array(found)


def optax_path(method, start, gradient, hypers):
    rule = OPTAX[method][1](**hypers)
    asks = 2 if method in ASKS_TWICE else 1
    point = start
    state, found, update = rule.init(point), [start], jax.jit(rule.update)
    for ask in range(asks * STEPS):
        change, state = update(gradient(ask // asks, np.asarray(point)), state, point)
        point = optax.apply_updates(point, change)
        found.append(np.asarray(point))
    return np.array(found)[::asks]


def trainings():
    net = Network(SIZES)
    samples = DATASETS["moons"](SAMPLES, seed=SEED)
    X, y = torch.tensor(samples.X), torch.tensor(samples.y)
    model = Model(SIZES, "tanh", False, False)
    start = net.parameters(SEED)
    rows = list(islice(rows_of(SEED, 0, SAMPLES, BATCH, "shuffle"), STEPS))

    def on(batch):
        def gradient(step, theta):
            some = slice(None) if batch is None else torch.tensor(rows[step])
            return gradient_of(model, lambda m: cross_entropy(m(X[some]), y[some]), theta)[1]

        return gradient

    def loss(theta):
        return gradient_of(model, lambda m: cross_entropy(m(X), y), theta)[0]

    # Gradients along the calm path of one method, two for each step of a method that asks twice.
    calm = path("gradient_descent", start, on(BATCH), {"lr": 0.05})
    fed = [on(BATCH)(step, theta) for step, theta in enumerate(calm[:-1])]

    both = sorted({*TORCH_OPTIM, *OPTAX} & set(METHODS), key=list(METHODS).index)
    plain: list[Run] = [(method, {}, batch) for method in both for batch in (None, BATCH)]
    softer: list[Run] = [(method, SOFTER, BATCH) for method in both if METHODS[method].defaults.get("lr", 0) >= 0.1]
    for method, given, batch in [*plain, *softer, *MORE]:
        settings: dict[str, Any] = {"hypers": {}} | given
        whole = path(method, start, on(batch), **settings)
        beside = path(method, start * (1 + BESIDE), on(batch), **settings)
        grown = abs(beside - whole).max()
        closed = bool(grown <= CALM)
        if not closed:
            whole = path(method, start, lambda step, theta: fed[step], **settings)
        print(f"{method:20} {given} batch {batch}: beside grows to {grown:.1e}, {loss(whole[-1]):.4f}")
        yield {
            "method": method,
            "by": "torch" if method in TORCH_OPTIM else "optax",
            "entry": given,
            "batch": batch,
            "kind": "closed loop" if closed else "open loop",
            "grown": float(f"{grown:.1e}"),
            "weights": whole[-1][::EVERY_WEIGHT].tolist(),
            **({"losses": [loss(theta) for theta in whole[::EVERY_LOSS]]} if closed else {}),
        }


def main():
    versions = {name: version(name) for name in ("torch", "optax", "jax")}
    lines = {"versions": versions, "gradients": list(gradients()), "trainings": list(trainings())}
    TARGET.write_text(json.dumps(lines, separators=(",", ":")).replace("},{", "},\n{") + "\n")
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
