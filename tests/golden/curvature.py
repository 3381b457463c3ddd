"""Makes curvature.json: curvature of small networks by torch's automatic differentiation, K-FAC by curvlinops.

    python -m venv t && t/bin/pip install torch==2.13.0 curvlinops-for-pytorch==3.0.1
    t/bin/python -m tests.golden.curvature

Both in one line: curvlinops alone brings a newer torch.

The networks are written once more here, from what networks/ says of the order of weights; no code of networks/ is used.
Fisher matrices are made of single samples' gradients, one class after the other, each by a backward pass of its own.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import torch
from curvlinops import KFACInverseLinearOperator, KFACLinearOperator
from torch.autograd.functional import hessian, jacobian
from torch.nn.functional import batch_norm, cross_entropy, mse_loss

torch.set_default_dtype(torch.float64)

TARGET = Path(__file__).with_name("curvature.json")
SAMPLES, DAMPING = 10, 0.02
ACTIVATIONS = {"tanh": torch.tanh, "relu": torch.relu, "sigmoid": torch.sigmoid}
MODULES = {"tanh": torch.nn.Tanh, "relu": torch.nn.ReLU, "sigmoid": torch.nn.Sigmoid}

# What Network() is given, by name.
PLAIN: list[dict[str, Any]] = [
    {"sizes": [2, 3, 3], "activation": "tanh", "loss": "cross_entropy"},
    {"sizes": [2, 3, 2], "activation": "sigmoid", "loss": "squared_error"},
]
OTHERS: list[dict[str, Any]] = [
    {"sizes": [2, 4, 4, 4, 2], "activation": "relu", "loss": "cross_entropy", "skip": True},
    {"sizes": [2, 4, 4, 2], "activation": "tanh", "loss": "cross_entropy", "skip": True, "batch_norm": True},
    {"sizes": [3, 5, 1], "activation": "sigmoid", "loss": "squared_error", "batch_norm": True},
]


def shapes(sizes, **net):
    """The shapes of the parts of θ, layer by layer: W, b, and of hidden layers with batch norm γ, β."""
    for layer, (inputs, outputs) in enumerate(pairwise(sizes), start=1):
        yield from [(outputs, inputs), (outputs,)]
        if net.get("batch_norm") and layer < len(sizes) - 1:
            yield from [(outputs,), (outputs,)]


def output(net, theta, X):
    """(N, outputs) of the network `net` with weights θ (D,)."""
    wanted = list(shapes(**net))
    pieces = torch.split(theta, [torch.Size(shape).numel() for shape in wanted])
    parts = iter([piece.reshape(shape) for piece, shape in zip(pieces, wanted, strict=True)])
    act, a = ACTIVATIONS[net["activation"]], X
    hidden = len(net["sizes"]) - 2
    for layer in range(1, hidden + 1):
        z = a @ next(parts).T + next(parts)
        if net.get("batch_norm"):
            z = batch_norm(z, None, None, next(parts), next(parts), training=True, eps=1e-5)
        made = act(z)
        a = a + made if net.get("skip") and layer > 1 and made.shape == a.shape else made
    return a @ next(parts).T + next(parts)


def loss(net, outputs, y):
    return cross_entropy(outputs, y) if net["loss"] == "cross_entropy" else mse_loss(outputs, y)


def gauss_newton(net, theta, X, y):
    """JᵀHJ, sample by sample."""
    total = torch.zeros(len(theta), len(theta))
    for x, wanted in zip(X, y, strict=True):
        J = jacobian(lambda w: output(net, w, x[None])[0], theta)  # noqa: B023
        at = output(net, theta, x[None])
        H = hessian(lambda o: loss(net, o, wanted[None]), at).reshape(at.numel(), -1)  # noqa: B023
        total += J.T @ H @ J
    return total / len(X)


def gradient_of(net, theta, x, wanted):
    w = theta.clone().requires_grad_()
    return torch.autograd.grad(loss(net, output(net, w, x[None]), wanted[None]), w)[0]


def fisher(net, theta, X):
    """The expectation of g gᵀ, over the classes; of squared errors over two targets each side of an output, whose mean
    of squares is the variance of the normal density that the loss is −log of."""
    total = torch.zeros(len(theta), len(theta))
    for x in X:
        at = output(net, theta, x[None])[0].detach()
        if net["loss"] == "cross_entropy":
            draws = [(p, torch.tensor(c)) for c, p in enumerate(torch.softmax(at, 0))]
        else:
            away = (len(at) / 2) ** 0.5 * len(at) ** 0.5
            sides = [sign * away * e for e in torch.eye(len(at)) for sign in (1, -1)]
            draws = [(1 / len(sides), at + side) for side in sides]
        for p, target in draws:
            g = gradient_of(net, theta, x, target)
            total += p * torch.outer(g, g)
    return total / len(X)


def kfac(net, theta, X, y, v):
    """A and G of each layer, and their inverses with factored Tikhonov damping on v."""
    layers = []
    for inputs, outputs in pairwise(net["sizes"]):
        layers += [torch.nn.Linear(inputs, outputs), MODULES[net["activation"]]()]
    model = torch.nn.Sequential(*layers[:-1])
    torch.nn.utils.vector_to_parameters(theta, model.parameters())
    kind = torch.nn.CrossEntropyLoss if net["loss"] == "cross_entropy" else torch.nn.MSELoss
    operator = KFACLinearOperator(
        model,
        kind(),
        list(model.parameters()),
        [(X, y)],
        fisher_type="type-2",
        separate_weight_and_bias=False,
    )
    inverse = KFACInverseLinearOperator(operator, damping=DAMPING, use_heuristic_damping=True, min_damping=0.0)
    step = inverse @ v
    names = list(operator._input_covariances)
    return {
        "factors": [
            [operator._input_covariances[name].tolist(), operator._gradient_covariances[name].tolist()]
            for name in names
        ],
        "product": (operator @ v).tolist(),
        "step": step.tolist(),
    }


def cases():
    torch.manual_seed(5)
    for net in PLAIN + OTHERS:
        size = sum(torch.Size(shape).numel() for shape in shapes(**net))
        inputs, outputs = net["sizes"][0], net["sizes"][-1]
        theta, v, X = torch.randn(size) * 0.8, torch.randn(size), torch.randn(SAMPLES, inputs)
        classes = net["loss"] == "cross_entropy"
        y = torch.randint(outputs, (SAMPLES,)) if classes else torch.randn(SAMPLES, outputs)

        def mean(w, net=net, X=X, y=y):
            return loss(net, output(net, w, X), y)

        whole = hessian(mean, theta)
        case = {
            "net": net,
            "theta": theta.tolist(),
            "v": v.tolist(),
            "X": X.tolist(),
            "y": y.tolist(),
            "gradient": jacobian(mean, theta).tolist(),
            "hessian_product": (whole @ v).tolist(),
            "largest": torch.linalg.eigvalsh(whole)[-1].item(),
        }
        if net in PLAIN:
            each = torch.stack([gradient_of(net, theta, *sample) for sample in zip(X, y, strict=True)])
            case |= {
                "gauss_newton": gauss_newton(net, theta, X, y).tolist(),
                "fisher": fisher(net, theta, X).tolist(),
                "empirical_fisher": (each.T @ each / SAMPLES).tolist(),
                "covariance": torch.cov(each.T, correction=0).tolist(),
                "kfac": kfac(net, theta, X, y, v),
            }
        yield case


if __name__ == "__main__":
    made = {
        "versions": {name: version(name) for name in ("torch", "curvlinops-for-pytorch")},
        "damping": DAMPING,
        "cases": list(cases()),
    }
    TARGET.write_text(json.dumps(made, separators=(",", ":")).replace("},{", "},\n{") + "\n")
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")
