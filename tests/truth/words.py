"""Sentences taken apart: each becomes the statements that it makes, which the judge decides one by one.

A statement is a name and what it is about. A sentence that no pattern knows is an error: whoever words a new one adds
it here, with the statements that it makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

SMALL = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"  # the minus sign and the digits of a power
DIGITS = str.maketrans(SMALL, "-0123456789")
NUMBER = rf"−?(?:\d[\d,]*(?:\.\d+)?(?:e-?\d+|\u00a0×\u00a010[{SMALL}]+)?|10[{SMALL}]+|∞)"


@dataclass(frozen=True)
class Statement:
    """What is said: its name, and the numbers and words in it as they are written."""

    name: str
    said: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.name} {self.said}"


class UnknownWords(AssertionError):
    """A sentence that no pattern knows."""


def pattern(text: str) -> re.Pattern[str]:
    """A pattern in which {k} stands for a number called k."""
    return re.compile(re.sub(r"\{(\w+)\}", lambda m: f"(?P<{m[1]}>{NUMBER})", text))


def small(name: str) -> str:
    """A method's name as it may begin within a sentence."""
    return name[0].lower() + name[1:]


def count_of(text: str) -> int:
    """Once, twice, 3 times, as a number."""
    return {"once": 1, "twice": 2}.get(text) or int(number(text.split()[0]))


def number(text: str) -> float:
    """The number that a text as print has it stands for: 1,230, −2.1 × 10⁻⁵, 10⁻⁷, ∞."""
    power = re.fullmatch(rf"(−?)(?:([\d.,]+)\s×\s)?10([{SMALL}]+)", text)
    if power:
        return float(f"{power[1] and '-'}{power[2] or 1}e{power[3].translate(DIGITS)}")
    return float(text.replace(",", "").replace("−", "-").replace("∞", "inf"))


