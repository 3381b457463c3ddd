"""One step of a method on a surface as a graph, with what the watch wants to know of the point that the step leaves."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from experiments.engine import CountingOracle
from experiments.graph import Graph, Symbol
from experiments.loop import state_names
from experiments.outcomes import FAR, HIGH
from optimizers import Optimizer
from optimizers.base import Undecided
from optimizers.base.arithmetic import with_functions
from optimizers.base.optimizer import HERE, Initial, keywords

REACHES = (FAR, 1e5, 1e4, 1e3, 100.0, 30.0, 10.0)  # distances within which a formula may be bounded, the farthest first
STEEP = 1e100  # a slope up to this has a finite square
FARTHEST, TOTAL = "farthest squared", "total of slopes"
LOWEST = ("best f", "best x", "best y")  # no rule can have states of these names


@dataclass(frozen=True)
class Given:
    """What a step's graph depends on, beside the rule and the surface.

    swept: hyperparameters with a value for each run. scheduled: those with one for each step. near: whether a target is
    looked out for. best: whether the lowest point is kept.
    """

    swept: frozenset[str] = frozenset()
    scheduled: frozenset[str] = frozenset()
    noisy: bool = False
    near: bool = False
    best: bool = False


@dataclass
class Kept:
    """What goes from step to step: before a step and after it; what it is at first, as a rule's states declare it, at
    which coordinate of the start (0 or 1)."""

    before: Symbol
    after: Symbol
    first: Initial
    axis: int = 0


@dataclass
class Traced:
    """The graph of a step. kept: by name. rows: what each step brings, in order.

    cost: value, gradient and Hessian evaluations that the rule asks for.
    calm: of what is kept to watch with, the most that it is while no step was out of bounds.
    """

    graph: Graph
    kept: dict[str, Kept] = field(default_factory=dict)
    rows: dict[str, Symbol] = field(default_factory=dict)
    cost: tuple[int, ...] = (0, 1, 0)
    calm: dict[str, float] = field(default_factory=dict)


def traced(method: Optimizer, surface: Any, given: Given) -> Traced | None:
    """The graph of one step; None for a rule that cannot be traced because its loops depend on the numbers."""
    graph = Graph()
    step = Traced(graph)
    functions, programs = graph.functions, surface.over(graph.functions)
    x, y = (graph.leaf(axis, wide=True, moving=True) for axis in "xy")
    seen(step, surface, programs, x, y, given)
    noise = None
    if given.noisy:
        noise = graph.leaf("noise_x", wide=True, moving=True), graph.leaf("noise_y", wide=True, moving=True)
        step.rows |= dict(zip(("noise_x", "noise_y"), noise, strict=True))
    known = {hyper.name: hyper_leaf(step, hyper.name, given) for hyper in method.hypers}
    for name in method.moving:
        known[name] = row(step, name) if name == "t" else running(step, name, known[name.removesuffix("_t")])

    def called(rule: Any, *numbers: Any) -> Any:
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
        oracle.next_step(noise)
        try:
            new_x, new_y, *after = called(method.step, x, y, oracle, *before)
        except Undecided:
            return None
        step.cost = tuple(spent[0])
        keep(names, before, after)
    else:
        both = state_names(method)
        of_x, of_y = both[: len(method.state)], both[len(method.state) :]
        before_x, before_y = states(of_x), states(of_y)
        at = (x, y)
        if method.look:
            at = called(method.look, x, *before_x), called(method.look, y, *before_y)
        gx, gy = programs.gradient(*at)
        if noise is not None:
            gx, gy = gx + noise[0], gy + noise[1]
        new_x, *after_x = several(called(method.step, x, gx, *before_x))
        new_y, *after_y = several(called(method.step, y, gy, *before_y))
        keep(of_x, before_x, after_x)
        keep(of_y, before_y, after_y, axis=1)
    step.kept |= {"x": Kept(x, new_x, HERE), "y": Kept(y, new_y, HERE, axis=1)}
    return step


def several(returned: Any) -> tuple:
    return returned if isinstance(returned, tuple) else (returned,)


def seen(step: Traced, surface: Any, programs: Any, x: Symbol, y: Symbol, given: Given) -> None:
    """Notes whether the ground is level here, and keeps what stays small while nothing is out of bounds."""
    graph = step.graph
    reach = next((r for r in REACHES if surface.value_bound(r) <= HIGH / 2 and surface.slope_bound(r) <= STEEP), None)
    if reach is None or given.near or given.best:
        f = programs.value(x, y)
    gx, gy = programs.gradient(x, y)
    graph.note("keep", x, y)
    slope = gx * gx + gy * gy
    graph.note("level", slope)
    if given.near:
        graph.note("near", f)
    farthest = graph.leaf(FARTHEST, wide=True, moving=True)
    step.kept[FARTHEST] = Kept(farthest, graph.apply("maximum", farthest, x * x + y * y), 0.0)
    step.calm = {FARTHEST: (reach or FAR) ** 2}
    if reach is None:  # within reach f is not too high and has a slope, which need not be looked at
        total = graph.leaf(TOTAL, wide=True, moving=True)
        step.kept[TOTAL] = Kept(total, total + (slope + abs(f)), 0.0)
        step.calm[TOTAL] = HIGH
    if given.best:
        lowest, *at = (graph.leaf(name, wide=True, moving=True) for name in LOWEST)
        lower = f < lowest
        for name, before, now in zip(LOWEST, (lowest, *at), (f, x, y), strict=True):
            first = math.inf if name == LOWEST[0] else math.nan
            step.kept[name] = Kept(before, graph.apply("where", lower, now, before), first)


def hyper_leaf(step: Traced, name: str, given: Given) -> Symbol:
    if name in given.scheduled:
        return row(step, name)
    return step.graph.leaf(name, wide=name in given.swept, moving=False)


def row(step: Traced, name: str) -> Symbol:
    step.rows[name] = step.graph.leaf(name, wide=False, moving=True)
    return step.rows[name]


def running(step: Traced, name: str, factor: Symbol) -> Symbol:
    """The product of all the factors so far, this step's among them."""
    before = step.graph.leaf(name, wide=step.graph.nodes[factor.at].wide, moving=True)
    step.kept[name] = Kept(before, before * factor, 1.0)
    return step.kept[name].after
