"""What a schedule is: the values of a hyperparameter over the steps of a race.

A curve is a plain function of s, the number of steps already taken (t − 1), and of the schedule's parameters. A
ScheduleKind has a curve. It is called with the parameters, in the order declared or by name, and gives a Schedule. A
Schedule is called with s and gives the hyperparameter's value. It can be compared, hashed and written as text.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from optimizers.base.errors import SettingError, unknown
from optimizers.base.hyper import NOT_NEGATIVE, Allowed, Hyper
from optimizers.base.numbers import exact

LENGTH = "steps"  # the name of the parameter that is the number of steps of the race, unless it is given
WHOLE = Allowed(1, whole=True)


@dataclass(frozen=True, eq=False)
class ScheduleKind:
    """One kind of schedule.

    name     what a learner calls it
    order    where it stands in the list
    teaches  one line: what it does and when that helps
    source   author, year, title
    equals   what it agrees with in torch and optax, and where it does not
    curve    (s, *parameters) -> the value after s steps
    hypers   its parameters, in the curve's order
    levels   the parameters that are values of the scheduled hyperparameter; the first is what it has been so far
    """

    name: str
    order: int
    teaches: str
    source: str
    equals: str
    curve: Callable[..., float]
    hypers: tuple[Hyper, ...]
    levels: tuple[str, ...]

    def __post_init__(self) -> None:
        names = [hyper.name for hyper in self.hypers]
        code = self.curve.__code__
        assert list(code.co_varnames[: code.co_argcount]) == ["s", *names], f"{self.name}: its curve takes others"
        assert self.levels and set(self.levels) <= set(names), f"{self.name}: levels are parameters"

    @property
    def key(self) -> str:
        """The name of the curve's file."""
        return self.curve.__module__.rpartition(".")[2]

    def __call__(self, *values: float, **named: float) -> "Schedule":
        """The schedule with these parameters, and defaults for the others. Raises SettingError with a sentence."""
        names = [hyper.name for hyper in self.hypers]
        if len(values) > len(names):
            raise SettingError(self.key, f"{self.key} takes at most {len(names)} numbers: {', '.join(names)}.")
        given: Mapping[str, float] = dict(zip(names, values, strict=False))
        for name in named:
            if name in given:
                raise SettingError(self.key, f"{self.key} is given {name} twice.")
            self.hyper(name)
        given = {**given, **named}
        return Schedule(self, tuple(self._checked(hyper, given) for hyper in self.hypers))

    def hyper(self, name: str) -> Hyper:
        """The parameter of that name; SettingError naming the nearest one if there is none."""
        for hyper in self.hypers:
            if hyper.name == name:
                return hyper
        raise unknown(self.key, f"parameter of {self.key}", name, [hyper.name for hyper in self.hypers])

    def around(self, hyper: Hyper, value: float, steps: int) -> "Schedule":
        """The schedule that replaces a constant `value` of `hyper`, over a race of `steps`, when a reader asks for one.

        Its first level is that value. The other levels have their defaults where those are lower and allowed, else
        the low end of the hyperparameter's slider.
        """
        given: dict[str, float] = {self.levels[0]: value, LENGTH: steps}
        for other in self.hypers:
            if other.name in self.levels[1:]:
                fits = other.default < value and other.default in within(hyper).allowed
                given[other.name] = other.default if fits else hyper.low
        return self(**{other.name: given[other.name] for other in self.hypers if other.name in given})

    def _checked(self, hyper: Hyper, given: Mapping[str, float]) -> float:
        try:
            return hyper.check(given.get(hyper.name, hyper.default))
        except SettingError as error:
            raise SettingError(self.key, f"{self.key}: {error}") from None


