"""Every declared stability limit, held against the rule itself: it is where the rule's linear map begins to grow.

On a quadratic of curvature λ, with its sizes frozen and its corrections over, a rule takes x and its other states to
new ones by a matrix. That is read off the rule by probing it with numbers so small that their squares change no size.
"""

import numpy as np
import pytest

from optimizers import OPTIMIZERS
from optimizers.base import keywords
from optimizers.base.optimizer import positional
from optimizers.base.trace import trace

LIMITED = [key for key, method in OPTIMIZERS.items() if method.stability_limit]
TINY = 1e-60
DRAWS = 40


def frozen(method):
    """The states that are sizes, at 1."""
    return {name: 1.0 for name in method.state if method.roles.get(name) in ("squares", "sizes")}


def radius(method, curvature, known):
    """The spectral radius of one step on ½ λ x²; `known` has the hypers and, late in a run, the running products."""
    free = ["x", *(name for name in method.state if name not in frozen(method))]

    def called(rule, *numbers):
        returned = rule(*numbers, **{name: known[name] for name in keywords(rule)})
        return returned if isinstance(returned, tuple) else (returned,)

    columns = []
    for probed in free:
        here = {"x": 0.0, **dict.fromkeys(method.state, 0.0), **frozen(method), probed: TINY}
        states = [here[name] for name in method.state]
        at = called(method.look, here["x"], *states)[0] if method.look else here["x"]
        new = dict(zip(here, called(method.step, here["x"], curvature * at, *states), strict=True))
        columns.append([new[name] / TINY for name in free])
    return abs(np.linalg.eigvals(np.transpose(columns))).max()


def rate(method, known):
    """The learning rate after the division by the frozen sizes: the step from zero over its direction."""
    direction = next((name for name, role in method.roles.items() if role == "momentum"), "g")
    numbers = {"x": 0.0, "g": TINY, **dict.fromkeys(method.state, 0.0), **frozen(method), **known}
    found = trace(method.step, numbers).names
    return -found["x"] / found[direction]


@pytest.mark.parametrize("key", LIMITED)
def test_a_step_shrinks_what_is_left_below_the_limit_and_grows_it_above(key):
    method, random = OPTIMIZERS[key], np.random.default_rng(14)
    for _ in range(DRAWS):
        hypers = {hyper.name: random.uniform(hyper.low, hyper.high) for hyper in method.hypers}
        known = {**hypers, **{name: 1e9 if name == "t" else 0.0 for name in method.moving}}
        own = rate(method, known) if method.scales else hypers["lr"]
        limit = method.stable_up_to(hypers)
        below, above = (radius(method, part * limit / own, known) for part in (1 - 1e-4, 1 + 1e-4))
        assert below < 1 < above
        assert all(radius(method, part * limit / own, known) < 1 for part in random.random(5))


def test_the_decay_of_adamw_takes_its_part_of_the_limit():
    """At lr·wd = 1 it is 19 and not 38; without decay it is that of Adam."""
    limit = OPTIMIZERS["adamw"].stable_up_to
    adam = OPTIMIZERS["adam"].stable_up_to({"beta1": 0.9})
    assert limit({"lr": 2.0, "weight_decay": 0.5, "beta1": 0.9}) == pytest.approx(19)
    assert limit({"lr": 0.3, "weight_decay": 0.0, "beta1": 0.9}) == pytest.approx(adam) == pytest.approx(38)


@pytest.mark.parametrize("key", LIMITED)
def test_only_where_the_rate_is_divided_may_the_limit_depend_on_it(key):
    """A line of limits is drawn as a bound over λmax, which is no bound on lr where it depends on lr itself."""
    method = OPTIMIZERS[key]
    assert method.stability_limit
    assert method.scales or "lr" not in positional(method.stability_limit)
