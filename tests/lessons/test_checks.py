"""Claims as data: what is measured is right where the answer is known, and what is false is found out."""

import math
from functools import partial

import numpy as np
import pytest

from experiments import run
from experiments.engine.race import Race
from experiments.readings.stability import stability
from experiments.studies.fan import fan
from landscapes import LANDSCAPES, from_formula
from lessons.checks import Check, filled, finding
from lessons.measures import MEASURES, shown
from lessons.on_trainings import OF_TRAININGS
from lessons.said import NEVER, OFTEN, changes, predicate
from lessons.seen import Seen

BOWL, UNKNOWN = LANDSCAPES["bowl"], from_formula("x^2 - y^2")  # one with a minimum, and one without


def seen(method, but, surface=BOWL, start=(-1.5, 1.2), steps=40, noise=0.0, batch=None, **hypers):
    hypers |= {name: float(value) for name, value in but.items()}
    runs = run(surface, method, start, steps=steps, hypers=hypers, noise=noise, batch=batch)
    race = Race(surface, method, start, steps, hypers, noise, batch=batch)
    limits = stability(race, runs.path[:, 0])
    many = partial(fan, race, runs=20, tolerance=0.1)
    return Seen(runs, limits, many)


def measured(name, method="gradient_descent", **options):
    return MEASURES[name](seen(method, {}, **options))


# By hand: on x² + y² with lr = 0.1 each step multiplies the point by 0.8, on x²/2 + 90y² with 0.01 by 0.99 and −0.8.
QUADRATIC = {"surface": LANDSCAPES["ravine"], "start": (-1.0, 1.0), "lr": 0.01, "steps": 20}


@pytest.mark.parametrize(
    ("name", "options", "value"),
    [
        ("outcome", {"lr": 0.4}, "converged"),
        ("outcome", {"lr": 1.5}, "diverged"),
        ("steps to tolerance", {"lr": 0.5}, 1),
        ("steps to tolerance", {"lr": 1e-4}, math.inf),
        ("steps on which the loss rises", {"lr": 0.4}, 0),
        ("steps on which the loss rises", {"lr": 1.1}, 40),
        ("count of zig-zag", QUADRATIC, 1),
        ("count of zig-zag", {"lr": 0.1}, 0),
        ("count of divergence", {"lr": 1.5}, 1),
        ("evaluations", {"lr": 0.1}, 40),
        ("steps until |y| stays below 0.01", QUADRATIC | {"steps": 30}, 21),
        ("steps until |x| stays below 0.01", QUADRATIC, math.inf),
        ("final x", {"lr": 0.1, "steps": 2}, -1.5 * 0.64),
        (
            "final distance to the minimum",
            {"lr": 0.1, "steps": 1},
            0.8 * math.hypot(1.5, 1.2),
        ),
        ("length of the first step", {"lr": 0.1}, 0.2 * math.hypot(1.5, 1.2)),
        ("rate of the first step", {"lr": 0.1}, 0.1),
        ("rate of the last step", {"lr": 0.1}, 0.1),
        ("degrees between the first step and the way to the minimum", {"lr": 0.1}, 0),
        ("degrees between the first step and the x axis", QUADRATIC, math.degrees(math.atan(180))),
        ("slope along x at the start", QUADRATIC, 1),
        ("slope along y at the start", QUADRATIC, 180),
        ("limit of α·λmax", QUADRATIC, 2),
        ("steps until it settled", {"lr": 0.5}, 1),
        ("steps until it settled", {"lr": 1.5}, math.inf),
        ("reversals in y", QUADRATIC, 19),
        ("reversals in x", QUADRATIC, 0),
        ("overshoot", QUADRATIC, 0),
        ("α·λmax over its limit at the start", QUADRATIC, 0.9),
        ("2/λmax at the start", QUADRATIC, 2 / 180),
        ("condition number at the start", QUADRATIC, 180),
        ("saddles in the window", {"surface": LANDSCAPES["himmelblau"]}, 4),
        ("minima in the window", {"surface": LANDSCAPES["himmelblau"]}, 4),
        ("maxima in the window", {"surface": LANDSCAPES["himmelblau"]}, 1),
        ("lowest curvature at the start", {"surface": LANDSCAPES["saddle"]}, -2),
        ("success under noise", {"lr": 0.4}, 1),
        ("success under noise", {"surface": UNKNOWN}, math.nan),
        ("steps to tolerance", {"surface": UNKNOWN}, math.nan),
    ],
)
def test_a_measure_is_what_one_works_out_by_hand(name, options, value):
    found = measured(name, **options)
    assert found == value or found == pytest.approx(value, abs=1e-6, nan_ok=True)


