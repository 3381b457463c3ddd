"""The loop of a training: from one state to the next, all methods side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np

from experiments.engine.batches import rows_of
from networks.layers.layer import Array
from networks.network import Network, columns
from networks.oracle import NetworkOracle, shortened
from networks.training.training import Entry, Training
from optimizers.base import HERE, RAISED, keywords


@dataclass(frozen=True, eq=False)
class State:
    """Where a training is after `t` steps; all that is needed to go on from there.

    theta    (methods, D) the weights; NaN of a method that has stopped
    states   what each method's rule remembers
    stopped  for each method the step at which its numbers ceased to be finite, else 0
    clipped  for each method how many of its steps had a gradient that was shortened
    """

    t: int
    theta: Array
    states: tuple[tuple[Any, ...], ...]
    stopped: tuple[int, ...]
    clipped: tuple[int, ...]


def begun(training: Training) -> State:
    """The state before the first step."""
    theta, none = training.starts(), (0,) * len(training.entries)
    states = tuple(map(initial, training.entries, [training.steps] * len(none), theta))
    return State(0, theta, states, none, none)


def initial(entry: Entry, steps: int, theta: Array) -> tuple[Any, ...]:
    """What a rule remembers before its first step."""
    first = {name: at(value, 1) for name, value in entry.values(steps).items()}

    def filled(name: str, value: Any) -> Any:
        if value == ():
            return value
        if value == HERE:
            return theta.copy()
        number = first[value] if isinstance(value, str) else value
        return number if name in entry.optimizer.scalars else np.full(theta.shape, number)

    return tuple(filled(name, value) for name, value in entry.optimizer.vector_state.items())


def at(value: float | list[float], t: int) -> float:
    """A hyperparameter at step t."""
    return value[t - 1] if isinstance(value, list) else value


def walk(training: Training, state: State | None = None) -> Iterator[State]:
    """The states after each step, from `state` on, or from the start."""
    state = state or begun(training)
    rules = [Rule(training.net, entry, training.steps, state.t) for entry in training.entries]
    X, y = training.samples.X, training.samples.y
    whole = columns(X), training.net.targets(y)
    batches = drawn(training, state.t)
    with np.errstate(all="ignore"):  # a method that breaks off is told of in words
        while state.t < training.steps:
            rows = next(batches)
            seen = whole if rows is None else (columns(X[rows]), training.net.targets(y[rows]))
            state = stepped(training.net, rules, seen, state)
            yield state


def drawn(training: Training, done: int) -> Iterator[Array | None]:
    """The places of the samples that each step sees, from step `done` + 1 on; None for all."""
    if not training.batched:
        while True:
            yield None
    assert training.batch
    yield from islice(rows_of(training.seed, 0, len(training.samples.X), training.batch, training.order), done, None)


def stepped(net: Network, rules: list[Rule], seen: tuple[Array, Array], state: State) -> State:
    """The state a step later."""
    t = state.t + 1
    going = [i for i, stop in enumerate(state.stopped) if not stop]
    theta, states = state.theta.copy(), list(state.states)
    stopped, clipped = list(state.stopped), list(state.clipped)
    for i in going:
        rules[i].turn(t)
    alike = [i for i in going if not rules[i].vector]  # their gradients are worked out together
    if alike:
        looked = np.stack([rules[i].look(theta[i], states[i]) for i in alike])
        gradients = dict(zip(alike, net.back(looked, *seen), strict=True))
    for i in going:
        if rules[i].vector:
            theta[i], states[i], cut = rules[i].asked(theta[i], states[i], seen)
        else:
            theta[i], states[i], cut = rules[i].told(theta[i], gradients[i], states[i])
        clipped[i] += cut
        if not np.isfinite(theta[i]).all():
            stopped[i] = t
            theta[i] = np.nan
    return State(t, theta, tuple(states), tuple(stopped), tuple(clipped))


class Rule:
    """A method's rule on all weights, with what it is told at each step.

    A rule of one coordinate's numbers is called with arrays (D,): the same function that moves points on surfaces.
    """

    def __init__(self, net: Network, entry: Entry, steps: int, done: int):
        self.net, self.entry, self.method = net, entry, entry.optimizer
        self.vector = self.method.vector
        self.values = entry.values(steps)
        self._products = {name: 1.0 for name in self.method.moving if name != "t"}
        self._step = self.method.vector_step
        self._names = keywords(self._step)
        self.known: dict[str, float] = {}
        for t in range(1, done + 1):
            self.turn(t)

    def turn(self, t: int) -> None:
        """Step t begins: the running products grow, which is why no step may be left out."""
        for name in self._products:
            self._products[name] *= at(self.values[name.removesuffix("_t")], t)
        self.known = {name: at(value, t) for name, value in self.values.items()} | self._products | {"t": float(t)}

    def look(self, x: Array, state: tuple[Any, ...]) -> Array:
        """Where the gradient is taken."""
        look = self.method.look
        return x if look is None else np.asarray(look(x, *state, **{name: self.known[name] for name in keywords(look)}))

    def told(self, x: Array, g: Array, state: tuple[Any, ...]) -> tuple[Array, tuple[Any, ...], bool]:
        """The weights and the memory after this step with the gradient g, and whether that was shortened."""
        g, cut = shortened(g, self.entry.clip)
        if self.entry.l2:
            g = g + self.entry.l2 * x
        x, kept = self._stepped(self._decayed(x), g, state)
        return x, kept, cut

    def asked(self, x: Array, state: tuple[Any, ...], seen: tuple[Array, Array]) -> tuple[Array, tuple[Any, ...], bool]:
        """The same of a rule that asks about the loss itself; `seen` are the samples of this step."""
        oracle = NetworkOracle(self.net, *seen, self.entry.clip, self.entry.l2)
        x, kept = self._stepped(self._decayed(x), oracle, state)
        return x, kept, oracle.cut

    def _decayed(self, x: Array) -> Array:
        return x * (1 - self.known["lr"] * self.entry.decay) if self.entry.decay else x

    def _stepped(self, x: Array, told: Any, state: tuple[Any, ...]) -> tuple[Array, tuple[Any, ...]]:
        try:
            found = self._step(x, told, *state, **{name: self.known[name] for name in self._names})
        except RAISED:  # by arithmetic on floats, where that on arrays gives inf or NaN
            return np.full_like(x, np.nan), state
        x, *kept = found if isinstance(found, tuple) else (found,)
        return x, tuple(kept)
