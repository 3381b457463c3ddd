"""One step of a method on a surface as a computation graph.

Beside the rule itself the graph holds what Watch needs to know of the point at which the step begins: two running
numbers that stay small as long as a run is within bounds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from experiments.engine.outcomes import HIGH, far
from experiments.engine.walking.floats import CountingOracle
from experiments.engine.walking.graph import Graph, Symbol
from experiments.engine.walking.loop import state_names
from experiments.geometry.scale import height
from landscapes import Programs, Surface
from optimizers import Optimizer
from optimizers.base import CLIP, Number, Rule, Undecided, shortened
from optimizers.base.arithmetic import with_functions
from optimizers.base.optimizer import HERE, Initial, keywords

REACHES = (1, 0.1, 1e-2, 1e-3, 1e-4, 3e-5, 1e-5)  # of far(): distances that are tried as a bound, largest first
STEEP = 1e100  # the square of a slope up to this is finite
FARTHEST, TOTAL = "farthest squared", "total of slopes"
LOWEST = ("best f", "best x", "best y")  # names with a space, which no state of a rule can have


@dataclass(frozen=True)
class Given:
    """What the graph of a step depends on, besides the rule and the surface.

    swept      names of the hyperparameters that have a value for each run
    scheduled  names of those that have a value for each step
    noisy      whether noise is added to the gradients
    batched    whether each step sees a batch of the samples
    clipped    whether gradients that are too long are shortened
    near       whether the first step with f at or below a target is to be found
    best       whether the lowest point so far is kept
    """

    swept: frozenset[str] = frozenset()
    scheduled: frozenset[str] = frozenset()
    noisy: bool = False
    batched: bool = False
    clipped: bool = False
    near: bool = False
    best: bool = False


@dataclass
class Kept:
    """A value that one step hands on to the next.

    before, after  the value when the step begins and when it ends
    first          the value before the first step, declared as a rule declares its states
    axis           the coordinate of the start, 0 or 1, that HERE as `first` stands for
    """

    before: Symbol
    after: Symbol
    first: Initial
    axis: int = 0


@dataclass
class Traced:
    """The graph of one step.

    kept  name -> the value that is handed on from step to step
    rows  name -> the input that each step brings (schedules, the step number, noise), in the order of a row
    cost  value, gradient and Hessian evaluations that the rule makes in a step
    calm  name of a kept value -> the largest it can be as long as no step was out of bounds
    """

    graph: Graph
    kept: dict[str, Kept] = field(default_factory=dict)
    rows: dict[str, Symbol] = field(default_factory=dict)
    cost: tuple[int, ...] = (0, 1, 0)
    calm: dict[str, float] = field(default_factory=dict)


def traced(method: Optimizer, surface: Surface, given: Given) -> Traced | None:
    """The graph of one step; None for a rule that cannot be traced, because its branches or loops depend on numbers."""
    graph = Graph()
    step = Traced(graph)
    functions, programs = graph.functions, surface.over(graph.functions)
    x, y = (graph.leaf(axis, wide=True, moving=True) for axis in "xy")
    seen(step, surface, programs, x, y, given)
    noise = None
    if given.noisy:
        noise = graph.leaf("noise_x", wide=True, moving=True), graph.leaf("noise_y", wide=True, moving=True)
        step.rows |= dict(zip(("noise_x", "noise_y"), noise, strict=True))
    batch = (row(step, "batch"),) if given.batched else ()
    known = {hyper.name: hyper_leaf(step, hyper.name, given) for hyper in method.hypers}
    clip = hyper_leaf(step, CLIP.name, given) if given.clipped else None
    shorten = with_functions(shortened, functions)
    for name in method.moving:
        known[name] = row(step, name) if name == "t" else running(step, name, known[name.removesuffix("_t")])

    def called(rule: Rule, *numbers: Number) -> Number:
        return with_functions(rule, functions)(*numbers, **{name: known[name] for name in keywords(rule)})

    def states(names: list[str]) -> list[Symbol]:
        return [graph.leaf(name, wide=True, moving=True) for name in names]

    def keep(names: list[str], before: list[Symbol], after: list[Symbol], axis: int = 0) -> None:
        for name, old, new, first in zip(names, before, after, method.state.values(), strict=True):
            step.kept[name] = Kept(old, new, first, axis)

    if method.whole_point:
        names = state_names(method)
        before = states(names)
        spent: list[list[int]] = []
        oracle = CountingOracle(surface, spent, programs)
        oracle.shortened = shorten
        met: Number = batch[0] if batch else None  # a symbol stands for the samples too
        oracle.next_step(noise, met, clip)
        try:
            new_x, new_y, *after = called(method.step, x, y, oracle, *before)
        except Undecided:
            return None
        if surface.single:
            new_y = y
        step.cost = tuple(spent[0])
        keep(names, before, after)
    else:
        both = state_names(method)
        of_x, of_y = both[: len(method.state)], both[len(method.state) :]
        before_x, before_y = states(of_x), states(of_y)
        at = (x, y)
        if method.look:
            at = called(method.look, x, *before_x), called(method.look, y, *before_y)
        gx, gy = programs.gradient(*at, *batch)
        if noise is not None:
            gx, gy = gx + noise[0], gy + noise[1]
        if clip is not None:
            gx, gy = shorten(gx, gy, clip)
        new_x, *after_x = several(called(method.step, x, gx, *before_x))
        new_y, *after_y = (y, *before_y) if surface.single else several(called(method.step, y, gy, *before_y))
        keep(of_x, before_x, after_x)
        keep(of_y, before_y, after_y, axis=1)
    step.kept |= {"x": Kept(x, new_x, HERE), "y": Kept(y, new_y, HERE, axis=1)}
    return step


def several(returned: Number) -> tuple[Number, ...]:
    """What a coordinate's rule returns, as a tuple; a rule without state returns its x alone."""
    return returned if isinstance(returned, tuple) else (returned,)