POINT = rf"(?:\({NUMBER}, {NUMBER}\)|(?:at )?x = {NUMBER})"
LINE = "the line of minima through"
MINIMUM = r"(?P<minimum>(?:the|a|a local) (?:minimum|flat floor)|(?:the|a) line of minima|a line of local minima)"
FALLBACK = re.compile(
    rf" It took a gradient step (?P<fallbacks>once|twice|{NUMBER} times), where the curvature gave no step\.$"
)
HIDDEN = re.compile(
    rf" At step (?P<k>{NUMBER}), at {POINT}, rounding error hid (?P<what>.+): do not trust the path after that\.$"
)
LACKS = (
    "f is not defined",
    "f, or a number on the way to it, is beyond 64-bit arithmetic",
    "f has a value but no gradient",
)
ON_A_TAIL = r"(?P<tail>[:;] f keeps falling there, more and more slowly)?\."
FLAT = r" \(slope {slope}\)"
LEFT = r" \((?:slope {slope}|its slope is too small for 64-bit arithmetic|(?P<lost>rounding error hides its slope))\)"
GROWING = (
    r"(?:; its steps (?:may grow again, to about {grown}|(?P<fading>still grow, because its bias correction fades)))?"
)
UNSETTLED = r"(?P<within>was within tolerance but )?(?P<did>(?:was )?still moving|had not settled) after {n} steps?"
CIRCLING = r"kept (?:jumping between (?P<two>two)|repeating the same {points}) points"
# Each of a whole sentence, after the method's name -> the statements in it.
RUN: list[tuple[re.Pattern[str], tuple[str, ...]]] = [
    (
        pattern(r"diverged at step {k}: α times the curvature there was {a}, above its limit of {b}\."),
        ("lost", "too steep along the flight"),
    ),
    (
        pattern(
            rf"settled (?:at|on) {MINIMUM} at step {{k}}"
            rf"(?:: f is {{f}} there, (?:{{gap}} above|{{below}} below) the lowest known minimum)?\."
        ),
        ("settled at a minimum", "which minimum", "f there", "lower elsewhere", "below the known"),
    ),
    (
        pattern(
            rf"{UNSETTLED}: in the last 32 steps it was (?:between )?{{a}}(?: and {{b}})? away from {MINIMUM}"
            r"(?P<restless>(?:, (?:under noise|with batches).*?)?)" + GROWING + r"\."
        ),
        ("not settled", "within tolerance", "still moving", "hovers", "restless", "grows back"),
    ),
    (
        pattern(
            rf"{UNSETTLED}: the noise \(σ = {{sigma}}\) is stronger than the mean slope there \({{mean}}\)" + ON_A_TAIL
        ),
        ("not settled", "within tolerance", "still moving", "noise over slope", "on a tail"),
    ),
    (
        pattern(
            rf"{UNSETTLED}: the noise of batches of {{batch}}(?:, together with that of σ = {{sigma}},)? is stronger "
            r"than the mean slope there \({mean}\)" + ON_A_TAIL
        ),
        ("not settled", "within tolerance", "still moving", "batches over slope", "on a tail"),
    ),
    (
        pattern(rf"{UNSETTLED}: it was (?:{{away}} away from|at) {MINIMUM}{GROWING}\."),
        ("not settled", "within tolerance", "still moving", "beside a minimum", "grows back"),
    ),
    (
        pattern(rf"{UNSETTLED}, {{away}} away from the (?P<kind>saddle|maximum)(?: point)? (?P<at>{POINT}){LEFT}\."),
        ("not settled", "within tolerance", "still moving", "beside level ground", "slope left"),
    ),
    (
        pattern(rf"{UNSETTLED}, on flat ground{FLAT}\."),
        ("not settled", "within tolerance", "still moving", "flat ground"),
    ),
    (
        pattern(UNSETTLED + LEFT + ON_A_TAIL),
        ("not settled", "within tolerance", "still moving", "slope left", "on a tail"),
    ),
    (
        pattern(
            rf"stalled at the saddle point (?P<at>{POINT}) at step {{k}}: the ground is level there, but lower to the "
            r"side\."
        ),
        ("settled at a saddle", "at the place"),
    ),
    (
        pattern(
            rf"stalled at the maximum (?P<at>{POINT}) at step {{k}}: "
            r"(?:the ground is level there, but lower all around|the curve is level there, but lower on both sides)\."
        ),
        ("settled at a maximum", "at the place"),
    ),
    (
        pattern(rf"{CIRCLING}, at least since step {{k}}\."),
        ("cycles", "points of the cycle"),
    ),
    (
        pattern(rf"came to rest on flat ground at step {{k}}{FLAT}\."),
        ("rests on flat ground",),
    ),
    (pattern(r"stepped out of the region where f is defined at step {k}\."), ("undefined",)),
    (pattern(rf"reached a point at step {{k}} where (?P<lack>{'|'.join(LACKS)})\."), ("lacking",)),
    (
        pattern(
            r"could not take step {k}: its rule divided 0 by 0, or needed a value, a gradient or a curvature that f "
            r"does not have\."
        ),
        ("no step",),
    ),
    (pattern(r"diverged at step {k}\."), ("lost",)),
    (pattern(r"diverged at step {k}: f keeps falling in that direction\."), ("lost", "f keeps falling")),
]


def of_run(sentence: str, name: str) -> Iterator[Statement]:
    """The statements of a run's sentence; `name` is the method's."""
    for lack in LACKS:
        if sentence in (f"{lack} at the start, so {each} could not take a step." for each in (name, small(name))):
            yield Statement("lacking", {"lack": lack, "k": "0"})
            return
    text = sentence
    hidden = HIDDEN.search(text)
    if hidden:
        text = text[: hidden.start()]
        yield Statement("hidden by rounding", {"k": hidden["k"], "what": hidden["what"]})
    fallback = FALLBACK.search(text)
    if fallback:
        text = text[: fallback.start()]
        yield Statement("fallbacks", {"count": str(count_of(fallback["fallbacks"]))})
    if not text.startswith(f"{name} "):
        raise UnknownWords(f"“{sentence}” does not begin with {name}")
    for known, statements in RUN:
        match = known.fullmatch(text[len(name) + 1 :])
        if match:
            said = {key: value for key, value in match.groupdict().items() if value is not None}
            for statement in statements:
                yield Statement(statement, said)
            return
    raise UnknownWords(f"no pattern knows “{sentence}”")


