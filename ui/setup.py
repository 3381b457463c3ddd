"""The whole set-up of a race as one value, and its links: one table of parameters, read with checks and written back.

Nothing here knows of Streamlit. A link is a mapping of strings; whatever in it cannot be used is replaced by the
default, and a note says so.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import Any

from experiments.fan import reach
from experiments.models import CUTS
from experiments.outcomes import FAR
from experiments.setup import MOST_SEED, scheduled
from figures.layers import LAYERS
from landscapes import LANDSCAPES, Domain, FormulaError, Landscape, from_formula, moved
from optimizers import OPTIMIZERS, SettingError
from optimizers.base.schedule import written
from optimizers.schedules import LENGTH, SCHEDULES, Schedule, constant, read

OWN = "own"  # the surface key of a formula typed by the reader
OWN_NAME = "your own formula"
VIEWS = ("both", "map", "relief")
STEPS = (1, 2000)
SEEDS = (0, MOST_SEED)
NOISE_UP_TO = 1e6
FAN = (0, 200)
SURFACE_ITSELF = "surface"  # the layer of the map that is no layer
DAMPING = (OPTIMIZERS["newton"].hyper("damping").low, OPTIMIZERS["newton"].hyper("damping").high)
RADIUS = (OPTIMIZERS["trust_region"].hyper("radius").low, OPTIMIZERS["trust_region"].hyper("radius").high)
TOLERANCES = (1e-6, FAR)
KAPPAS = (1, 1e6)  # condition numbers
TURNS = (-180, 180)  # degrees
STRETCHES = (0.01, 100)
COORDINATE_UP_TO = FAR
NARROWEST = 1e-6  # a window, beside the size of its limits
LONGEST_VALUE = 400  # characters of one parameter that are looked at
FIRST_SURFACE = next(iter(LANDSCAPES))
FIRST_METHOD = next(iter(OPTIMIZERS))
FIRST_METHODS = ("gradient_descent", "momentum", "rmsprop", "adam")
KEPT_FORMULAS = 256
OWN_FORMULA = "x^2 + 10y^2"
SHAPES = ("kappa", "turn", "stretch")  # what a surface's shape can be changed by

Value = float | Schedule  # of a hyperparameter


@dataclass(frozen=True)
class Setup:
    """One race, and the method that is read about, which need not race, with the step of it that is taken apart.

    `window`, `start`, `tolerance` and `kappa`, the condition number of a surface that lets it be chosen, are the
    surface's own where they are None; `hypers` holds only what differs from the default. `turn`, in degrees, and
    `stretch` move the whole surface, and the start with it: `start` says where it was before. `fan` says how many noisy
    runs of each method it is judged by, `tolerance` how near to a minimum is success.

    Of the page on curvature: `at` is the point looked at, None the race's start; `cut` the direction of the cut, a key
    of CUTS; `layer` what the map shows; `damping` and `radius` those of damped Newton and of the trust region there.
    """

    surface: str = FIRST_SURFACE
    formula: str = OWN_FORMULA
    window: Domain | None = None
    kappa: float | None = None
    turn: float = 0.0
    stretch: float = 1.0
    start: tuple[float, float] | None = None
    methods: tuple[str, ...] = FIRST_METHODS
    steps: int = 300
    noise: float = 0.0
    seed: int = 0
    fan: int = 50
    tolerance: float | None = None
    view: str = "both"
    method: str = FIRST_METHOD
    step: int = 1
    at: tuple[float, float] | None = None
    cut: str = "gradient"
    layer: str = SURFACE_ITSELF
    damping: float = 1.0
    radius: float = 1.0
    hypers: Mapping[tuple[str, str], Value] = field(default_factory=dict)

    def unmoved(self) -> Landscape:
        """The surface as it is written down, neither turned nor stretched. Raises FormulaError as landscape() does."""
        surface = own_landscape(self.formula, self.window) if self.surface == OWN else LANDSCAPES[self.surface]
        return surface if self.kappa is None else surface.with_kappa(self.kappa)

    def landscape(self) -> Landscape:
        """The surface raced on. Raises FormulaError for a formula that cannot be read."""
        surface = moved(self.unmoved(), self.turn, self.stretch)
        return replace(surface, domain=self.window) if self.window else surface

    def point(self) -> tuple[float, float]:
        """Where the race starts: a chosen start moves with the surface."""
        if self.start is None:
            return self.landscape().start
        return moved(replace(self.unmoved(), start=self.start), self.turn, self.stretch).start

    def started_at(self, x: float, y: float) -> Setup:
        """The race begun at this point of the surface as it now lies. Raises Unusable where that is too far out."""
        motion = self.landscape().motion
        if motion:
            a, b, u, c, d, v = motion
            x, y = a * x + b * y + u, c * x + d * y + v
        return replace(self, start=(x, y)).within_reach()

    def shaped(self, name: str, value: float | None) -> Setup:
        """Another kappa, turn or stretch; None puts it back. Raises Unusable with a sentence."""
        if name == "kappa":
            own = replace(self, kappa=None).unmoved()
            if own.kappa is None and value is not None:
                raise Unusable(f"cannot be chosen for {OWN_NAME if self.surface == OWN else own.name}")
            value = None if value == own.kappa else value
        changed: dict[str, Any] = {name: getattr(Setup, name) if value is None else value}
        return replace(self, **changed).within_reach()

    def within_reach(self) -> Setup:
        """The very same, if its start lies where a race can begin. Raises Unusable with a sentence."""
        if self.start is not None and max(map(abs, (*self.start, *self.point()))) > COORDINATE_UP_TO:
            raise Unusable(f"would take the start farther than {COORDINATE_UP_TO:,.0f} from the origin")
        return self

    def looked_at(self) -> tuple[float, float]:
        """The point whose curvature is shown."""
        return self.at if self.at is not None else self.point()

    def within(self) -> float:
        """How near to a minimum a noisy run has succeeded."""
        return self.tolerance if self.tolerance is not None else reach(self.landscape())

    def hypers_of(self, method: str) -> dict[str, Value]:
        """What was changed for one method: name to value."""
        return {name: value for (key, name), value in self.hypers.items() if key == method}

    def with_surface(self, key: str) -> Setup:
        """Another surface as the catalogue has it, entered at its own start and judged by its own tolerance."""
        return replace(
            self, surface=key, kappa=None, turn=0.0, stretch=1.0, window=None, start=None, at=None, tolerance=None
        )

    def with_hyper(self, method: str, name: str, value: Value | None) -> Setup:
        """One hyperparameter changed; None or the default puts it back. Raises SettingError with a sentence.

        A schedule must suit the method for as long as a race can be; a constant one is its number.
        """
        hypers = {pair: v for pair, v in self.hypers.items() if pair != (method, name)}
        if value is not None:
            hyper = OPTIMIZERS[method].hyper(name)
            if isinstance(value, Schedule) and value.kind is constant:
                value = value.level
            if isinstance(value, Schedule):
                scheduled(hyper, value, STEPS[1])
            else:
                value = hyper.check(value)
            if value != hyper.default:
                hypers[method, name] = value
        return replace(self, hypers=hypers)

    def with_methods(self, keys: Iterable[str]) -> Setup:
        """These methods race, in the order of the catalogue."""
        chosen = set(keys)
        return replace(self, methods=tuple(key for key in OPTIMIZERS if key in chosen))


@lru_cache(maxsize=KEPT_FORMULAS)
def own_landscape(formula: str, window: Domain | None = None) -> Landscape:
    """The landscape of a formula, in this window or in one that suits it. Raises FormulaError."""
    return from_formula(formula, domain=window) if window else from_formula(formula)


class Unusable(ValueError):
    """A value in a link, or typed, that cannot be used; its text says why and what to do."""


def shown(text: str) -> str:
    """A reader's text, short enough for a note."""
    return f"“{text[:40]}{'…' if len(text) > 40 else ''}”"