def seen(step: Traced, surface: Surface, programs: Programs[Symbol], x: Symbol, y: Symbol, given: Given) -> None:
    """Adds to the graph what Watch needs of the point (x, y): the values in Traced.calm.

    If f and its slope are bounded within some distance of the origin, only that distance is kept. Otherwise the sum of
    |f| and of the squared slopes is kept too, which is large, infinite or NaN from the first point out of bounds on.
    """
    graph, high = step.graph, HIGH * height(surface)
    reaches = [part * far(surface) for part in REACHES]
    reach = next((r for r in reaches if surface.value_bound(r) <= high / 2 and surface.slope_bound(r) <= STEEP), None)
    if reach is None or given.near or given.best:
        f = programs.value(x, y)
    graph.note("keep", x, y)
    if given.near:
        graph.note("near", f)
    farthest = graph.leaf(FARTHEST, wide=True, moving=True)
    step.kept[FARTHEST] = Kept(farthest, graph.apply("maximum", farthest, x * x + y * y), 0.0)
    step.calm = {FARTHEST: (reach or far(surface)) ** 2}
    if reach is None:  # within reach f is not too high and has a slope, which need not be looked at
        gx, gy = programs.gradient(x, y)
        slope = gx * gx + gy * gy
        total = graph.leaf(TOTAL, wide=True, moving=True)
        step.kept[TOTAL] = Kept(total, total + (slope + abs(f)), 0.0)
        step.calm[TOTAL] = high
    if given.best:
        lowest, *at = (graph.leaf(name, wide=True, moving=True) for name in LOWEST)
        lower = f < lowest
        for name, before, now in zip(LOWEST, (lowest, *at), (f, x, y), strict=True):
            first = math.inf if name == LOWEST[0] else math.nan
            step.kept[name] = Kept(before, graph.apply("where", lower, now, before), first)


def hyper_leaf(step: Traced, name: str, given: Given) -> Symbol:
    """The input for a hyperparameter: a value of each row where it is scheduled, else one for the whole walk."""
    if name in given.scheduled:
        return row(step, name)
    return step.graph.leaf(name, wide=name in given.swept, moving=False)


def row(step: Traced, name: str) -> Symbol:
    """An input that each step brings in its row: one number for all runs."""
    step.rows[name] = step.graph.leaf(name, wide=False, moving=True)
    return step.rows[name]


def running(step: Traced, name: str, factor: Symbol) -> Symbol:
    """The running product of a hyperparameter over the steps so far, this one included: βᵗ where β is constant."""
    before = step.graph.leaf(name, wide=step.graph.nodes[factor.at].wide, moving=True)
    step.kept[name] = Kept(before, before * factor, 1.0)
    return step.kept[name].after
