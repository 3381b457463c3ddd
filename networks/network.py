"""A network: its layers, its vector of weights, its loss and the derivatives of that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from networks import given
from networks.initial import INITIAL
from networks.layers import ACTIVATIONS, LOSSES, Loss
from networks.layers.batch_norm import BatchNorm
from networks.layers.chain import Chain
from networks.layers.dense import Dense
from networks.layers.layer import Array, Kept, Layer, Piece
from networks.layers.skip import Skip
from optimizers import SettingError
from optimizers.base import unknown
from optimizers.base.numbers import in_text

MOST_WEIGHTS, MOST_SAMPLES = 5_000, 400
DEEPEST, WIDEST, MOST_INPUTS = 10, 32, 64  # hidden layers, units of one, and inputs
CHUNK = 2**18  # bytes that one layer makes for the vectors that are worked on together: they stay in a core's cache
OF_WEIGHTS = 11  # sets the draws of the weights apart from all others of the same seed


@dataclass(frozen=True)
class Network:
    """A multilayer perceptron.

    sizes       inputs, units of each hidden layer, outputs
    activation  a key of ACTIVATIONS, after each hidden layer
    loss_name   see `loss` of the constructor: a key of LOSSES
    skip        whether each hidden layer but the first adds its input to what it makes of it, where both are as wide;
                what it makes of it starts scaled by 1/√(number of such layers)
    batch_norm  whether each hidden layer's sums are normalised over the samples before the activation
    init        a key of INITIAL: how the matrices are drawn. Biases start at 0

    The vector of weights has layer by layer W (outputs, inputs) row by row, then b, then batch norm's γ and β. Every
    function of it takes one (D,) or several (..., D) at once. Raises SettingError for what cannot be built, and its
    loss, gradient and outputs for weights, inputs and targets that do not belong to it or each other; inputs must be
    finite numbers. What works on arrays in its own layout (forward, back, pulled) checks nothing.
    """

    sizes: tuple[int, ...]
    activation: str = "tanh"
    loss_name: str = "cross_entropy"
    skip: bool = False
    batch_norm: bool = False
    init: str = "xavier_normal"

    def __init__(
        self,
        sizes: Sequence[int],
        activation: str = "tanh",
        loss: str = "cross_entropy",
        skip: bool = False,
        batch_norm: bool = False,
        init: str = "xavier_normal",
    ) -> None:
        for setting, value, choices in (
            ("activation", activation, ACTIVATIONS),
            ("loss", loss, LOSSES),
            ("init", init, INITIAL),
        ):
            if not isinstance(value, str) or value not in choices:
                raise unknown(setting, setting, value, choices)
        # The way to set what is frozen.
        vars(self).update(
            sizes=sizes_of(sizes),
            activation=activation,
            loss_name=loss,
            skip=given.switch("skip", skip),
            batch_norm=given.switch("batch_norm", batch_norm),
            init=init,
        )
        if self.size > MOST_WEIGHTS:
            raise SettingError("sizes", too_many(self))

    @cached_property
    def chain(self) -> Chain:
        """Its layers."""
        layers: list[Layer] = []
        hidden = len(self.sizes) - 2
        for number, (inputs, outputs) in enumerate(pairwise(self.sizes), start=1):
            dense = Dense(number, inputs, outputs)
            if number > hidden:
                layers.append(dense)
                continue
            norm: list[Layer] = [BatchNorm(number, outputs)] if self.batch_norm else []
            made: list[Layer] = [dense, *norm, ACTIVATIONS[self.activation]]
            skipped = self.skip and number > 1 and inputs == outputs
            layers += [Skip(Chain(tuple(made)))] if skipped else made
        return Chain(tuple(layers))

    @property
    def kind(self) -> Loss:
        """Its loss: what it makes of targets, its value and its derivative by the outputs."""
        return LOSSES[self.loss_name]

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The parts of the vector of weights, in their order."""
        return self.chain.pieces

    @cached_property
    def places(self) -> tuple[slice, ...]:
        """Where each piece is in the vector."""
        ends = np.cumsum([0, *(int(np.prod(piece.shape)) for piece in self.pieces)]).tolist()
        return tuple(slice(*pair) for pair in pairwise(ends))

    @property
    def size(self) -> int:
        """How many weights it has."""
        return int(self.places[-1].stop)

    @property
    def skips(self) -> int:
        """How many layers have a skip connection."""
        return sum(isinstance(layer, Skip) for layer in self.chain.layers)

    def parts(self, theta: Array) -> list[Array]:
        """An array (G, *shape) for each piece, from the vectors (G, D)."""
        return [
            theta[:, at].reshape(len(theta), *piece.shape) for piece, at in zip(self.pieces, self.places, strict=True)
        ]

    def parameters(self, seed: int = 0) -> Array:
        """(D,) the weights as they are before training."""
        random = np.random.default_rng([given.seed(seed), OF_WEIGHTS])
        theta = np.zeros(self.size)
        branches = {piece.name for layer in self.chain.layers if isinstance(layer, Skip) for piece in layer.pieces}
        scaled = "scale" if self.batch_norm else "weight"  # the last to scale what a branch makes
        for piece, at in zip(self.pieces, self.places, strict=True):
            if piece.kind == "weight":
                theta[at] = INITIAL[self.init].draw(random, *piece.shape).ravel()
            if piece.kind == "scale":
                theta[at] = 1
            if piece.kind == scaled and piece.name in branches:
                theta[at] /= self.skips**0.5
        return theta

    def output(self, theta: ArrayLike, X: ArrayLike, fit: ArrayLike | None = None) -> Array:
        """(..., N, outputs) the last layer's sums, before any softmax, for inputs X (N, inputs).

        fit  the inputs that batch norm takes its statistics of; X itself if not given
        """
        theta, X, both = given.weights(theta, self.size), *self.fitted(X, fit)
        flat = theta.reshape(-1, self.size)
        shape = (*theta.shape[:-1], len(X), self.sizes[-1])
        before, through = len(both) - len(X), columns(both)
        found = [self.forward(some, through, before)[0] for some in self.chunks(flat, len(both))]
        return np.concatenate(found).swapaxes(-1, -2).reshape(shape)

    def loss(self, theta: ArrayLike, X: ArrayLike, y: ArrayLike, fit: ArrayLike | None = None) -> Array:
        """(...) the mean loss over samples X (N, inputs) with targets y (N,) or (N, outputs); fit as in output()."""
        theta, X, both = given.weights(theta, self.size), *self.fitted(X, fit)
        wanted = self.wanted(y, X)
        flat = theta.reshape(-1, self.size)
        before, through = len(both) - len(X), columns(both)
        outputs = (self.forward(some, through, before)[0] for some in self.chunks(flat, len(both)))
        found = [self.kind.loss(each, wanted) for each in outputs]
        return np.concatenate(found).reshape(theta.shape[:-1])[()]

    def gradient(self, theta: ArrayLike, X: ArrayLike, y: ArrayLike) -> Array:
        """(..., D) the derivative of the loss by the weights."""
        theta, X = given.weights(theta, self.size), given.inputs(X, self.sizes[0])
        inputs, wanted = columns(X), self.wanted(y, X)
        flat = theta.reshape(-1, self.size)
        found = [self.back(some, inputs, wanted) for some in self.chunks(flat, len(X))]
        return np.concatenate(found).reshape(theta.shape)

    def fitted(self, X: ArrayLike, fit: ArrayLike | None) -> tuple[Array, Array]:
        """The inputs X (N, inputs), and those that go through the network: X, after the inputs `fit` if there are."""
        X = given.inputs(X, self.sizes[0])
        return X, X if fit is None else np.concatenate([given.inputs(fit, self.sizes[0], "fit"), X])

    def wanted(self, y: ArrayLike, X: Array, setting: str = "y") -> Array:
        """(outputs, N) what the loss compares the outputs for inputs X (N, inputs) with."""
        found = self.targets(y)
        given.as_many(setting, np.asarray(y), X)
        return found

    def back(self, theta: Array, inputs: Array, wanted: Array) -> Array:
        """(G, D) the gradient, of inputs (1, inputs, N) and what the loss makes of the targets."""
        weights = self.parts(theta)
        outputs, kept = self.chain.forward(weights, inputs, slice(None))
        return self.pulled(weights, kept, self.kind.slope(outputs, wanted))

    def pulled(self, weights: Sequence[Array], kept: Kept, slope: Array) -> Array:
        """(G, D) what a derivative (G, outputs, N) by the outputs is by the weights."""
        _, by_weights = self.chain.backward(weights, kept, slope)
        return np.concatenate([each.reshape(len(each), -1) for each in by_weights], axis=-1)

    def forward(self, theta: Array, inputs: Array, before: int = 0) -> tuple[Array, Kept]:
        """(G, outputs, N − before) for inputs (1, inputs, N); statistics are those of the first `before`, if any."""
        outputs, kept = self.chain.forward(self.parts(theta), inputs, slice(before or None))
        return outputs[..., before:], kept

    def targets(self, y: ArrayLike) -> Array:
        """(outputs, N) what the loss compares the outputs with."""
        found: Array = self.kind.targets(np.asarray(y), self.sizes[-1])
        return found

    def chunks(self, theta: Array, samples: int) -> Iterator[Array]:
        """The vectors (G, D), some at a time."""
        each = self.at_once(samples, theta.itemsize)
        yield from (theta[first : first + each] for first in range(0, len(theta), each))

    def at_once(self, samples: int, bytes_each: int = 8) -> int:
        """How many vectors of weights are best worked on together, with so many samples."""
        return max(1, int(CHUNK / (samples * max(self.sizes) * bytes_each)))