# By hand: five points with t = (1.2, 1.1, 2, 2.9, 2.8) at u = 0 … 4. A sample's gradient is −2 (u, 1) times its error;
# at the minimum, (0.5, 1), the errors are (0.2, −0.4, 0, 0.4, −0.2), and C = 4 · mean of error² (u, 1)(u, 1)ᵀ.
LINE = {"surface": LANDSCAPES["line_fit"], "start": (0.5, 1.0)}
SWINGS = np.linalg.eigvalsh(4 / 5 * np.array([[0.16 + 9 * 0.16 + 16 * 0.04, 0.16 + 3 * 0.16 + 4 * 0.04], [0.8, 0.4]]))
CLASSES = from_formula("ln(1 + e^(-t*(w*u + b)))", {"u": [-1.0, 1, 2, 3], "t": [-1.0, -1, -1, 1]})


@pytest.mark.parametrize(
    ("name", "options", "value"),
    [
        ("samples seen", LINE, 40 * 5),
        ("samples seen", LINE | {"batch": 2, "steps": 4}, 2 + 2 + 1 + 2),
        ("samples seen", {}, math.nan),
        ("stretch of the samples’ noise at the minimum", LINE, math.sqrt(SWINGS[1] / SWINGS[0])),
        ("stretch of the samples’ noise at the start", LINE, math.sqrt(SWINGS[1] / SWINGS[0])),
        ("stretch of the samples’ noise at the start", {}, math.nan),
        ("part of the samples that agree at the start", LINE | {"start": (9.0, 9.0)}, 1),
        ("part of the samples that agree at the end", LINE | {"start": (0.5, 1.01), "steps": 1, "lr": 1e-9}, 3 / 5),
        ("part of the batches without the rarer class", {"surface": CLASSES, "batch": 1}, 3 / 4),
        ("part of the batches without the rarer class", {"surface": CLASSES}, 0),
        ("part of the batches without the rarer class", LINE, math.nan),
        ("part of the rarer class that is recognised", {"surface": CLASSES, "start": (1.0, -2.5), "lr": 1e-9}, 1),
        ("part of the rarer class that is recognised", {"surface": CLASSES, "start": (1.0, -3.5), "lr": 1e-9}, 0),
        ("part of the steps that lower y", {"lr": 0.1}, 1),
        ("part of the steps that lower y", QUADRATIC, 1 / 2),
        ("stretch of the cloud of ends under noise", {"lr": 0.4}, math.nan),
    ],
)
def test_a_measure_on_samples_is_what_one_works_out_by_hand(name, options, value):
    assert measured(name, **options) == pytest.approx(value, rel=1e-9, nan_ok=True)


def test_the_loss_on_samples_held_out_is_that_of_the_same_line():
    """Down from (0, 0) towards t = u, past what the held-out samples, t = u/2, ask for."""
    learnt, held = (from_formula("(t - (w*u + b))^2", {"u": [-1.0, 1], "t": t}) for t in ([-1.0, 1], [-0.5, 0.5]))
    runs = run(learnt, "gradient_descent", (0, 0), steps=40, hypers={"lr": 0.05})
    whole = Seen(runs, np.zeros(41), partial(pytest.fail, "no runs are needed"), held)
    slopes = 1 - 0.9 ** np.arange(41)
    losses = (0.5 - slopes) ** 2
    assert MEASURES["held-out loss at the end"](whole) == pytest.approx(losses[-1])
    assert MEASURES["lowest held-out loss"](whole) == pytest.approx(losses.min())
    assert MEASURES["steps until the held-out loss is lowest"](whole) == losses.argmin() == 7
    assert math.isnan(measured("held-out loss at the end")) and math.isnan(measured("lowest held-out loss"))


def test_momentum_overshoots_on_a_bowl_as_an_underdamped_spring_does():
    options = {"lr": 0.1, "beta": 0.8}
    assert measured("overshoot", "momentum", **options) == pytest.approx(-min_of_spring(0.1, 0.8), abs=1e-9)


def min_of_spring(lr, beta):
    """The farthest that one coordinate goes beyond 0, from 1, on x²: the plain recursion."""
    x, b, lowest = 1.0, 0.0, 1.0
    for _ in range(40):
        b = beta * b + 2 * x
        x -= lr * b
        lowest = min(lowest, x)
    return lowest


@pytest.mark.parametrize("name", MEASURES)
@pytest.mark.parametrize("method", ["gradient_descent", "adam", "newton"])
def test_every_measure_is_a_number_or_a_word_everywhere(name, method):
    for options in (
        {},
        {"surface": LANDSCAPES["himmelblau"], "steps": 3},
        {"surface": from_formula("x + y"), "steps": 5},
    ):
        value = MEASURES[name](seen(method, {}, **options))
        assert isinstance(value, float | str) and shown(name, value)


TRUE = [
    Check("outcome", "newton", "equal to", value="converged"),
    Check("final loss", "gradient_descent", "below", value=1e-3),
    Check("final loss", "gradient_descent", "above", than="newton"),
    Check("steps to tolerance", "gradient_descent", "other than", than="newton"),
    Check("final loss", "gradient_descent", "below", than="gradient_descent", but={"lr": "0.01"}),
    Check(
        "length of the first step",
        "gradient_descent",
        "above",
        than="gradient_descent",
        against="length of the last step",
        times=5,
    ),
    Check("rate of the first step", "gradient_descent", "about", value=0.105),
    Check("rate of the first step", "gradient_descent", "about", value=0.2, given={"lr": "0.2"}),
    Check("final loss", "gradient_descent", "above", than="newton", given={"lr": "0.01"}),
]
OPPOSITE = {"below": "above", "above": "below", "equal to": "other than", "other than": "equal to"}