@dataclass(frozen=True, repr=False)
class Schedule:
    """A kind with the values of its parameters. Called with s, it gives the hyperparameter's value after s steps."""

    kind: ScheduleKind
    values: tuple[float, ...]

    def __call__(self, s: float) -> float:
        try:
            return self.kind.curve(s, *self.values)
        except OverflowError:  # a factor above 1, over many steps
            return math.inf

    @property
    def parameters(self) -> dict[str, float]:
        """Name to value."""
        return {hyper.name: value for hyper, value in zip(self.kind.hypers, self.values, strict=True)}

    @property
    def level(self) -> float:
        """Its first level."""
        return self.parameters[self.kind.levels[0]]

    def replace(self, name: str, value: float) -> "Schedule":
        """The same with one parameter changed. Raises SettingError with a sentence."""
        return self.kind(**{**self.parameters, name: value})

    def __str__(self) -> str:
        """Its text in a link, cosine(0.1,steps=200). A parameter at its default is left out, but never the length."""
        first, *others = zip(self.kind.hypers, self.values, strict=True)
        said = [f"{h.name}={exact(v)}" for h, v in others if h.name == LENGTH or v != h.default]
        return f"{self.kind.key}({','.join([exact(first[1]), *said])})"

    __repr__ = __str__


def within(hyper: Hyper) -> Hyper:
    """The same hyperparameter with the least value allowed too, because a schedule may begin or end there.

    A constant learning rate of 0 is refused, but a warm-up may begin at 0 and an annealing may end there. What is
    optional has a number at every step, or at none.
    """
    default = hyper.high if hyper.optional else hyper.default
    return replace(hyper, allowed=hyper.allowed.at_any_step, default=default)


def read(text: str, kinds: Mapping[str, ScheduleKind], **otherwise: float) -> Schedule:
    """The schedule that str() wrote as `text`; `otherwise` has defaults to use instead of the declared ones.

    Raises SettingError with a sentence for any other text.
    """
    form = re.fullmatch(r"\s*(\w+)\s*\((.*)\)\s*", text)
    if not form:
        raise SettingError(
            "schedule", ("A schedule is a kind and its numbers in brackets, as in cosine(0.1,steps=200).")
        )
    key, inside = form.groups()
    if key not in kinds:
        raise unknown("schedule", "schedule", key, kinds)
    values: list[float] = []
    named: dict[str, float] = {}
    for part in inside.split(",") if inside.strip() else []:
        name, equals, number = part.rpartition("=")
        if not equals and named:
            raise SettingError(key, f"{key}: write numbers without a name first, then those with a name.")
        if name.strip() in named:
            raise SettingError(key, f"{key} is given {name.strip()} twice.")
        try:
            value = float(number)
        except ValueError:
            raise SettingError(key, f"{key}: “{number.strip()[:20]}” is not a number.") from None
        if equals:
            named[name.strip()] = value
        else:
            values.append(value)
    kind = kinds[key]
    unsaid = {h.name for h in kind.hypers[len(values) :]} - set(named)
    return kind(*values, **named, **{name: value for name, value in otherwise.items() if name in unsaid})


def level(name: str, symbol: str, default: float, text: str) -> Hyper:
    """A parameter that is a value of the scheduled hyperparameter, whose own range is checked where it is run."""
    return Hyper(name, symbol, default, 0, 1, "linear", text, NOT_NEGATIVE)


def peak() -> Hyper:
    return level("peak", r"\alpha", 0.1, "Peak: the highest value, at the end of the warm-up.")


def start() -> Hyper:
    return level("start", r"\alpha_0", 0.1, "Start: the value of the first step.")


def end(default: float = 0, text: str = "End: the last value.") -> Hyper:
    return level("end", r"\alpha_t", default, text)


def steps(text: str = "Steps: the number of steps to the last value, which then stays.") -> Hyper:
    return Hyper(LENGTH, "T", 200, 1, 2000, "log", text, WHOLE)


def number_of_steps(name: str, symbol: str, default: float, text: str) -> Hyper:
    return Hyper(name, symbol, default, 1, 2000, "log", text, WHOLE)
