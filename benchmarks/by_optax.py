"""The walk by optax: a lax.scan over the steps, a vmap over the runs, a jit around both, compiled ahead.

The point of a run may be one array of two numbers or a pair of numbers; XLA makes different programs of them, and each
problem gets the one that is faster for it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import Any

import jax
import numpy as np
import optax
from jax import lax
from jax import numpy as jnp

from benchmarks.problems import FORMULAS, Problem
from benchmarks.turns import CORES, quickest
from experiments.engine.outcomes import HIGH, far
from experiments.geometry.scale import height, near
from landscapes import LANDSCAPES

jax.config.update("jax_enable_x64", True)
jax.config.update("jax_num_cpu_devices", CORES)

RULES: dict[str, Callable] = {
    "adam": lambda lr, beta1=0.9: optax.adam(lr, b1=beta1),
    "momentum": lambda lr, beta: optax.sgd(lr, momentum=beta),
}


@dataclass(frozen=True)
class Compiled:
    """Called with hyperparameters it gives the final points, shaped as the starts; `seconds` is what compiling took."""

    program: Callable
    problem: Problem
    seconds: float

    def __call__(self, hypers: Mapping[str, Any]) -> np.ndarray:
        end, *_ = jax.block_until_ready(self.program(self.problem.starts, dict(hypers)))
        return np.asarray(end)


def compiled(problem: Problem, *, outcomes: bool = False, cores: int = 1) -> Compiled:
    """The faster of the two programs; on several cores each walks its share of the runs."""
    return quickest([in_one_way(problem, pair, outcomes, cores) for pair in (False, True)], problem.varied)


def in_one_way(problem: Problem, pair: bool, outcomes: bool, cores: int) -> Compiled:
    walk: Callable = partial(watched if outcomes else plain, problem, pair)
    if problem.starts.ndim == 2:
        walk = jax.vmap(walk)
    shared = jax.NamedSharding(jax.make_mesh((cores,), ("runs",)), jax.P("runs")) if cores > 1 else None
    began = perf_counter()
    program = jax.jit(walk, in_shardings=shared, out_shardings=shared).lower(problem.starts, dict(problem.varied))
    return Compiled(program.compile(), problem, perf_counter() - began)


def plain(problem: Problem, pair: bool, start: jax.Array, hypers: dict) -> tuple:
    """The final point of one run, and nothing else."""
    rule = RULES[problem.method](**hypers)
    slope = jax.grad(surface(problem))

    def step(carry, _):
        point, state = carry
        change, state = rule.update(slope(point), state, point)
        return (optax.apply_updates(point, change), state), None

    point = tuple(start) if pair else start
    (point, _), _ = lax.scan(step, (point, rule.init(point)), length=problem.steps)
    return (jnp.stack(list(point)),)


def watched(problem: Problem, pair: bool, start: jax.Array, hypers: dict) -> tuple:
    """What our outcomes rest on, seen at every step as we do.

    That is: the final point, the step at which the run went wrong, the step since which it has stayed where it is, and
    the last point before it went wrong.
    """
    rule = RULES[problem.method](**hypers)
    look = jax.value_and_grad(surface(problem))

    def step(carry, t):
        point, state, gone, since, anchor, last = carry
        value, (gx, gy) = look(point)
        slope = gx * gx + gy * gy
        x, y = point
        fine = (abs(x) <= farthest) & (abs(y) <= farthest) & (abs(value) <= highest) & jnp.isfinite(slope)
        gone = jnp.where(fine, gone, jnp.minimum(gone, t))
        away = jnp.hypot(x - anchor[0], y - anchor[1]) > reach
        since = jnp.where(away, t, since)
        anchor = jax.tree.map(lambda here, before: jnp.where(away, here, before), point, anchor)
        last = jax.tree.map(lambda here, before: jnp.where(gone > t, here, before), point, last)
        change, state = rule.update(jnp.stack([gx, gy]) if not pair else (gx, gy), state, point)
        return (optax.apply_updates(point, change), state, gone, since, anchor, last), None

    point = tuple(start) if pair else start
    landscape = LANDSCAPES[problem.surface]
    highest = HIGH * (height(landscape) + abs(look(point)[0]))
    farthest, reach = far(landscape), near(landscape) / 2
    carry = (point, rule.init(point), problem.steps + 1, 0, point, point)
    (point, _, gone, since, _, last), _ = lax.scan(step, carry, jnp.arange(problem.steps))
    return jnp.stack(list(point)), gone, since, jnp.stack(list(last))


def stepwise(problem: Problem) -> Callable[[Mapping[str, Any]], np.ndarray]:
    """One run with a jitted step in a Python loop, as one trains a network; compiled for each setting."""
    slope = jax.grad(surface(problem))

    @partial(jax.jit, static_argnames="hypers")
    def step(point, state, hypers):
        change, state = RULES[problem.method](**dict(hypers)).update(slope(point), state, point)
        return optax.apply_updates(point, change), state

    def walk(hypers: Mapping[str, Any]) -> np.ndarray:
        fixed = tuple(hypers.items())
        point = jnp.array(problem.starts)
        state = RULES[problem.method](**hypers).init(point)
        for _ in range(problem.steps):
            point, state = step(point, state, hypers=fixed)
        return np.asarray(point)

    return walk


def surface(problem: Problem) -> Callable:
    """f of a point: an array of two numbers, or a pair of them."""
    return lambda point: FORMULAS[problem.surface](*point, jnp.cos)