def sight(method, but):
    return seen(method, but) if method == "newton" else seen(method, {"lr": "0.1"} | but)


@pytest.mark.parametrize("check", TRUE, ids=str)
def test_a_true_claim_holds_and_its_contrary_does_not(check):
    assert finding(check, sight).holds
    if check.relation in OPPOSITE:
        contrary = Check(**{**vars(check), "relation": OPPOSITE[check.relation]})
        refuted = finding(contrary, sight)
        assert not refuted.holds and any(word in refuted.sentence for word in ("not ", "In the lesson"))


@pytest.mark.parametrize(
    ("check", "sentence"),
    [
        (TRUE[0], "Newton settled at a minimum."),
        (TRUE[1], "Gradient descent ended with the loss 6.52 × 10⁻⁸, less than 0.001."),
        (TRUE[2], "Gradient descent ended with the loss 6.52 × 10⁻⁸; Newton ended with the loss 0."),
        (TRUE[3], "Gradient descent took 21 steps to the minimum; Newton took 1 step."),
        (
            TRUE[5],
            "Gradient descent took a first step of length 0.384; it took a last step of length 6.38 × 10⁻⁵. "
            "The first number is more than 5 times the second.",
        ),
        (TRUE[7], "With α = 0.2 gradient descent moved by 0.2 times the slope in its first step."),
        (
            Check("steps to tolerance", "newton", "below", than="gradient_descent", but={"lr": "0.001"}),
            "Newton took 1 step to the minimum; with α = 0.001 gradient descent never got there.",
        ),
        (
            Check("degrees between the first step and the way to the minimum", "newton", "below", value=0.001),
            "Newton took its first step straight at the minimum.",
        ),
        (
            Check("steps to tolerance", "newton", "above", value=3),
            "Newton took 1 step to the minimum. That is not more than 3.",
        ),
        (
            Check("steps to tolerance", "newton", "above", than="gradient_descent", times=0.5),
            "Newton took 1 step to the minimum; gradient descent took 21 steps. "
            "The first number is not more than half of the second.",
        ),
        (
            Check(
                "rate of the last step",
                "gradient_descent",
                "equal to",
                than="gradient_descent",
                against="rate of the first step",
            ),
            "Gradient descent moved by 0.1 times the slope in its last step; "
            "it also moved by 0.1 times the slope in its first step.",
        ),
        (
            Check("outcome", "newton", "equal to", value="diverged"),
            "Newton settled at a minimum. In the lesson it diverged.",
        ),
    ],
    ids=str,
)
def test_a_finding_reads_as_a_sentence(check, sentence):
    found = finding(check, lambda method, but: sight(method, but))
    assert found.sentence.replace("\u00a0", " ") == sentence


COUNTS = {*OFTEN, *(name for name, (_, never) in NEVER.items() if not never)}  # of what was done, so never endless


@pytest.mark.parametrize("name", [name for name in {**MEASURES, **OF_TRAININGS} if name != "outcome"])
def test_every_measure_is_said(name):
    for value in (0.0, 1.0, 7.5, *([] if name in COUNTS else [math.inf])):
        said = predicate(name, value)
        assert said and not any(each in said for each in "{}()"), "a method’s name stands before it"


def test_settings_are_said_in_words():
    assert changes({"gradient_descent.lr": "0.01", "steps": "2000"}) == "with α = 0.01 and 2,000 steps"
    assert changes({"net.skip": "yes", "net.batch_norm": "no"}) == "with skips and without batch norm"


def test_what_means_nothing_is_not_claimed():
    found = finding(Check("success under noise", "adam", "above", value=0.5), partial(seen, surface=UNKNOWN))
    assert found.sentence.endswith("this cannot be measured here.") and not found.holds


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        (("final los", "adam", "below", 1), "did you mean “final loss”"),
        (("final loss", "adams", "below", 1), "did you mean “adam”"),
        (("final loss", "adam", "beneath", 1), "no relation"),
        (("final loss", "adam", "below"), "either with a value or with another method"),
        (("final loss", "adam", "below", 1, "newton"), "either with a value or with another method"),
    ],
)
def test_a_claim_that_cannot_be_made_is_refused_in_a_sentence(fields, says):
    with pytest.raises(ValueError, match=says):
        Check(*fields)


def test_a_text_is_filled_with_what_is_measured():
    assert filled("{gradient_descent: rate of the first step} of {newton: steps to tolerance}.", sight) == "0.1 of 1."
    with pytest.raises(ValueError, match="did you mean “outcome”"):
        filled("{newton: outcom}", sight)