def columns(X: ArrayLike) -> Array:
    """(1, inputs, N) from inputs (N, inputs)."""
    return np.ascontiguousarray(np.asarray(X).T)[None]


def sizes_of(sizes: object) -> tuple[int, ...]:
    """The sizes as whole numbers. Raises SettingError for those that no network here has."""
    rule = (
        "sizes are whole numbers: the inputs, the units of each hidden layer, the outputs; for example (2, 16, 16, 2)."
    )
    try:
        told: tuple[Any, ...] = tuple(sizes)  # type: ignore[arg-type]
        found = tuple(map(int, told))
        if found != told:
            raise ValueError
    except (TypeError, ValueError, OverflowError):  # int() of what is no number, or not finite
        raise SettingError("sizes", rule) from None
    hidden = found[1:-1]
    if len(found) < 2 or min(found) < 1:
        raise SettingError("sizes", rule)
    if len(hidden) > DEEPEST:
        raise SettingError("sizes", f"{len(hidden)} hidden layers are too many; use {DEEPEST} at most.")
    if hidden and max(hidden) > WIDEST:
        raise SettingError("sizes", f"{in_text(max(hidden))} units in a layer are too many; use {WIDEST} at most.")
    if found[0] > MOST_INPUTS or found[-1] > WIDEST:
        raise SettingError("sizes", f"A network has {MOST_INPUTS} inputs and {WIDEST} outputs at most.")
    return found


def too_many(net: Network) -> str:
    """A sentence about too many weights, with the width that would fit."""
    return f"The network has {net.size:,} weights; {MOST_WEIGHTS:,} are the most. {would_fit(net, MOST_WEIGHTS)}"


def would_fit(net: Network, most: int) -> str:
    """A sentence about how wide the hidden layers can be, if a network as deep is to have `most` weights at most."""
    hidden = len(net.sizes) - 2
    if not hidden:
        return "Take data with fewer inputs."
    fits = next(
        (
            width
            for width in range(WIDEST, 0, -1)
            if weights(net.sizes[0], width, hidden, net.sizes[-1], net.batch_norm) <= most
        ),
        1,
    )
    layers = "1 hidden layer" if hidden == 1 else f"{hidden} hidden layers"
    return f"With {layers}, {fits} units in each would fit."


def weights(inputs: int, width: int, hidden: int, outputs: int, batch_norm: bool) -> int:
    """How many weights a network with hidden layers of one width has."""
    sizes = (inputs, *[width] * hidden, outputs)
    return sum((m + 1) * n for m, n in pairwise(sizes)) + 2 * width * hidden * batch_norm
