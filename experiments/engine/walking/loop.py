"""Writes the source of the loop that applies a rule step after step, for one method at a time.

For Adam, on arrays, the written loop is:

    def walk(x, y, m_x, v_x, m_y, v_y, rows, gradient, step, look, f, rescue, shortened, far, lr, beta1, beta2, eps):
        for (beta1_t, beta2_t, ) in rows:
            try:
                gx, gy = gradient(x, y)
                a = step(x, gx, m_x, v_x, lr=lr, beta1=beta1, beta2=beta2, eps=eps, beta1_t=beta1_t, beta2_t=beta2_t)
                b = step(y, gy, m_y, v_y, lr=lr, beta1=beta1, beta2=beta2, eps=eps, beta1_t=beta1_t, beta2_t=beta2_t)
            except RAISED:
                a, b = rescue((x, y, m_x, v_x, m_y, v_y, ), (beta1_t, beta2_t, ))
            x, m_x, v_x, = a
            y, m_y, v_y, = b
            yield a, b

Where gradients are clipped, `gx, gy = shortened(gx, gy, clip)` comes after the first line.

Where f has one weight, y is not moved: `b = (y, m_y, v_y, )`.

On floats the loop also ends once the point is beyond `far` or is NaN. Each row of `rows` holds the values that change
with the step: schedules, running products such as beta1_t, the step number, the noise, the samples of the batch.

The loop is written out as source because a general call, step(x, g, *state, **hypers), takes longer than the rules do.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from optimizers import Optimizer
from optimizers.base import CLIP, RAISED, Number, Rule, keywords

Point = tuple[Number, ...]  # (x, *state) and (y, *state); or (x, y, *state) of a rule that moves the whole point
Loop = Callable[..., Iterator[Point]]  # its arguments are written out for each method


@lru_cache(maxsize=256)
def loop(method: Optimizer, moving: tuple[str, ...], *, clipped: bool, floats: bool, single: bool) -> Loop:
    """The loop of a method as a generator function, which yields the point and its state after each step.

    moving   the names of the values in each row, in order
    clipped  whether gradients that are too long are shortened
    floats   whether the loop works on Python floats (one run) or on arrays (runs,)
    single   whether f has one weight, and y stays where it is
    """
    names: dict[str, Any] = {"RAISED": RAISED}
    text = source(method, moving, clipped=clipped, floats=floats, single=single)
    exec(compile(text, f"<loop of {method.name}>", "exec"), names)
    walk: Loop = names["walk"]
    return walk


def source(method: Optimizer, moving: tuple[str, ...], *, clipped: bool, floats: bool, single: bool) -> str:
    """The source of loop(), a function named `walk`."""
    row = comma_ended(moving)
    numbers = comma_ended(["x", "y", *state_names(method)])
    constants = ", ".join([hyper.name for hyper in method.hypers] + ([CLIP.name] if clipped else []))
    write = whole_point if method.whole_point else coordinatewise
    step = write(method, "noise" in moving, "batch" in moving, clipped, single)
    return (
        f"def walk({numbers}rows, gradient, step, look, f, rescue, shortened, far, {constants}):\n"
        f"    for ({row}) in rows:\n"
        f"{step.format(rescue=f'rescue(({numbers}), ({row}))')}"
        + ("        if not (-far <= x <= far and -far <= y <= far): return\n" if floats else "")
    )


def state_names(method: Optimizer) -> list[str]:
    """The loop's names for the state of a rule: its own for a whole-point rule, else one for each axis (m_x)."""
    return list(method.state) if method.whole_point else [f"{name}_{axis}" for axis in "xy" for name in method.state]


def coordinatewise(method: Optimizer, noisy: bool, batched: bool, clipped: bool, single: bool) -> str:
    """The lines of one step of a rule that is applied to x and to y; `{rescue}` is left to be filled in."""

    def state(axis: str) -> str:
        return comma_ended(f"{name}_{axis}" for name in method.state)

    def query(axis: str) -> str:
        return f"look({axis}, {state(axis)}{passed_on(method.look)})" if method.look else axis

    def met(axis: str) -> str:
        return f"g{axis} + noise[{'xy'.index(axis)}]" if noisy else f"g{axis}"

    def call(axis: str) -> str:
        slope = f"g{axis}" if clipped else met(axis)
        returned = f"step({axis}, {slope}, {state(axis)}{passed_on(method.step)})"
        return returned if method.state else f"({returned},)"

    def rest(axis: str) -> str:
        return f"({axis}, {state(axis)})"

    shortens = f"            gx, gy = shortened({met('x')}, {met('y')}, {CLIP.name})\n" if clipped else ""
    return (
        "        try:\n"
        f"            gx, gy = gradient({query('x')}, {query('y')}{', batch' if batched else ''})\n"
        f"{shortens}"
        f"            a = {call('x')}\n"
        f"            b = {rest('y') if single else call('y')}\n"
        "        except RAISED:\n"
        "            a, b = {rescue}\n"
        f"        x, {state('x')}= a\n"
        f"        y, {state('y')}= b\n"
        "        yield a, b\n"
    )


def whole_point(method: Optimizer, noisy: bool, batched: bool, clipped: bool, single: bool) -> str:
    """The lines of one step of a rule that moves x and y together; `{rescue}` is left to be filled in."""
    state = comma_ended(method.state)
    idle = "            p = (p[0], y, *p[2:])\n"
    met = f"{'noise' if noisy else 'None'}, {'batch' if batched else 'None'}, {CLIP.name if clipped else 'None'}"
    return (
        "        try:\n"
        f"            f.next_step({met})\n"
        f"            p = step(x, y, f, {state}{passed_on(method.step)})\n"
        f"{idle if single else ''}"
        "        except RAISED:\n"
        "            p = {rescue}\n"
        f"        x, y, {state}= p\n"
        "        yield p\n"
    )


def passed_on(rule: Rule) -> str:
    """The keyword arguments of a call of the rule, each passed on under its own name: "lr=lr, beta=beta"."""
    return ", ".join(f"{name}={name}" for name in keywords(rule))


def comma_ended(names: Iterable[str]) -> str:
    """The names with a comma after each, "a, b, ": valid in a call, in a tuple of any length, and before "= value"."""
    return "".join(f"{name}, " for name in names)