def read_number(text: str, low: float, high: float) -> float:
    """A finite number between low and high. Raises Unusable."""
    try:
        value = float(text)
    except ValueError:
        raise Unusable("is not a number") from None
    if not math.isfinite(value):
        raise Unusable("is not a finite number")
    if not low <= value <= high:
        raise Unusable(f"is outside {low:g} to {high:g}")
    return value


def read_value(text: str, steps: int) -> Value:
    """A finite number, or a schedule, which takes `steps` where it does not say how many. Raises Unusable."""
    if "(" not in text:
        return read_number(text, -math.inf, math.inf)
    try:
        return read(text, SCHEDULES, **{LENGTH: steps})
    except SettingError as error:
        raise Unusable(f"cannot be read: {error}") from None


def read_whole(text: str, low: int, high: int) -> int:
    """A whole number between low and high. Raises Unusable."""
    value = read_number(text, low, high)
    if value != int(value):
        raise Unusable("is not a whole number")
    return int(value)


def read_name(text: str, known: Iterable[str]) -> str:
    """One of the known names. Raises Unusable, naming the nearest."""
    names = list(known)
    if text in names:
        return text
    near = difflib.get_close_matches(text[:60], names, n=1)
    raise Unusable(f"is not known (did you mean {near[0]}?)" if near else "is not known")


