"""What a script that trains a network has of its own: tensors for rules, batch norm, and the training step by step.

Only read, never imported: the app does without PyTorch.
"""

import csv
import math

import torch
from torch import nn

from networks.layers.batch_norm import EPSILON
from reproduce.networks.curves import COLUMNS
from reproduce.walk import keywords, parts


def number(value):
    return torch.as_tensor(value, dtype=torch.float64)


def sqrt(a):
    return torch.sqrt(number(a))


def sign(a):
    return torch.sign(number(a))


def maximum(a, b):
    return torch.maximum(number(a), number(b))


def minimum(a, b):
    return torch.minimum(number(a), number(b))


def where(condition, a, b):
    return torch.where(torch.as_tensor(condition), number(a), number(b))


def dot(a, b):
    return (a * b).sum()


def total(a):
    return a.sum()


def differ(a, b):
    return bool((a != b).any())


class BatchNorm(nn.Module):
    """Batch norm whose statistics are those of the first `fit` samples; of all if that is None."""

    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))

    def forward(self, z, fit):
        centred = z - z[:fit].mean(0)
        variance = (centred[:fit] ** 2).mean(0)
        return self.weight * centred / torch.sqrt(variance + EPSILON) + self.bias


class Seen:
    """The loss of the samples that a step sees, at weights x (D,), as a method asks about it.

    A gradient that is longer than `clip` is shortened; then that of the penalty l2 |x|²/2 is added. The loss's gradient
    may be taken elsewhere, where the method looks.
    """

    def __init__(self, network, loss, rows, clip, l2):
        self.network, self.loss, self.rows, self.clip, self.l2 = network, loss, rows, clip, l2

    def value(self, x):
        set_weights(self.network, x)
        with torch.no_grad():
            return self.loss(self.network, self.rows) + 0.5 * self.l2 * (x @ x)

    def gradient(self, x, look=None):
        set_weights(self.network, x if look is None else look)
        with torch.enable_grad():
            slopes = torch.autograd.grad(self.loss(self.network, self.rows), list(self.network.parameters()))
        g = nn.utils.parameters_to_vector(slopes)
        length = torch.sqrt(g @ g)
        if self.clip is not None and length > self.clip:
            g = g * (self.clip / length)
        return g + self.l2 * x if self.l2 else g

    def hessian(self, x):
        """v -> the Hessian at x times v, by differentiating the gradient along v."""
        set_weights(self.network, x)
        weights = list(self.network.parameters())
        with torch.enable_grad():
            slopes = torch.autograd.grad(self.loss(self.network, self.rows), weights, create_graph=True)
            g = nn.utils.parameters_to_vector(slopes)

        def product(v):
            found = torch.autograd.grad(g, weights, grad_outputs=v, retain_graph=True)
            return nn.utils.parameters_to_vector(found) + self.l2 * v

        return product

    def by_matrix(self, turn, v):
        """(D,) what `turn` makes of the part of v at each matrix of weights; 0 at all other weights."""
        weights = list(self.network.parameters())
        pieces = zip(weights, v.split([each.numel() for each in weights]), strict=True)
        return torch.cat(
            [turn(part.reshape(each.shape)).ravel() if each.ndim == 2 else 0 * part for each, part in pieces]
        )

    def beside_matrices(self, v):
        """(D,) v, with 0 at the matrices of weights."""
        return v - self.by_matrix(lambda part: part, v)


def set_weights(network, x):
    nn.utils.vector_to_parameters(x.detach().clone(), network.parameters())


class Optim:
    """A method that torch.optim has: `make` makes its optimizer; `rate`, if given, says its lr after s steps."""

    def __init__(self, name, make, rate=None, clip=None, l2=0.0):
        self.name, self.make, self.rate, self.clip, self.l2 = name, make, rate, clip, l2

    def path(self, start, losses):
        """The weights after each step; `losses` make the Seen of each."""
        point = start.clone().requires_grad_()
        optimizer = self.make([point])
        for s, loss in enumerate(losses):
            seen = loss(self.clip, self.l2)

            def closure(seen=seen):
                point.grad = seen.gradient(point.detach())
                return seen.value(point.detach())

            if self.rate:
                optimizer.param_groups[0]["lr"] = self.rate(s)
            optimizer.step(closure)
            yield point.detach().clone()


class Rule:
    """A method's own rule on all weights: `settings` are numbers, or functions of the steps taken so far.

    `look` says where the gradient is taken, if not at the weights; `decay` is decoupled weight decay.
    """

    def __init__(self, name, step, state, settings, look=None, clip=None, l2=0.0, decay=0.0):
        self.name, self.step, self.state, self.settings, self.look = name, step, state, settings, look
        self.clip, self.l2, self.decay = clip, l2, decay

    def path(self, start, losses):
        """The weights after each step; `losses` make the Seen of each."""
        x = start
        memory = [start if s == "x" else s if isinstance(s, tuple) else torch.full_like(start, s) for s in self.state]
        vector = self.step.__code__.co_varnames[1] == "f"  # it asks about the loss itself
        products: dict = {}
        for t, loss in enumerate(losses, start=1):
            now = {name: number(s(t - 1) if callable(s) else s) for name, s in self.settings.items()}
            products = {f"{name}_t": products.get(f"{name}_t", 1.0) * value for name, value in now.items()}
            known = {**now, **products, "t": t}
            told = loss(self.clip, self.l2)
            if not vector:
                look = self.look and self.look(x, *memory, **{name: known[name] for name in keywords(self.look)})
                told = told.gradient(x, look)
            if self.decay:
                x = x * (1 - known["lr"] * self.decay)
            try:
                x, *memory = parts(self.step(x, told, *memory, **{name: known[name] for name in keywords(self.step)}))
            except (ZeroDivisionError, OverflowError, ValueError):
                x = torch.full_like(x, math.nan)
            yield x


def train(methods, network, starts, steps, every, loss, measure):
    """Rows for each method, (step, *measure(network)), every so many steps and after the last.

    Each method has its own of the starts (methods, D). loss(step, clip, l2) is the Seen of a step. Where weights are
    not finite any more, a method breaks off.
    """
    curves = {}
    for method, start in zip(methods, starts, strict=True):
        set_weights(network, start)
        rows = [(0, *measure(network))]
        losses = (lambda clip, l2, s=s: loss(s, clip, l2) for s in range(steps))
        for t, x in enumerate(method.path(start, losses), start=1):
            broken = not torch.isfinite(x).all()
            if broken or t % every == 0 or t == steps:
                set_weights(network, x)
                rows.append((t, *([math.nan] * len(COLUMNS) if broken else measure(network))))
            if broken:
                break
        curves[method.name] = rows
    return curves


def report(curves, file=None):
    """Prints what each method has reached, and writes all rows to a CSV file, if one is named."""
    for name, rows in curves.items():
        step, *numbers = rows[-1]
        told = ", ".join(
            f"{column} {value:.6g}" for column, value in zip(COLUMNS, numbers, strict=True) if not math.isnan(value)
        )
        print(f"{name}: {told or 'not finite any more'}, after {step} steps")
    if file:
        with open(file, "w", newline="") as target:
            writer = csv.writer(target)
            writer.writerow(["method", "step", *COLUMNS])
            writer.writerows([name, *row] for name, rows in curves.items() for row in rows)
