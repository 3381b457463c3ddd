"""What a claim says in words: every number in it is measured, part of the experiment's code, or worked out here."""

import ast
import importlib
import inspect
import math
import re
from functools import cache

import pytest

from claims import CLAIMS
from claims.base import recorded
from claims.base.prose import PLACES, filled
from claims.base.rates import RATES
from claims.base.sampled import over
from experiments.readings import ties
from experiments.studies import tuning
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS

TEXTS = ("statement", "experiment", "look")
EVERY = pytest.mark.parametrize("key", CLAIMS)
NUMBER = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?")
POWERS = {"10⁻¹²": "0.000000000001", "10⁻¹⁰": "0.0000000001", "10⁻⁵": "0.00001"}

OF_FORMULAS = {0.0, 1.0, 2.0}  # as in 1 − β and 2/λmax


def about(told, value):
    """Whether a value, rounded to as many digits, is what is told."""
    return round(value, len(f"{told}".partition(".")[2])) == told


def limit(method):
    """The limit of α·λmax for a method as it is set."""
    known = OPTIMIZERS[method]
    return known.stable_up_to({"beta": BETA}) if known.stability_limit else math.nan


BETA = OPTIMIZERS["momentum"].hyper("beta").default
KAPPA = LANDSCAPES["ravine"].number("κ") or math.nan
SKEWED = {round(abs(slope), 9) for slope in over("line_fit", "skewed").sample_gradients((1, 0.1))[:, 1]}
# Other numbers that follow from what the code has: by claim, each with whether the arithmetic gives it.
WORKED_OUT: dict[str, dict[float, bool]] = {
    "smaller_rate_crawls": {0.011: 1 < 0.011 * KAPPA < 2},
    "rate_below_two_over_curvature": {0.02: 2 / 100 == 0.02, 0.0199: 0.0199 < 2 / 100},
    "momentum_damps_the_bounce": {0.95: about(0.95, math.sqrt(BETA)), 1.95: about(1.95, 1 + math.sqrt(BETA))},
    "momentum_speeds_along_the_floor": {0.1: 10**-1 == 0.1},
    "momentum_overshoots": {0.0013: about(0.0013, (1 - math.sqrt(BETA)) ** 2 / 2)},
    "nesterov_overshoots_less": {
        1.36: about(1.36, limit("nesterov")),
        3.8: about(3.8, limit("momentum")),
    },
    "rmsprop_slows_near_minimum": {0.001: 10**-3 == 0.001, 0.1: 10**-1 == 0.1},
    "signs_cannot_settle": {0.001: 10**-3 == 0.001},
    "descent_sticks_at_saddles": {0.3: about(0.3, 10**-0.5)},
    "momentum_oscillates_at_saddles": {0.3: about(0.3, 10**-0.5)},
    "adam_uncorrected_first_step": {
        0.99: 1 - 10**-2 == 0.99,
        0.9999: 1 - 10**-4 == 0.9999,
        3.16: about(3.16, (1 - 0.9) / math.sqrt(1 - 0.999)),
    },
    "rprop_fails_on_skewed_batches": {size: size in SKEWED for size in (0.2, 1.8)},
    "momentum_smooths_noise": {0.316: about(0.316, 10**-0.5)},
    "lbfgs_needs_fewer_evaluations": {60: 300 // 5 == 60},
}


def numbers(text):
    """The numbers that are typed in a text; those in its places are none."""
    for power, decimal in POWERS.items():
        text = text.replace(power, decimal)
    return {float(each.replace(",", "")) for each in NUMBER.findall(PLACES.sub("…", text))}


@cache
def code(module):
    """The numbers in the code of a claim and of what it takes from claims, but for those in the claim's texts."""
    tree = ast.parse(inspect.getsource(module))
    tree.body = [node for node in tree.body if not is_claim(node)]
    found = {
        abs(float(node.value))
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float)
    }
    for node in tree.body:
        if (
            isinstance(node, ast.ImportFrom)
            and (node.module or "").startswith("claims.")
            and node.module != "claims.base"
        ):
            found |= code(importlib.import_module(str(node.module)))
    return found


def is_claim(node):
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "CLAIM"


def settings(key):
    """The numbers that a claim's texts may have: of its code, its settings, its link, and what these leave as it is."""
    claim = CLAIMS[key]
    found = code(importlib.import_module(f"claims.{key}")) | {float(len(RATES)), tuning.STARTS, ties.ALIKE}
    for text in (*claim.link.values(), *recorded()[key].verdict.settings):
        found |= numbers(text)
    for method in claim.link.get("methods", "").split(","):
        found |= {hyper.default for hyper in OPTIMIZERS[method].hypers} if method else set()
    return found


@EVERY
def test_every_place_in_a_text_is_measured(key):
    claim, record = CLAIMS[key], recorded()[key]
    named = {name for text in TEXTS for name in PLACES.findall(getattr(claim, text))}
    assert named <= record.places.keys()
    assert record.numbers.keys() <= named
    assert not PLACES.findall(claim.statement) and not PLACES.findall(claim.said_by)
    for text in TEXTS:
        assert not re.search(r"[{}]|nan|undefined", filled(getattr(claim, text), record.places))


@EVERY
def test_no_number_is_typed_that_is_measured(key):
    own = WORKED_OUT.get(key, {})
    assert all(own.values())
    typed = set().union(*(numbers(getattr(CLAIMS[key], text)) for text in TEXTS))
    typed |= numbers(importlib.import_module(f"claims.{key}").__doc__)
    known = settings(key) | OF_FORMULAS
    unknown = {each for each in typed if not any(math.isclose(each, one) for one in known)}
    assert unknown <= own.keys(), "measure it: {name}"
    assert own.keys() <= unknown, "no longer needed"


def test_a_typed_number_is_found():
    assert numbers("It took {steps of momentum} 12 steps, κ = 1,000, 10⁻¹² at 0.5.") == {12, 1000, 1e-12, 0.5}
    assert not {448.0, 0.13} & settings("momentum_is_a_larger_rate")


def test_a_place_that_is_not_measured_is_refused():
    assert filled("in {a} of it", {"a": "3 of 4"}) == "in 3 of 4 of it"
    with pytest.raises(KeyError):
        filled("in {b}", {"a": "3"})