def read_formula(text: str) -> str:
    """A formula that can be read. Raises Unusable with the parser's sentence."""
    try:
        own_landscape(text)
    except FormulaError as error:
        raise Unusable(f"cannot be read: {error.message}") from None
    return text


def read_methods(text: str) -> tuple[str, ...]:
    """Method keys, comma-separated, in the catalogue's order; "none" for none. Raises Unusable for any unknown."""
    keys = set(text.split(",")) if text != "none" else set()
    for key in keys:
        try:
            read_name(key, OPTIMIZERS)
        except Unusable as error:
            raise Unusable(f"names {shown(key)}, which {error}") from None
    return tuple(key for key in OPTIMIZERS if key in keys)


@dataclass(frozen=True)
class Parameter:
    """One query parameter: the field of Setup it stands for, how it is read (raising Unusable) and written."""

    field: str
    read: Callable[[str], Any]
    write: Callable[[Any], str] = str
    instead: str = ""  # what a default that is None stands for


def number_text(value: float) -> str:
    """The shortest text that reads back as the same float64: 0.01, 1e-5, 3."""
    return written(float(value))


def read_point(text: str) -> tuple[float, float]:
    """Two finite numbers with a comma between them. Raises Unusable."""
    parts = text.split(",")
    if len(parts) != 2:
        raise Unusable("is not a point; write it as x,y")
    x, y = (read_number(part, -COORDINATE_UP_TO, COORDINATE_UP_TO) for part in parts)
    return x, y


def point_text(point: tuple[float, float]) -> str:
    return ",".join(map(number_text, point))


def read_window(text: str) -> Domain:
    """Four numbers with commas between them. Raises Unusable."""
    parts = text.split(",")
    if len(parts) != 4:
        raise Unusable("is not a window; write it as x0,x1,y0,y1")
    return checked_window(*(read_number(part, -COORDINATE_UP_TO, COORDINATE_UP_TO) for part in parts))


def checked_window(x0: float, x1: float, y0: float, y1: float) -> Domain:
    """The window from x0 to x1 and from y0 to y1. Raises Unusable."""
    for name, low, high in (("x", x0, x1), ("y", y0, y1)):
        span = f"{name} from {low:g} to {high:g}"
        if low == high:
            raise Unusable(f"{span} has no width: the second limit must be greater")
        if low > high:
            raise Unusable(f"{span} is the wrong way round: the smaller limit comes first")
        if high - low < NARROWEST * max(1, abs(low), abs(high)):
            raise Unusable(f"{span} is too narrow to be drawn")
    return (x0, x1), (y0, y1)


