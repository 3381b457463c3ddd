"""What a rule holds under the roles "squares" and "sizes": found by running the rule, so it is true of what runs."""

from functools import lru_cache
from typing import Literal

from optimizers.base.arithmetic import on_floats
from optimizers.base.optimizer import HERE, Optimizer, keywords
from optimizers.base.trace import trace

Gathered = Literal["sum of squares", "average square", "largest average square", "average squared deviation"]

Sized = Literal["size of recent slopes", "length of the step", "factor on the learning rate"]

FEW, LONG = 5, 6000  # steps: a few, and several times the memory of any average
SMALLER = 0.5  # the slope after half of them
KEPT = 64


@lru_cache(maxsize=KEPT)
def gathered(method: Optimizer, name: str) -> Gathered:
    """What `name` holds in a rule that moves each coordinate by its own slope, at the method's defaults.

    On a slope of 1 a sum outgrows every average, and what strays from the average is nothing. After the slope has
    become smaller for long, an average has followed, and a largest one has not.
    """
    steady, _ = held(method, name, LONG, 1.0)
    if steady > 2:
        return "sum of squares"
    if steady < SMALLER / 2:
        return "average squared deviation"
    return "average square" if held(method, name, LONG, 1.0, SMALLER)[0] < steady / 2 else "largest average square"


@lru_cache(maxsize=KEPT)
def sized(method: Optimizer, name: str) -> Sized:
    """What size `name` is in such a rule: one that grows with the slopes, that of the step, or a factor on the rate."""
    (size, moved), (of_double, _) = (held(method, name, FEW, slope) for slope in (1.0, 2.0))
    if of_double > 1.5 * size:
        return "size of recent slopes"
    return "length of the step" if abs(moved - size) < 1e-6 * size else "factor on the learning rate"


def held(method: Optimizer, name: str, steps: int, slope: float, later: float | None = None) -> tuple[float, float]:
    """The number that `name` stands for after so many steps on a slope, and how far the last of them went.

    For the second half of them the slope is `later`, if that is given.
    """
    step, hypers, names = on_floats(method.step), method.defaults, keywords(method.step)
    products = dict.fromkeys((each for each in names if each.endswith("_t")), 1.0)
    known = {**hypers, HERE: 0.0}
    x, state = 0.0, [known[start] if isinstance(start, str) else start for start in method.state.values()]
    for t in range(1, steps + 1):
        products = {each: product * hypers[each.removesuffix("_t")] for each, product in products.items()}
        known = {**hypers, **products, "t": float(t)}
        g = slope if later is None or 2 * t <= steps else later
        if t < steps:
            x, *state = step(x, g, *state, **{each: known[each] for each in names})
    found = trace(method.step, {"x": x, "g": g, **dict(zip(method.state, state, strict=True)), **known}).names
    return float(found[name]), abs(float(found["x"]) - x)
