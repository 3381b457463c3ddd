"""The judge knows what is false, and does not pass over words that nobody has taught it."""

import pytest

from experiments import run
from landscapes import LANDSCAPES, from_formula
from optimizers import OPTIMIZERS
from tests.truth.facts import LONGER, Facts
from tests.truth.verdicts import restless_on_a_bowl, verdict
from tests.truth.words import Statement, UnknownWords, of_run


def test_the_judge_finds_false_words():
    """A judge that calls everything true would pass the suite as well."""
    bowl = LANDSCAPES["bowl"]
    runs, longer = (run(bowl, "gradient_descent", (1.5, 1), steps=n, hypers={"lr": 0.1}) for n in (60, LONGER * 60))
    facts = Facts(runs, longer, 0)
    since = facts.rest.since
    name = "Gradient descent"
    said = {
        f"{name} settled at the minimum at step {since}.": True,
        f"{name} settled at the minimum at step {since - 1}.": False,
        f"{name} settled at the minimum at step {facts.close + 1}.": False,
        f"{name} settled at a local minimum at step {since}.": False,
        f"{name} stalled at the saddle point (0, 0) at step {since}: the ground is level there, but lower to the "
        "side.": False,
        f"{name} was still moving after 60 steps (slope 0.5).": False,
        f"{name} diverged at step 12.": False,
        f"{name} kept jumping between two points, at least since step 29.": False,
        f"{name} stepped out of the region where f is defined at step 3.": False,
        f"{name} reached a point at step 3 where f has a value but no gradient.": False,
        f"{name} diverged at step 12. At step 3, at (1, 1), rounding error hid the gradient: do not trust the path "
        "after that.": False,
    }
    for sentence, true in said.items():
        verdicts = [verdict(facts, statement) for statement in of_run(sentence, name)]
        assert all(each is None or each.true for each in verdicts) == true, sentence


def test_so_far_out_that_80_digits_hold_no_slope_a_tail_is_no_line_of_minima():
    """It is undecided there whether a run on a tail has settled, and never false that it has not."""
    surface = from_formula("ln(2 + e^(-5x)) + y^2", domain=((-2, 4), (-3, 3)))
    runs, longer = (run(surface, "saddle_free_newton", (-1.5, 0.7), steps=n) for n in (76, LONGER * 76))
    facts, sentence = Facts(runs, longer, 0), runs.sentence()
    (told,) = (each for each in of_run(sentence, "Saddle-free Newton") if each.name == "not settled")
    assert "tail" in told.said
    for statement, true in ((told, None), (Statement("not settled", {"n": "76"}), False)):
        said = verdict(facts, statement)
        assert said is not None and said.true is true


def test_words_that_nobody_has_taught_the_judge_are_an_error():
    with pytest.raises(UnknownWords):
        list(of_run("Adam had a nice day.", "Adam"))


@pytest.mark.parametrize("method", [key for key, method in OPTIMIZERS.items() if not method.whole_point])
def test_steps_grow_back_where_they_are_said_to(method):
    """As far as is said, by a good tenth of it."""
    optimizer, moved = OPTIMIZERS[method], restless_on_a_bowl(method)
    assert (moved > 0.01) == bool(optimizer.grows_back or optimizer.fading)
    assert moved > 0.1 * optimizer.grows_back or not optimizer.grows_back
