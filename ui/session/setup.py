"""The whole set-up of a session as one value: the race, and what the other pages are asked. Nothing here knows of
Streamlit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from experiments.engine.outcomes import FAR
from experiments.engine.race import MOST_SEED, Race, scheduled
from experiments.studies.fan import reach
from experiments.studies.strip import LATE, LONGEST
from landscapes import LANDSCAPES, Domain, Landscape, from_formula, moved
from optimizers import OPTIMIZERS
from optimizers.schedules import Schedule, constant
from ui.session.reading import Unusable
from ui.session.span import Span

OWN = "own"  # the surface key of a formula typed by the reader
OWN_NAME = "your own formula"
VIEWS = ("both", "map", "relief")
ONCE, LOOP, STILL = PLAYS = ("once", "loop", "still")  # how a race begins to play by itself, if it does
SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0)
SIZES = (1, 2)
OFF, RANK, END = GAMES = ("off", "rank", "end")  # what is to be predicted before the paths are shown
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
GRIDS = (50, 100, 200)  # points on a side of a map
ENDS, WINS = ASKED = ("ends", "wins")  # what is asked of a start
LATES = (2 * LONGEST, 1000)
BUDGETS = (1, 256)
RATES = (1e-9, 1e3)
CLOUDS = (1, 400)
DRAWS = (1, 50)  # of noise, from each start
FIRST_SURFACE = next(iter(LANDSCAPES))
FIRST_METHOD = "momentum"  # that is looked at until another one is: the simplest with two settings
FIRST_METHODS = ("gradient_descent", "momentum", "rmsprop", "adam")
KEPT_FORMULAS = 256
OWN_FORMULA = "x^2 + 10y^2"
SHAPES = ("kappa", "turn", "stretch")  # what a surface's shape can be changed by

Value = float | Schedule  # of a hyperparameter


@dataclass(frozen=True)
class Pin:
    """A run that is kept to be compared with: a method, what was changed of its settings, and where the race started.

    `start` is written as that of the set-up is, None the surface's own.
    """

    method: str
    hypers: Mapping[str, Value] = field(default_factory=dict)
    start: tuple[float, float] | None = None

    def with_value(self, name: str, value: Value) -> Pin:
        """With one of its hyperparameters so. Raises SettingError with a sentence."""
        checked = Setup().with_hyper(self.method, name, value).hypers_of(self.method)
        return replace(self, hypers={n: v for n, v in self.hypers.items() if n != name} | checked)


@dataclass(frozen=True)
class Setup:
    """One race, and the method that is read about, which need not race, with the step of it that is taken apart.

    `window`, `start`, `tolerance` and `kappa`, the condition number of a surface that lets it be chosen, are the
    surface's own where they are None; `hypers` holds only what differs from the default. `turn`, in degrees, and
    `stretch` move the whole surface, and the start with it: `start` says where it was before. `fan` says how many noisy
    runs of each method it is judged by, `tolerance` how near to a minimum is success. `pin` is a run that is kept as a
    ghost, to be compared with; `predict` what is to be predicted before the race is shown, one of GAMES. `events` says
    whether what happens on a path is marked on it.

    Of a lecture: `hide` are the parts of a page that are not shown and `lock` those that cannot be changed, names of
    PARTS; `size` enlarges type and lines; `play` is how the race begins to play, one of PLAYS, at a `speed` of SPEEDS;
    `look` is the part of the window that the map opens on, None the whole; the `muted` methods race and are not drawn.

    Of the page on curvature: `at` is the point looked at, None the race's start; `cut` the direction of the cut, a key
    of CUTS; `layer` what the map shows; `damping` and `radius` those of damped Newton and of the trust region there.

    Of the experiments, on `method` or on the race's methods: `across` and `up` are the axes of the map, None the first
    that suit the method, `grid` the points on a side of a map, `colour` what its colours say, a key of COLOURS. `asked`
    is what is asked of a start: where one method ends, or who wins by `criterion`, a key of CRITERIA. `swept` is the
    axis of the strip, None the method's first hyperparameter, and `coordinate` what it shows of the `late` last steps.
    `held` is what a comparison holds equal, a key of MODES: `rate` is the learning rate that all have, `budget` the
    settings that each is tuned over; `cloud` starts are drawn, and under noise `seeds` runs begin at each.

    `script` is the script that the page of exports shows, a key of SCRIPTS.

    `claim` is the claim that is looked into, a key of CLAIMS, or none.

    `lesson`, a key of LESSONS or empty, and `scene`, from 1, say which scene of the lessons is read.
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
    hide: tuple[str, ...] = ()
    lock: tuple[str, ...] = ()
    size: float = 1.0
    play: str = ONCE
    speed: float = 1.0
    look: Domain | None = None
    muted: tuple[str, ...] = ()
    noise: float = 0.0
    seed: int = 0
    fan: int = 50
    predict: str = OFF
    tolerance: float | None = None
    pin: Pin | None = None
    view: str = "both"
    events: bool = True
    method: str = FIRST_METHOD
    step: int = 1
    at: tuple[float, float] | None = None
    cut: str = "gradient"
    layer: str = SURFACE_ITSELF
    damping: float = 1.0
    radius: float = 1.0
    across: Span | None = None
    up: Span | None = None
    grid: int = 100
    colour: str = "outcome"
    asked: str = ENDS
    criterion: str = "loss"
    swept: Span | None = None
    coordinate: str = "x"
    late: int = LATE
    held: str = "tuned"
    claim: str = ""
    budget: int = 64
    rate: float = 0.01
    cloud: int = 50
    seeds: int = 5
    script: str = "numpy"
    lesson: str = ""
    scene: int = 1
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
        if self.pin:
            replace(self, start=self.pin.start, pin=None).within_reach()
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

    def race(self, method: str) -> Race:
        """The race of one method, whether it is switched on or not. Raises SettingError where it cannot run here."""
        return Race(self.landscape(), method, self.point(), self.steps, self.hypers_of(method), self.noise, self.seed)

    def with_surface(self, key: str) -> Setup:
        """Another surface as the catalogue has it, entered at its own start and judged by its own tolerance."""
        return replace(
            self,
            surface=key,
            kappa=None,
            turn=0.0,
            stretch=1.0,
            window=None,
            look=None,
            start=None,
            at=None,
            tolerance=None,
            pin=self.pin and replace(self.pin, start=None),
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