EDGE = r"(?: \(α·(?:λmax|f″) was (?:{part} times its limit|{product}, its limit is {limit})\))?"
MOMENTUM = r"(?P<carried>, carried by its momentum \(β₁? = {beta}\))?"
WHY = r"(?P<why>the ground falls to the side there(?: \(λmin = {bend}\))?)"
EVENTS: list[tuple[re.Pattern[str], tuple[str, ...]]] = [
    (
        pattern(
            rf"zig-zagged from step {{first}} to {{last}}: it "
            r"(?P<how>crossed the valley floor|changed sides) (?P<count>once|twice|[\d,]+ times) in {steps} "
            rf"steps{EDGE}\."
        ),
        ("zig-zag", "edge"),
    ),
    (
        pattern(rf"overshot (?P<what>.+) by {{far}} at step {{last}}{MOMENTUM}\."),
        ("overshoot", "carried"),
    ),
    (
        pattern(
            r"overshot (?P<what>.+) (?P<times>twice|\d+ times) from step {first} to {last}, by up to {far}"
            rf"{MOMENTUM}\."
        ),
        ("overshoot", "carried"),
    ),
    (
        pattern(
            rf"stalled (?:on nearly flat ground|near the (?P<kind>saddle|maximum)(?: point)? (?P<at>{POINT})) at step "
            rf"{{first}}: (?:its slope was {{slope}}|(?P<lost>rounding error hid its slope))(?: for {{steps}} steps?)?"
            rf"(?:, although (?:{WHY}|the ground falls on every side|f falls on both sides))?\."
        ),
        ("stall",),
    ),
    (
        pattern(
            rf"escaped from the saddle point (?P<saddle>{POINT}) at step {{k}}, after {{steps}} steps near it: {WHY}\."
        ),
        ("escape",),
    ),
    (
        pattern(
            r"escaped from saddle points (?P<times>twice|\d+ times) from step {first} to {last}, after {steps} steps "
            rf"near them: {WHY}\."
        ),
        ("escapes",),
    ),
    (
        pattern(
            rf"moved from the basin of (?:the minimum at|{LINE}) (?P<start>{POINT}) to the basin of "
            rf"(?:the minimum at|(?P<line>{LINE})) (?P<goal>{POINT}) at step {{k}}\. It crossed ground {{rise}} higher "
            r"than the first minimum, in (?:steps of length up to|one step of length) {longest}\."
        ),
        ("switch",),
    ),
    (
        pattern(
            rf"changed basins (?P<times>twice|\d+ times) from step {{first}} to {{last}}: it began in the basin of "
            rf"(?:the minimum at|{LINE}) (?P<start>{POINT}) and (?:came back to it|came to the basin of "
            rf"(?:the minimum at|{LINE}) (?P<goal>{POINT}))\."
        ),
        ("switches",),
    ),
    (
        pattern(rf"{CIRCLING} from step {{first}} on(?:, in rounds of {{round}} steps)?{EDGE}\."),
        ("points of the cycle",),
    ),
]
AFTER = [
    (pattern(r" It was last inside the window at step {left}\.$"), "last in the window"),
]


def of_event(sentence: str, name: str, first: int, until: int) -> Iterator[Statement]:
    """The statements of an event's sentence; an event of the end repeats the run's sentence, and may add to it."""
    where = {"step": str(first), "until": str(until)}
    if sentence.startswith(f"{name} "):
        for known, statements in EVENTS:
            match = known.fullmatch(sentence[len(name) + 1 :])
            if match:
                said = {key: value for key, value in match.groupdict().items() if value is not None}
                for statement in statements:
                    yield Statement(f"event: {statement}", {**said, **where})
                return
    text = sentence
    for known, statement in AFTER:
        match = known.search(text)
        if match:
            text = text[: match.start()]
            yield Statement(f"event: {statement}", {**match.groupdict(), **where})
    list(of_run(text, name))  # an unknown one is an error; what it says has been judged as the run's own
