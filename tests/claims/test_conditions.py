"""Conditions of claims: found where one was put in, and nowhere else; on drawn counts whose answer is known."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis.strategies import integers

from claims.base import Tally, Verdict
from claims.base.condition import CLEAR, SEPARATOR, condition, explained, halves, separate
from claims.base.verdict import WORDS

CASES = 200
KAPPAS = [f"κ = {kappa:,}" for kappa in (10, 100, 1000, 10_000)]
TURNS = ["along the axes", "turned 45°"]
PLACES = ["Beale", "Rosenbrock", "Himmelblau", "Bowl", "Peaks", "Levy", "Easom", "Booth"]


def drawn(random, shares, cases=CASES):
    """A measurement of settings that hold with these shares."""
    return Verdict({name: Tally(int(random.binomial(cases, share)), cases) for name, share in shares.items()})


def shared(**counts):
    """A verdict of settings that held in so many of 100 cases."""
    return Verdict({name: Tally(held, 100) for name, held in counts.items()})


@given(seed=integers(0, 2**32))
def test_a_cut_that_was_put_in_is_found_and_told_by_its_factor(seed):
    random = np.random.default_rng(seed)
    kappas, turns = KAPPAS[: random.integers(2, 5)], TURNS
    place, values = [(0, kappas), (1, turns)][random.integers(2)]
    cut = random.integers(1, len(values))
    holds = set(values[:cut] if random.integers(2) else values[cut:])
    names = [SEPARATOR.join(parts) for parts in product(kappas, turns)]
    shares = {
        name: random.uniform(0.9, 1) if name.split(SEPARATOR)[place] in holds else random.uniform(0, 0.1)
        for name in names
    }
    found = condition(drawn(random, shares), drawn(random, shares))
    assert found is not None
    upper, lower = found
    assert upper.settings == {name for name in names if name.split(SEPARATOR)[place] in holds}
    assert upper.settings | lower.settings == {*names}
    words = "κ" if place == 0 else "axes|turned"
    assert all(any(word in side.where for word in words.split("|")) for side in found)
    assert not any(SEPARATOR in side.where for side in found)


def test_settings_that_hold_alike_are_not_split_by_chance():
    random = np.random.default_rng(0)
    split = []
    for _ in range(3000):
        names = [SEPARATOR.join(parts) for parts in product(KAPPAS[: random.integers(1, 5)], TURNS)]
        shares = dict.fromkeys(names, random.uniform())
        cases = int(random.integers(5, 50))
        split.append(condition(drawn(random, shares, cases), drawn(random, shares, cases)))
    assert split == [None] * len(split)


def test_at_most_one_cut_is_clear_and_that_is_the_one_at_the_widest_gap():
    random, clear = np.random.default_rng(0), 0
    for _ in range(300):
        names = PLACES[: random.integers(2, 7)]
        verdict = drawn(random, {name: random.choice([0.03, 0.5, 0.97]) for name in names})
        cuts = [
            (list(upper), [name for name in names if name not in upper])
            for size in range(1, len(names))
            for upper in combinations(names, size)
        ]
        found = [cut for cut in cuts if separate(verdict, *cut)]
        assert found in ([], [halves(verdict)])
        clear += len(found)
    assert clear > 30


def test_what_fresh_draws_do_not_show_is_not_told():
    found = shared(Beale=99, Rosenbrock=98, Bowl=2)
    assert condition(found, found) is not None
    assert condition(found, shared(Beale=99, Rosenbrock=50, Bowl=2)) is None
    assert condition(found, shared(Beale=50, Rosenbrock=50, Bowl=50)) is None
    assert condition(found, shared(Beale=2, Rosenbrock=2, Bowl=98)) is None
    assert condition(shared(Beale=60, Rosenbrock=58, Bowl=50), found) is None


def test_a_gap_must_be_wide_for_its_sides():
    narrow = shared(Beale=100, Rosenbrock=75, Bowl=75 - 25 * CLEAR + 1, Levy=25)
    assert condition(narrow, narrow) is None
    wide = shared(Beale=100, Rosenbrock=80, Bowl=80 - 20 * CLEAR, Levy=38)
    assert condition(wide, wide) is not None


def test_sides_that_lean_the_same_way_are_one():
    for counts in ({"Beale": 100, "Bowl": 72}, {"Beale": 28, "Bowl": 0}, {"Beale": 68, "Bowl": 31}):
        assert condition(shared(**counts), shared(**counts)) is None
    assert {word.leans for word in WORDS} == {"for", "neither", "against"}


def test_a_single_setting_has_no_condition():
    assert condition(shared(Beale=50), shared(Beale=50)) is None


def test_a_gap_that_few_cases_may_make_is_none():
    few = Verdict({"Beale": Tally(5, 5), "Bowl": Tally(2, 5)})
    many = Verdict({"Beale": Tally(200, 200), "Bowl": Tally(80, 200)})
    assert condition(few, few) is None and condition(many, many) is not None


@pytest.mark.parametrize(
    ("upper", "lower", "words"),
    [
        (["κ = 100", "κ = 1,000"], ["κ = 10"], ("κ = 100 or more", "κ = 10")),
        (["κ = 10", "κ = 100"], ["κ = 1,000", "κ = 10,000"], ("κ = 100 or less", "κ = 1,000 or more")),
        (["turned 30°", "turned 45°"], ["turned 15°"], ("turned 30° or more", "turned 15°")),
        (["α/(1 − β) = 0.2/λmax"], ["α/(1 − β) = 5/λmax"], ("α/(1 − β) = 0.2/λmax", "α/(1 − β) = 5/λmax")),
        (["κ = 10", "κ = 1,000"], ["κ = 100"], None),  # numbers are cut, not picked
        (["1 to 2 / λmax"], ["2 to 4 / λmax"], ("1 to 2 / λmax", "2 to 4 / λmax")),  # two numbers: names
        (["Beale"], ["κ = 10"], ("Beale", "κ = 10")),
        (PLACES[:5], PLACES[5:6], ("all except Levy", "Levy")),
        (PLACES[:2], PLACES[2:8], ("Beale or Rosenbrock", "all except Beale and Rosenbrock")),
        (PLACES[:4], PLACES[4:], None),  # as many as that are no condition
    ],
)
def test_the_words_for_both_sides(upper, lower, words):
    assert explained(upper, lower) == words
    assert explained(lower, upper) == (words and words[::-1])


def test_names_of_a_setting_are_told_where_no_factor_tells_the_sides_apart():
    names = [SEPARATOR.join(parts) for parts in product(PLACES[:3], TURNS)]
    told = "{} ({})".format(*names[0].split(SEPARATOR))
    assert explained(names[1:], names[:1]) == (f"all except {told}", told)
    crossed = [SEPARATOR.join(parts) for parts in product(PLACES[:8], TURNS)]
    assert explained(crossed[::3], [name for name in crossed if name not in crossed[::3]]) is None


def test_two_factors_that_explain_the_same_are_no_explanation():
    upper, lower = ["Beale · tuned", "Bowl · tuned"], ["Levy · as it is", "Peaks · as it is"]
    assert explained(upper, lower) == ("Beale (tuned) or Bowl (tuned)", "Levy (as it is) or Peaks (as it is)")


def test_names_with_different_numbers_of_parts_have_no_factor():
    assert explained(["Beale · tuned"], ["Bowl"]) == ("Beale (tuned)", "Bowl")