PARAMETERS = {
    "surface": Parameter("surface", lambda text: read_name(text, [*LANDSCAPES, OWN])),
    "formula": Parameter("formula", read_formula),
    "window": Parameter("window", read_window, lambda window: ",".join(map(point_text, window))),
    "start": Parameter("start", read_point, point_text),
    "kappa": Parameter("kappa", lambda text: read_number(text, *KAPPAS), number_text),
    "turn": Parameter("turn", lambda text: read_number(text, *TURNS), number_text),
    "stretch": Parameter("stretch", lambda text: read_number(text, *STRETCHES), number_text),
    "methods": Parameter("methods", read_methods, lambda keys: ",".join(keys) or "none"),
    "steps": Parameter("steps", lambda text: read_whole(text, *STEPS)),
    "noise": Parameter("noise", lambda text: read_number(text, 0, NOISE_UP_TO), number_text),
    "seed": Parameter("seed", lambda text: read_whole(text, *SEEDS)),
    "fan": Parameter("fan", lambda text: read_whole(text, *FAN)),
    "tolerance": Parameter("tolerance", lambda text: read_number(text, *TOLERANCES), number_text),
    "view": Parameter("view", lambda text: read_name(text, VIEWS)),
    "method": Parameter("method", lambda text: read_name(text, OPTIMIZERS)),
    "step": Parameter("step", lambda text: read_whole(text, *STEPS)),
    "at": Parameter("at", read_point, point_text, instead="the race's start"),
    "cut": Parameter("cut", lambda text: read_name(text, CUTS)),
    "layer": Parameter("layer", lambda text: read_name(text, [SURFACE_ITSELF, *LAYERS])),
    "damping": Parameter("damping", lambda text: read_number(text, *DAMPING), number_text),
    "radius": Parameter("radius", lambda text: read_number(text, *RADIUS), number_text),
}
FOREIGN = ("embed", "embed_options")  # Streamlit's own parameters


def to_link(setup: Setup) -> dict[str, str]:
    """The set-up as query parameters; what stands at its default is left out."""
    default = Setup()
    link = {}
    for name, parameter in PARAMETERS.items():
        value = getattr(setup, parameter.field)
        if value != getattr(default, parameter.field):
            link[name] = parameter.write(value)
    for (method, name), value in sorted(setup.hypers.items()):
        link[f"{method}.{name}"] = str(value) if isinstance(value, Schedule) else number_text(value)
    return link


def _take(setup: Setup, parameter: Parameter, text: str) -> Setup:
    value = parameter.read(text)
    if parameter.field in SHAPES:
        return setup.shaped(parameter.field, value)
    return replace(setup, **{parameter.field: value})


def _take_hyper(setup: Setup, method: str, hyper: str, text: str) -> Setup:
    return setup.with_hyper(method, hyper, read_value(text, setup.steps))


def from_link(link: Mapping[str, str]) -> tuple[Setup, list[str]]:
    """The set-up a link describes, and a sentence for everything in it that was replaced or ignored. Never raises."""
    notes: list[str] = []
    setup = Setup()

    def attempt(name: str, use: Callable[[str], Setup], otherwise: str) -> Setup:
        text = link[name]
        try:
            if len(text) > LONGEST_VALUE:
                raise Unusable(f"has {len(text):,} characters")
            return use(text)
        except ValueError as error:
            notes.append(f"{name[:60]}: {shown(text)} {str(error).rstrip('.?')}; {otherwise}.")
            return setup

    for name, parameter in PARAMETERS.items():
        if name in link:
            default = getattr(setup, parameter.field)
            otherwise = parameter.instead or (
                f"the surface's own {name}" if default is None else parameter.write(default)
            )
            setup = attempt(name, partial(_take, setup, parameter), f"{otherwise} is used instead")

    unknown = []
    for name in link:
        method, dot, hyper = name.partition(".")
        if name in PARAMETERS or name in FOREIGN:
            continue
        if dot and method in OPTIMIZERS and hyper in {h.name for h in OPTIMIZERS[method].hypers}:
            setup = attempt(name, partial(_take_hyper, setup, method, hyper), "its default is used instead")
        else:
            unknown.append(name)
    if unknown:
        few = ", ".join(shown(name) for name in unknown[:3])
        notes.append(
            f"The link also had {few}{' and more' if len(unknown) > 3 else ''}, which Ravine does not know; ignored."
        )
    return setup, notes
