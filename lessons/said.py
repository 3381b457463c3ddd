"""What a method did, as one says it: the predicate of a sentence, for each measure and its value.

"Momentum" with ("steps to tolerance", 55) is "took 55 steps to the minimum"; with ∞ it is "never got to the minimum".
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

from experiments.engine.words import DIVERGED
from experiments.readings.events import Kind
from landscapes import LANDSCAPES
from landscapes.data import DATA
from landscapes.formula.sentences import listed
from lessons.measures import Measured, shown
from lessons.on_trainings import FORMS
from optimizers.base.numbers import MINUS, in_text, percent, times

FIRST = {"zero": "of zero", "fan_in": "by fan-in", "xavier_normal": "by Xavier", "he": "by He"}  # by their keys
WITHOUT = "without "
OFF = "degrees between the first step and the way to the minimum"
STRAIGHT = 0.001  # degrees: a step that is less off than this points straight at its aim


def are(form: str) -> str:
    """The verb of what is kept of a matrix."""
    return "are" if form.startswith("the blocks") else "is"


# By measure, what is said of a number, which stands for {}; and of one that never comes.
NEVER: Mapping[str, tuple[str, str]] = {
    "steps to tolerance": ("took {} to the minimum", "never got to the minimum"),
    "steps until f is below 0": ("took {} to get f below 0", "never got f below 0"),
    "steps until f is below its start": ("took {} to get f below its start", "never got f below its start"),
    "steps until |x| stays below 0.01": ("took {} until |x| stayed below 0.01", "never kept |x| below 0.01"),
    "steps until |y| stays below 0.01": ("took {} until |y| stayed below 0.01", "never kept |y| below 0.01"),
    "steps until it settled": ("settled after {}", "never settled"),
    "steps taken": ("took {} in all", ""),
    "steps to half of the loss of guessing": ("took {} to half of the loss of guessing", "never halved that loss"),
    "steps with a shortened gradient": ("shortened the gradient on {}", ""),
}
OFTEN: Mapping[str, str] = {  # by measure, what is said to have happened so many times
    "reversals in x": "turned round in x",
    "reversals in y": "turned round in y",
    "fallbacks": "fell back on a gradient step",
    **{f"count of {kind}": f"had an event of the kind “{kind}”" for kind in Kind},
    f"count of {Kind.ZIGZAG}": "zig-zagged",
    f"count of {Kind.OVERSHOOT}": "overshot",
    f"count of {Kind.ESCAPE}": "lingered at a saddle and left it",
    f"count of {Kind.SWITCH}": "went over into another basin",
}
PLAIN: Mapping[str, str] = {  # by measure, what is said of a number
    "steps until the held-out loss is lowest": "had its lowest held-out loss at step {}",
    "steps until it broke off": "broke off at step {}",
    "evaluations to tolerance": "needed {} evaluation(s) to get to the minimum",
    "evaluations": "needed {} evaluation(s) in all",
    "final loss": "ended with the loss {}",
    "final loss above the minimum": "ended {} above the minimum",
    "final distance to the minimum": "ended {} away from the minimum",
    "final slope": "ended where the slope is {}",
    "final x": "ended at x = {}",
    "final y": "ended at y = {}",
    "farthest |x|": "got as far as |x| = {}",
    "farthest |y|": "got as far as |y| = {}",
    "loss after one step": "had the loss {} after one step",
    "loss at the start": "began with the loss {}",
    "steps on which the loss rises": "climbed on {} of its steps",
    "overshoot": "overshot the minimum by {} of its way",
    "jitter of the last quarter": "jumped about by {} in its last quarter",
    "length of the first step": "took a first step of length {}",
    "length of the second step": "took a second step of length {}",
    "length of the last step": "took a last step of length {}",
    "longest step": "took no step longer than {}",
    "first step in x": "moved by {} along x in its first step",
    "first step in y": "moved by {} along y in its first step",
    "length of the path": "walked a path of length {}",
    "rate of the first step": "moved by {} times the slope in its first step",
    "rate of the last step": "moved by {} times the slope in its last step",
    "slope along x at the start": "began where the slope along x is {}",
    "slope along y at the start": "began where the slope along y is {}",
    "slope at the start": "began where the slope is {}",
    OFF: "took its first step {}° off the way to the minimum",
    "degrees between the first step and the x axis": "took its first step at {}° to the x axis",
    "α·λmax over its limit at the start": "began with α·λmax at {} times its limit",
    "highest α·λmax over its limit": "got α·λmax to {} times its limit",
    "limit of α·λmax": "is stable up to α·λmax = {}",
    "2/λmax at the start": "began where 2/λmax is {}",
    "condition number at the start": "began where κ is {}",
    "condition number at the end": "ended where κ is {}",
    "lowest curvature at the start": "began where the lowest curvature is {}",
    "highest curvature at the start": "began where the highest curvature is {}",
    "lowest curvature at the end": "ended where the lowest curvature is {}",
    "highest curvature at the end": "ended where the highest curvature is {}",
    "minima in the window": "had {} minim(a) in its window",
    "saddles in the window": "had {} saddle(s) in its window",
    "maxima in the window": "had {} maxim(a) in its window",
    "stretch of the cloud of ends under noise": "ended in a cloud {} times as long as wide",
    "part of the steps that lower y": "lowered y on {} of its steps",
    "success under noise": "ended near the minimum in {} of its noisy runs",
    "median above the minimum under noise": "ended {} above the minimum in the middle one of its noisy runs",
    "samples seen": "looked at {} sample(s)",
    "held-out loss at the end": "ended with the held-out loss {}",
    "lowest held-out loss": "had {} as its lowest held-out loss",
    "stretch of the samples’ noise at the start": "met noise {} times as long as wide at the start",
    "stretch of the samples’ noise at the minimum": "met noise {} times as long as wide at the minimum",
    "part of the samples that agree at the start": "began where {} of the samples agree which way is down",
    "part of the samples that agree at the end": "ended where {} of the samples agree which way is down",
    "part of the batches without the rarer class": "had {} of its batches without the rarer class",
    "part of the rarer class that is recognised": "recognised {} of the rarer class",
    "training loss at the start": "began with the training loss {}",
    "training loss at the end": "ended with the training loss {}",
    "training loss of guessing": "would have the training loss {} by guessing",
    "accuracy at the end": "ended with {} of the samples right",
    "held-out accuracy at the end": "ended with {} of the held-out samples right",
    "different units of the first layer at the end": "ended with {} different unit(s) in the first layer",
    "part of the units that are dead at the end": "ended with {} of its units dead",
    "gradient of the first layer at the start": "began with a gradient of length {} in the first layer",
    "gradient of the output layer at the start": "began with a gradient of length {} in the output layer",
    "activation of the first layer at the start": "began with activations of size {} in the first layer",
    "activation of the last hidden layer at the start": "began with activations of size {} in the last hidden layer",
    "λmax at the start": "began where λmax is {}",
    "λmax at the end": "ended where λmax is {}",
    "λmax of the same function in other weights": "has λmax = {} with the same function in other weights",
    "minima in the plane around the end": "ended in a plane with {} minim(a)",
    "rise on the line from the start to the end": "rises by {} on the line from its start to its end",
    "weights": "trained {} weights",
    **{f"error of {form}": f"ended where {form} {are(form)} off by {{}}" for form in FORMS.values()},
    **{
        f"degrees between the step by {form} and the exact one": f"ended where the step by {form} is off by {{}}°"
        for form in FORMS.values()
    },
    **{
        f"{what} by {form}{of}": f"{verb} {{}} {named} for {form}{of}"
        for what, verb, named in (("numbers kept", "keeps", "numbers"), ("multiplications", "makes", "multiplications"))
        for form in FORMS.values()
        for of in ("", " of a million weights")
    },
}


def predicate(measure: str, value: Measured, again: bool = False) -> str:
    """What is said of a method for which this was measured; shorter where it was `again`, right after another one."""
    text = shown(measure, value)
    if isinstance(value, str):
        return text
    if measure in NEVER:
        so, never = NEVER[measure]
        if math.isinf(value):
            return "never got there" if again else never
        return (so.partition("}")[0] + "}" if again else so).format(f"{text} step{'' if value == 1 else 's'}")
    if math.isinf(value) and measure.startswith("final"):
        return DIVERGED
    if measure in OFTEN:
        return f"{OFTEN[measure]} {times(int(value))}" if value else f"never {OFTEN[measure]}"
    if measure == "overshoot" and value == 0:
        return "did not overshoot the minimum"
    if measure == "steps on which the loss rises" and value == 0:
        return "climbed on none of its steps"
    if measure == OFF and value < STRAIGHT:
        return "took its first step straight at the minimum"
    if math.isinf(value) and measure.startswith(("evaluations to", "steps until it broke")):
        return "never got to the minimum" if measure.startswith("evaluations") else "never broke off"
    return numbered(PLAIN[measure], value).format(text)


def numbered(words: str, value: float) -> str:
    """Words in which (s) and (a) end what is counted, in the singular or the plural."""
    return words.replace("(s)", "" if value == 1 else "s").replace("(a)", "um" if value == 1 else "a")


FRACTIONS = {
    0.75: "three quarters of",
    0.5: "half of",
    0.25: "a quarter of",
    0.2: "a fifth of",
    0.1: "a tenth of",
    0.0625: "a sixteenth of",
    0.02: "a fiftieth of",
    0.01: "a hundredth of",
    0.001: "a thousandth of",
    1: "",
    2: "twice",
}


def multiple(factor: float) -> str:
    """So many times something, in words before it: "half of", "3 times"; nothing for once."""
    return FRACTIONS.get(factor, f"{in_text(factor)} times")


def _yes(what: str) -> Callable[[str], str]:
    return lambda value: what if value == "yes" else f"{WITHOUT}{what}"


def _rate(value: str) -> str:
    return "α falling along half a cosine" if value.startswith("cosine") else f"α = {value}"


# By the last part of a link parameter's name, how its value is said.
CHANGED: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "lr": _rate,
        "beta": "β = {}".format,
        "beta1": "β₁ = {}".format,
        "beta2": "β₂ = {}".format,
        "l2": "an L2 penalty of {}".format,
        "damping": "damping {}".format,
        "kappa": lambda value: f"κ = {in_text(float(value))}",
        "turn": lambda value: "the axes not turned" if value == "0" else f"the axes turned by {value}°",
        "steps": lambda value: f"{int(value):,} steps",
        "noise": lambda value: f"{WITHOUT}noise" if value == "0" else f"noise of σ = {value}",
        "start": lambda value: f"a start at ({value.replace(',', ', ').replace('-', MINUS)})",
        "surface": lambda value: f"the surface “{LANDSCAPES[value].name}”",
        "data": lambda value: f"the data “{DATA[value].name}”",
        "prepare": "{} inputs".format,
        "batch": "batches of {}".format,
        "order": lambda value: "samples shuffled" if value == "shuffle" else "samples drawn at random",
        "held_out": lambda value: f"{percent(float(value)) if float(value) else 'none'} of the samples held out",
        "seed": "seed {}".format,
        "hidden": lambda value: f"hidden layers of {value.replace(',', ', ')}",
        "activation": "{} units".format,
        "init": lambda value: f"initial weights {FIRST.get(value, value.replace('_', ' '))}",
        "skip": _yes("skips"),
        "batch_norm": _yes("batch norm"),
    }
)


def changes(link: Mapping[str, str]) -> str:
    """How a set-up is changed, in words: "with α = 0.01 and 500 steps"; nothing where it is not."""
    each = [CHANGED[name.rpartition(".")[2]](value) for name, value in link.items()]
    having = [one for one in each if not one.startswith(WITHOUT)]
    parts = [f"with {listed(having)}"] if having else []
    return " and ".join([*parts, *(one for one in each if one.startswith(WITHOUT))])
