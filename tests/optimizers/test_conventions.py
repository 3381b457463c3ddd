"""Other forms of a rule: the number that is named for here does here what the method's own number does there."""

from dataclasses import replace

import numpy as np
import pytest

from claims.base.walked import walked
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from optimizers.base import keywords

FORMS = [(key, form) for key, method in OPTIMIZERS.items() for form in method.conventions]


def cases(forms):
    return pytest.mark.parametrize(
        ("key", "form"), [pytest.param(*case, id=f"{case[0]}-{case[1].hyper}") for case in forms]
    )


EPSILONS = np.logspace(-12, -1, 12)


@cases(FORMS)
def test_a_form_is_about_a_setting_of_the_method_and_changes_it(key, form):
    method = OPTIMIZERS[key]
    hyper = method.hyper(form.hyper)
    value = form.value(method.defaults)
    assert hyper.check(value) == value
    assert (value == hyper.default) == (form.here is None)
    assert hyper.low <= value <= hyper.high, "the race of both shows it on the slider"
    assert not form.surface or form.surface in LANDSCAPES
    assert bool(method.latex_of(form)) == (form.step is not None)


@cases((key, form) for key, form in FORMS if form.step and form.exact and form.here)
def test_the_translated_number_takes_the_same_path(key, form):
    method, surface = OPTIMIZERS[key], LANDSCAPES["ravine"]
    there = walked(replace(method, step=form.step), surface, surface.start, 100)
    here = walked(method, surface, surface.start, 100, {form.hyper: form.value(method.defaults)})
    plainly = walked(method, surface, surface.start, 100)
    assert np.allclose(there, here, rtol=1e-6, atol=1e-9)
    assert not np.allclose(there, plainly, rtol=1e-3)


@cases((key, form) for key, form in FORMS if not form.exact)
def test_the_divisors_differ_by_a_factor_of_root_two_at_most(key, form):
    """The first step on slopes of every size, with ε inside the root and with its root outside."""
    method = OPTIMIZERS[key]
    known = method.defaults | {"beta1_t": 0.9, "beta2_t": 0.999}
    ratios = []
    for eps in EPSILONS:
        for g in np.logspace(-9, 3, 25):
            numbers = known | {"eps": eps}
            inside, ours = (
                moved(rule, method, numbers | {"eps": own}, g)
                for rule, own in ((form.step, eps), (method.step, form.value(numbers)))
            )
            ratios.append(inside / ours)
    assert min(ratios) >= 1 - 1e-9 and 1.4 < max(ratios) <= 2**0.5 + 1e-9


def moved(rule, method, numbers, g):
    """How far the rule's first step goes on a slope g."""
    asked = {name: numbers[name] for name in keywords(rule)}
    return -rule(0.0, g, *method.state.values(), **asked)[0]


def test_nesterovs_other_form_walks_along_the_points_where_ours_takes_its_gradients():
    method, surface = OPTIMIZERS["nesterov"], LANDSCAPES["ravine"]
    (form,) = method.conventions
    assert form.step
    there = walked(replace(method, step=form.step, look=None), surface, surface.start, 100)
    here = walked(method, surface, surface.start, 100)
    looked_at = here[1:] + method.defaults["beta"] * np.diff(here, axis=0)
    assert np.allclose(there[1:], looked_at, atol=1e-9)
