"""Sentences taken apart: each becomes the statements that it makes, which the judge decides one by one.

A statement is a name and what it is about. A sentence that no pattern knows is an error: whoever words a new one adds
it here, with the statements that it makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

NUMBER = r"[−-]?(?:\d[\d,]*\.?\d*(?:e[+−-]?\d+)?|∞|inf|nan)"


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


def count_of(text: str) -> int:
    """Once, twice, 3 times, as a number."""
    return {"once": 1, "twice": 2}.get(text) or int(number(text.split()[0]))


def number(text: str) -> float:
    return float(text.replace(",", "").replace("−", "-").replace("∞", "inf"))


POINT = rf"\(({NUMBER}), ({NUMBER})\)"
LINE = "the line of minima through"
MINIMUM = r"(?P<minimum>(?:the|a|a local) (?:minimum|flat floor)|(?:the|a) line of minima|a line of local minima)"
FALLBACK = pattern(
    r" The curvature gave it no step (?:once|(?P<fallbacks>[\d,]+) times); it took a gradient step "
    r"instead\.$"
)
HIDDEN = re.compile(
    rf" At step (?P<k>{NUMBER}), at {POINT}, rounding error hid (?P<what>.+): do not trust its way from there\.$"
)
LACKS = (
    "f is not defined",
    "f, or a number on the way to it, is beyond 64-bit arithmetic",
    "f has a value but no gradient",
)
ON_A_TAIL = r"(?P<tail>, on a tail: f falls for ever, ever more slowly)?\."
FLAT = "(?:the slope only {slope}|without any slope)"
LEFT = r"(?:the slope is (?:still {slope}|too small for 64-bit arithmetic)|(?P<lost>rounding error hides the slope))"
GROWING = (
    r"(?:, where its steps (?:can grow back to {grown} or so|"
    r"(?P<fading>still lengthen as the correction of its average fades)))?"
)
# Each of a whole sentence, after the method's name -> the statements in it.
RUN: list[tuple[re.Pattern[str], tuple[str, ...]]] = [
    (
        pattern(r"flew off at step {k}: α·λ = {a} > {b}, λ being the curvature along its flight\."),
        ("lost", "too steep along the flight"),
    ),
    (
        pattern(
            rf"reached {MINIMUM} at step {{k}}"
            rf"(?:: f is {{f}} there, (?:and {{gap}} lower elsewhere|{{below}} below the known minimum))?\."
        ),
        ("settled at a minimum", "which minimum", "f there", "lower elsewhere", "below the known"),
    ),
    (
        pattern(
            rf"had not settled after {{n}} steps?: in its last 32 steps it was {{a}}(?: to {{b}})? from {MINIMUM}"
            r"(?P<restless>(?:, (?:under noise|with batches).*?)?)" + GROWING + r"\."
        ),
        ("not settled", "hovers", "restless", "grows back"),
    ),
    (
        pattern(
            r"had not settled after {n} steps?: the noise, σ = {sigma}, is stronger than the mean slope there, {mean}"
            + ON_A_TAIL
        ),
        ("not settled", "noise over slope", "on a tail"),
    ),
    (
        pattern(
            r"had not settled after {n} steps?: the noise of batches of {batch} is stronger than the mean slope there, "
            "{mean}" + ON_A_TAIL
        ),
        ("not settled", "batches over slope", "on a tail"),
    ),
    (
        pattern(rf"had not settled after {{n}} steps?: it is {{away}} from {MINIMUM}{GROWING}\."),
        ("not settled", "beside a minimum", "grows back"),
    ),
    (
        pattern(
            r"had not settled after {n} steps?: it is {away} from the (?P<kind>saddle|maximum) at "
            rf"(?P<at>{POINT}), and " + LEFT + r"\."
        ),
        ("not settled", "beside level ground", "slope left"),
    ),
    (
        pattern(rf"had not settled after {{n}} steps?: the ground is flat there, {FLAT}\."),
        ("not settled", "flat ground"),
    ),
    (
        pattern(r"had not settled after {n} steps?: " + LEFT + ON_A_TAIL),
        ("not settled", "slope left", "on a tail"),
    ),
    (
        pattern(
            rf"stalled on the saddle at (?P<at>{POINT}) at step {{k}}: level there, "
            r"lower to the side\."
        ),
        ("settled at a saddle", "at the place"),
    ),
    (
        pattern(rf"stalled on the maximum at (?P<at>{POINT}) at step {{k}}: level there, lower all around\."),
        ("settled at a maximum", "at the place"),
    ),
    (
        pattern(r"goes round in circles: since step {k} or earlier it has repeated the same {points} points\."),
        ("cycles", "points of the cycle"),
    ),
    (
        pattern(rf"came to rest on flat ground at step {{k}}, {FLAT}\."),
        ("rests on flat ground",),
    ),
    (pattern(r"left the region where f is defined at step {k}\."), ("undefined",)),
    (pattern(rf"came at step {{k}} to a point where (?P<lack>{'|'.join(LACKS)})\."), ("lacking",)),
    (
        pattern(
            r"had no step {k} to take: its rule met 0/0, or looked where f lacks a value, a gradient or a curvature\."
        ),
        ("no step",),
    ),
    (pattern(r"flew off at step {k}\."), ("lost",)),
    (pattern(r"flew off at step {k}: f keeps falling that way\."), ("lost", "f keeps falling")),
]


def of_run(sentence: str, name: str) -> Iterator[Statement]:
    """The statements of a run's sentence; `name` is the method's."""
    for lack in LACKS:
        if sentence == f"{lack} at the start, so {name} could not take a step.":
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
        yield Statement("fallbacks", {"count": fallback["fallbacks"] or "1"})
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


EDGE = (
    r"(?: \((?:α·λmax is (?P<part>[^ ]+) of its limit|α·λmax = (?P<product>[^ ]+), its limit is (?P<limit>[^ ]+))\))?"
)
EVENTS: list[tuple[re.Pattern[str], tuple[str, ...]]] = [
    (
        pattern(
            rf"zig-zagged from step {{first}} to {{last}}: it "
            r"(?P<how>crossed the valley floor|jumped to the other side) (?P<count>once|twice|\d+ times) in {steps} "
            rf"steps{EDGE}\."
        ),
        ("zig-zag", "edge"),
    ),
    (
        pattern(r"overshot (?P<what>.+): (?P<carried>.+) carried it {far} beyond by step {last}\."),
        ("overshoot", "carried"),
    ),
    (
        pattern(
            r"swung beyond (?P<what>.+) (?P<times>twice|\d+ times), from step {first} to {last}: "
            r"(?P<carried>.+) carried it "
            r"{far} beyond at the farthest\."
        ),
        ("overshoot", "carried"),
    ),
    (
        pattern(
            rf"stalled(?: (?:beside|on) the (?P<kind>saddle|maximum) at (?P<at>{POINT}))? at step {{first}}: "
            rf"(?:the slope was {{slope}}|(?P<lost>rounding error hid the slope)) for {{steps}} steps, (?P<side>.+)\."
        ),
        ("stall",),
    ),
    (
        pattern(
            rf"got away from the saddle at (?P<saddle>{POINT}) at step {{k}}, after "
            r"{steps} steps beside it: (?P<why>.+)\."
        ),
        ("escape",),
    ),
    (
        pattern(
            r"got away from saddles (?P<times>twice|\d+ times), from step {first} to {last}, with {steps} steps beside "
            r"them: (?P<why>.+)\."
        ),
        ("escapes",),
    ),
    (
        pattern(
            rf"left the basin of (?:the minimum at|{LINE}) (?P<start>{POINT}) for that of (?P<line>{LINE} )?"
            rf"(?P<goal>{POINT}) at step {{k}}, "
            r"over ground {rise} higher than the first minimum, in (?:steps of up to|a step of) {longest}\."
        ),
        ("switch",),
    ),
    (
        pattern(
            rf"went from basin to basin (?P<times>twice|\d+ times), from step {{first}} to {{last}}: "
            rf"from that of (?:{LINE} )?(?P<start>{POINT}) to that of (?:{LINE} )?(?P<goal>{POINT})\."
        ),
        ("switches",),
    ),
    (
        pattern(
            rf"went round in circles: from step {{first}} on it repeated the same {{points}} points"
            rf"(?:, in rounds of {{round}} steps)?{EDGE}\."
        ),
        ("points of the cycle",),
    ),
]
AFTER = [
    (pattern(r" From there on the slope stays below {below}\.$"), "slope stays below"),
    (pattern(r" It was last in the window at step {left}\.$"), "last in the window"),
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
