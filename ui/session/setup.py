"""The set-up of a session as one value: the race, and what the other pages are asked. PARAMETERS is its link's table.

Each field is declared once: its default, its limits or its choices, and how a link reads and writes it. Widgets take
their limits from PARAMETERS, and the property tests what they draw.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from claims import CLAIMS
from claims.misprints import MISPRINTS
from experiments.engine.outcomes import FAR
from experiments.engine.race import MOST_SEED, ORDERS, SHUFFLE, Race, in_batches
from experiments.geometry.taylor import CUTS
from experiments.studies.fair import MODES
from experiments.studies.fan import reach
from experiments.studies.strip import COORDINATES, LATE, LONGEST
from experiments.studies.winners import CRITERIA
from figures.layers import LAYERS
from figures.sweep import COLOURS, TELLING
from landscapes import LANDSCAPES, Data, DataError, Domain, FormulaError, Landscape, moved
from landscapes.data import DATA
from landscapes.data.data import MOST as MOST_SAMPLES
from landscapes.data.preparation import PREPARATIONS, RAW
from landscapes.formula.parameters import Parameter
from landscapes.formula.sentences import listed
from landscapes.formula.tokens import LONGEST_FORMULA
from lessons import LESSONS
from optimizers import OPTIMIZERS
from optimizers.base.numbers import in_full
from ui.session.files import FILES
from ui.session.hypers import LONGEST_RACE, PINNED, RATES, TITLES, Pin, Value, changed_values
from ui.session.kinds import Names, Number, OneName, OneNumber, Whole, YesNo, parameter, parameters
from ui.session.letters import WEIGHTS, Choice, Range, own_range
from ui.session.networks.setup import NetworkSetup
from ui.session.own import FORMULA, OWN, OWN_NAME, own_landscape
from ui.session.parts import HIDDEN_TOGETHER, LOCKABLE, LOCKED_TOGETHER, PARTS
from ui.session.places import COORDINATE, POINT, WINDOW, checked_point
from ui.session.reading import Unusable
from ui.session.rows import LONGEST_ROWS, ROWS
from ui.session.samples import SHARE, Taught, taught
from ui.session.span import SPAN, Span
from ui.session.starts import AROUND, FIRST_COUNT, LONGEST_STARTS, OVER, POINTS, STARTS, Starts, grid, ring
from ui.session.starts import MOST as MOST_STARTS
from ui.session.three import THREE, Three

T = TypeVar("T")

# What a few fields can be, where pages have a use for each of the values or for all of them.
CURVE = "curve"  # the part of the stage that a formula of one weight has
VIEWS = {  # by name, the parts of the stage that are shown
    "both": ("map", "relief"),
    "map": ("map",),
    "relief": ("relief",),
    "fit": ("map", "data"),
    "data": ("data",),
    "space": ("relief", "data"),
    "all": ("map", "relief", "data"),
    CURVE: (CURVE,),
    "curve_map": (CURVE, "map"),
    "curve_relief": (CURVE, "relief"),
    "curve_data": (CURVE, "data"),
}
ONCE, LOOP, STILL = PLAYS = ("once", "loop", "still")
SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0)
SIZES = (1, 2)
OFF, RANK, END = GAMES = ("off", "rank", "end")
GRIDS = (50, 100, 200)
ENDS, WINS = ASKED = ("ends", "wins")
LISTED = "all"  # the value of `misprint` for the list of them, none unfolded
SURFACE_ITSELF = "surface"  # the value of `layer` for the surface's own height, without another layer over it
SHAPES = {
    "turn": Number(-180, 180),
    "stretch": Number(0.01, 100, slider=(0.2, 5)),
}
SIGMA = Number(0, 1e6, slider=(0, 10))
STEPS, EPOCHS, SAMPLES = COUNTED = ("steps", "epochs", "samples")
SURFACES = {key: surface.name for key, surface in LANDSCAPES.items()} | {OWN: OWN_NAME}  # what each is called
PLACED = ("window", "start", "starts", "look", "at", "tolerance")  # what has a place on the surface as its data are


def slider_of(method: str, hyper: str) -> Number:
    """A number with the limits that the slider of a hyperparameter has."""
    declared = OPTIMIZERS[method].hyper(hyper)
    return Number(declared.low, declared.high)


RADIUS = Number(1e-6, 1e6, slider=slider_of("trust_region", "radius").ends)  # it is dragged on maps of any size


@dataclass(frozen=True)
class Setup:
    """The set-up: one race, and what each of the other pages shows of it.

    A field that is declared with parameter() is a parameter of the link, under its own name. Links are read and written
    in the order of the fields. A field that is None has the surface's own value, unless its comment says otherwise.
    """

    # --- the scene of the lessons that is read: all that follows in a link changes that scene's own set-up
    lesson: str = parameter(OneName(LESSONS), "", instead="the list of lessons")
    scene: int = parameter(Whole(1, max(len(lesson.scenes) for lesson in LESSONS.values())), 1)

    # --- the race
    surface: str = parameter(OneName([*LANDSCAPES, OWN], SURFACES), next(iter(LANDSCAPES)))
    rows: Data | None = parameter(ROWS, None, instead="no data of your own", longest=LONGEST_ROWS)  # the reader's own
    data: str | None = parameter(  # a key of DATA, or OWN for `rows`
        OneName([*DATA, OWN]), None, instead="what the surface has by itself", of_surface=True
    )
    formula: str = parameter(
        FORMULA, "x^2 + 10y^2", longest=LONGEST_FORMULA
    )  # of the reader's own surface; over data, of one sample
    weights: tuple[str, ...] = parameter(  # letters of it that are its weights; none for those that it suggests
        WEIGHTS, (), instead="those that the formula suggests", of_surface=True
    )
    prepare: str = parameter(OneName(PREPARATIONS), RAW, of_surface=True)  # what is done to the inputs of the samples
    held_out: float = parameter(SHARE, 0.0, of_surface=True)  # the part of the samples that the loss does not see
    batch: int | None = parameter(Whole(1, MOST_SAMPLES), None, instead="all samples", of_surface=True)  # None for all
    order: str = parameter(OneName(ORDERS), SHUFFLE)  # how batches are drawn
    counted: str = parameter(OneName(COUNTED), STEPS)  # what the horizontal axis of the curves counts
    stability: bool = parameter(YesNo(), False)  # whether a chart shows how near each method is to its limit
    arrows: bool = parameter(YesNo(), False)  # whether the gradient of each sample is drawn on the map
    window: Domain | None = parameter(WINDOW, None, of_surface=True)
    turn: float = parameter(SHAPES["turn"], 0.0, of_surface=True)  # in degrees: moves the whole surface, and the start
    stretch: float = parameter(SHAPES["stretch"], 1.0, of_surface=True)  # so does this
    start: tuple[float, float] | None = parameter(POINT, None, of_surface=True)  # where it was before turn and stretch
    starts: Starts | None = parameter(  # where every method starts besides, likewise before turn and stretch
        STARTS, None, instead="the first start alone", of_surface=True, longest=LONGEST_STARTS
    )
    methods: tuple[str, ...] = parameter(
        Names(OPTIMIZERS, "none", TITLES), ("gradient_descent", "momentum", "rmsprop", "adam")
    )
    steps: int = parameter(Whole(1, LONGEST_RACE), 300)

    # --- a lecture: how the page is composed
    hide: tuple[str, ...] = parameter(  # the parts of a page that are not shown
        Names(PARTS, groups=HIDDEN_TOGETHER), (), instead="none"
    )
    lock: tuple[str, ...] = parameter(  # the parts that cannot be changed
        Names(LOCKABLE, groups=LOCKED_TOGETHER), (), instead="none"
    )
    free: str = parameter(OneName(RATES), "", instead="none")  # the learning rate that can be changed all the same
    size: float = parameter(Number(*SIZES), 1.0)  # type and lines are so many times as large
    play: str = parameter(OneName(PLAYS), ONCE)  # how the race begins to play by itself, if it does
    speed: float = parameter(OneNumber(SPEEDS), 1.0)
    look: Domain | None = parameter(WINDOW, None, instead="the whole window", of_surface=True)  # what the map opens on
    muted: tuple[str, ...] = parameter(Names(OPTIMIZERS, "none", TITLES), ())  # methods that race and are not drawn

    # --- the race again: its noise, what a noisy race is judged by, and what is told of it
    noise: float = parameter(SIGMA, 0.0)  # its σ
    seed: int = parameter(Whole(0, MOST_SEED), 0)
    fan: int = parameter(Whole(0, 200), 50)  # noisy runs of each method
    predict: str = parameter(OneName(GAMES), OFF)  # what is to be predicted before the paths are shown
    tolerance: float | None = parameter(Number(1e-6, FAR), None, of_surface=True)  # how near to a minimum is success
    pin: Pin | None = parameter(PINNED, None, instead="none")  # a run that is drawn as a ghost; None for no such run
    view: str | None = parameter(OneName(VIEWS), None, instead="the view that suits the surface")
    events: bool = parameter(YesNo(), True)  # whether what happens on a path is marked on it

    # --- the method that is looked at, which need not race, and the step of it that is taken apart
    method: str = parameter(OneName(OPTIMIZERS, TITLES), "momentum")  # the simplest with two settings
    step: int = parameter(Whole(1, LONGEST_RACE), 1)

    # --- curvature: the point that is looked at, and the methods that step from there
    at: tuple[float, float] | None = parameter(POINT, None, instead="the race's start", of_surface=True)
    cut: str = parameter(OneName(CUTS), "gradient")  # the direction of the cut
    layer: str = parameter(OneName([SURFACE_ITSELF, *LAYERS]), SURFACE_ITSELF)  # what the map shows
    damping: float = parameter(slider_of("newton", "damping"), 1.0)  # of damped Newton
    radius: float = parameter(RADIUS, 1.0)  # of the trust region
    three: Three | None = parameter(THREE, None, instead="three curves to begin with")  # curves with one gradient

    # --- the sweep and the basins: the axes of the map; None for the first that suit the method
    across: Span | None = parameter(SPAN, None, instead="the method's own first axis")
    up: Span | None = parameter(SPAN, None, instead="the method's own second axis")
    grid: int = parameter(OneNumber(GRIDS), 100)  # points on a side
    colour: str = parameter(OneName([*COLOURS, TELLING]), "outcome")  # of a sweep
    asked: str = parameter(OneName(ASKED), ENDS)  # of a start: where one method ends, or who wins
    criterion: str = parameter(OneName(CRITERIA), "loss")  # by which one wins

    # --- the strip
    swept: Span | None = parameter(SPAN, None, instead="the method's own first hyperparameter")
    coordinate: str = parameter(OneName(COORDINATES), "x")  # what is shown of the late steps
    late: int = parameter(Whole(2 * LONGEST, 1000), LATE)  # so many last steps are shown

    # --- the fair comparison, and the claims
    held: str = parameter(OneName(MODES), "tuned")  # what a comparison holds equal
    claim: str = parameter(OneName(CLAIMS), "", instead="none")  # the claim that is looked into
    misprint: str = parameter(
        OneName([*MISPRINTS, LISTED]), "", instead="the claims"
    )  # what is printed wrong, unfolded
    budget: int = parameter(Whole(1, 256), 64)  # settings that each method is tuned over
    rate: float = parameter(Number(1e-9, 1e3), 0.01)  # the learning rate that all have
    cloud: int = parameter(Whole(1, 400), 50)  # starts that are drawn
    seeds: int = parameter(Whole(1, 50), 5)  # draws of noise from each start

    # --- the exports
    script: str = parameter(OneName(FILES), "numpy")  # the file that is looked at before it is saved

    # --- networks: a set-up of its own, whose parameters a link names as in net.data
    net: NetworkSetup = field(default_factory=NetworkSetup)

    # Not parameters of their own: a link names each value, as in adam.lr and p.kappa.
    # (method, name) -> value, where it is not the default.
    hypers: Mapping[tuple[str, str], Value] = field(default_factory=dict)
    # Letter of the formula -> number, and letter -> slider, where it is not the surface's own.
    parameters: Mapping[str, float] = field(default_factory=dict)
    ranges: Mapping[str, Range] = field(default_factory=dict)

    @property
    def has_data(self) -> bool:
        """Whether the surface is made from data."""
        return self.data is not None if self.surface == OWN else LANDSCAPES[self.surface].data is not None

    @property
    def surface_name(self) -> str:
        """What the surface is called in a sentence."""
        return OWN_NAME if self.surface == OWN else LANDSCAPES[self.surface].name

    @property
    def drawn(self) -> bool:
        """Whether chance has a say in the race: by noise, or by batches."""
        return self.noise > 0 or (self.batch is not None and in_batches(self.batch, self.order, self.count))

    @property
    def chance(self) -> str:
        """What chance is here, in a word."""
        return "batches" if self.has_data else "noise"

    @property
    def chance_runs(self) -> str:
        """What runs are called that each meet a chance of their own."""
        return "runs on batches" if self.has_data else "noisy runs"

    def samples(self) -> Data | None:
        """The samples as they are, those held out among them; None where the surface is not made from data."""
        if self.data == OWN:
            return self.rows
        if self.data is not None:
            return DATA[self.data].samples()
        return None if self.surface == OWN else LANDSCAPES[self.surface].data

    @property
    def count(self) -> int:
        """How many samples the loss sees; 0 where the surface is not made from data."""
        data = self.unmoved().data
        return data.count if data else 0

    def _catalogued(self) -> Landscape:
        """The surface as the catalogue has it, or as its formula is."""
        if self.surface == OWN:
            return own_landscape(self.formula, self.samples(), self.window, self.weights)
        return LANDSCAPES[self.surface]

    def _taught(self) -> Taught:
        """The surface over the samples that it learns from and over those held out. Raises FormulaError, DataError."""
        surface, data = self._catalogued(), self.samples()
        return taught(surface, data, self.prepare, self.held_out) if data else Taught(surface, None)

    def unmoved(self) -> Landscape:
        """The surface before it is turned and stretched. Raises FormulaError as landscape() does."""
        surface = self._taught().surface
        return surface.with_parameters(self.parameters) if self.parameters else surface

    def letters(self) -> dict[str, Parameter]:
        """The parameters of the surface, letter -> Parameter, with the numbers that it has by itself."""
        return {each.name: each for each in self._taught().surface.parameters}

    def landscape(self) -> Landscape:
        """The surface of the race: over data, over the samples that are not held out, prepared. Raises FormulaError or
        DataError for a formula or data that cannot be used, which sampled() does not let in.
        """
        surface = moved(self.unmoved(), self.turn, self.stretch)
        return replace(surface, domain=self.window) if self.window else surface

    def held_out_surface(self) -> Landscape | None:
        """The same surface over the samples that are held out; None where none are."""
        held, surface = self._taught().held_out, self.landscape()
        return replace(surface, data=held.data, minima=()) if held else None

    def point(self) -> tuple[float, float]:
        """The point where the race starts; a start that was chosen moves with the surface."""
        return self.landscape().start if self.start is None else self.carried(self.start)

    def carried(self, point: tuple[float, float]) -> tuple[float, float]:
        """Where a point of the surface is once that is turned and stretched."""
        return moved(replace(self.unmoved(), start=point), self.turn, self.stretch).start

    def brought_back(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the surface as it now lies was before that was turned and stretched."""
        motion = self.landscape().motion
        if not motion:
            return x, y
        a, b, u, c, d, v = motion
        return a * x + b * y + u, c * x + d * y + v

    def started_at(self, x: float, y: float) -> Setup:
        """The set-up whose race starts at this point of the surface as it now lies. Raises Unusable if too far out."""
        return replace(self, start=self.brought_back(x, y)).within_reach()

    def further(self) -> tuple[tuple[float, float], ...]:
        """The points where every method starts besides point()."""
        starts = self.starts or Starts()
        if starts.pattern == POINTS:
            return tuple(map(self.carried, starts.points))
        x, y = self.point()
        return tuple((x + across, y + up) for across, up in self.offsets()) if starts.pattern == AROUND else self.laid()

    def offsets(self) -> tuple[tuple[float, float], ...]:
        """How far from point() the starts of a ring lie; none where there is no ring."""
        starts = self.starts
        surface = self.landscape()
        return ring(starts.count, surface.domain, single=surface.single) if starts and starts.pattern == AROUND else ()

    def laid(self) -> tuple[tuple[float, float], ...]:
        """The starts of a grid over the window; none where there is no grid."""
        starts = self.starts
        surface = self.landscape()
        return grid(starts.count, surface.domain, single=surface.single) if starts and starts.pattern == OVER else ()

    def patterned(self, pattern: str) -> Setup:
        """The set-up with a ring or a grid of further starts, as large as it first is."""
        return replace(self, starts=Starts(pattern, FIRST_COUNT[pattern]))

    def also_from(self, points: Iterable[tuple[float, float]]) -> Setup:
        """The set-up whose methods start at these points of the surface as it now lies, besides the first start.
        Raises Unusable for one that is too far out, or for too many.
        """
        chosen = tuple(points)
        if len(chosen) > MOST_STARTS:
            raise Unusable(f"at most {MOST_STARTS} further starts are possible; remove one first")
        found = tuple(self.brought_back(*checked_point(x, y)) for x, y in chosen)
        return replace(self, starts=Starts(points=found) if found else None).within_reach()

    def shaped(self, name: str, value: float | None) -> Setup:
        """The set-up with another turn or stretch (`name`); None puts the default back. Raises Unusable."""
        changed: dict[str, Any] = {name: getattr(Setup, name) if value is None else value}
        return replace(self, **changed).within_reach()

    def lettered(self, letter: str, choice: Choice) -> Setup:
        """The set-up with another number and slider for a parameter; None puts its own back. Raises Unusable."""
        own = self.letters().get(letter)
        if own is None:
            raise Unusable(f"cannot be chosen for {self.surface_name}, which has no parameter {letter}")
        value = None if choice.value == own.value else choice.value
        slider = None if choice.slider == own_range(own) else choice.slider
        return replace(self, parameters=put(self.parameters, letter, value), ranges=put(self.ranges, letter, slider))

    def weighed(self, weights: tuple[str, ...]) -> Setup:
        """The set-up with these letters of the formula as its weights; none for those that the formula suggests. What
        had a place on the surface before begins with the default. Raises Unusable.
        """
        if self.surface != OWN and weights:
            raise Unusable(f"cannot be chosen for {self.surface_name}: only in your own formula")
        suggested = own_landscape(self.formula, self.samples()).reading
        missing = [letter for letter in weights if letter not in suggested.letters]
        if missing:
            raise Unusable(f"cannot be chosen: your formula has no {listed(missing)}")
        shown = suggested.weights[:1] if suggested.single else suggested.weights
        weights = () if weights == shown else weights
        return self if weights == self.weights else self.learning(weights=weights)

    def with_its_letters(self) -> Setup:
        """The set-up without what is chosen for letters that its formula does not have. Raises as landscape() does."""
        if not (self.weights or self.parameters or self.ranges):
            return self
        setup = self
        if self.weights and not {*self.weights} <= {*own_landscape(self.formula, self.samples()).reading.letters}:
            setup = replace(self, weights=())
        known = setup.letters()
        return replace(setup, parameters=only(self.parameters, known), ranges=only(self.ranges, known))

    def sampled(self, **changed: Any) -> Setup:
        """The set-up with some of SAMPLED changed. Raises Unusable with what ends a sentence about the change."""
        setup = replace(self, **changed)
        if setup.data is not None and setup.surface != OWN and LANDSCAPES[setup.surface].data is None:
            raise Unusable(f"cannot be chosen for {setup.surface_name}, which is not made from data")
        if setup.data == OWN and setup.rows is None:
            raise Unusable("names data of your own, but the link does not contain them")
        if not setup.has_data:
            if (setup.prepare, setup.held_out, setup.batch) != (Setup.prepare, Setup.held_out, Setup.batch):
                raise Unusable(f"needs data, and {setup.surface_name} is not made from any")
        elif setup.noise:
            raise Unusable(f"is not used on {setup.surface_name}, which is made from data: batches take its place")
        try:
            if "formula" in changed and setup.surface != OWN:
                own_landscape(setup.formula)
            setup = setup.with_its_letters()
            count = setup.count
        except FormulaError as error:
            raise Unusable(f"cannot be read: {error.message}") from None
        except DataError as error:
            raise Unusable(f"cannot be used: {error}") from None
        if setup.batch is not None and setup.batch > count:
            if "batch" in changed:
                raise Unusable(f"is larger than the {count:,} samples")
            raise Unusable(f"leaves {count:,} samples, but a batch has {setup.batch:,}: choose a smaller batch first")
        return setup

    def learning(self, **changed: Any) -> Setup:
        """The set-up on a surface that a change of SAMPLED makes another one: what had a place on it begins with the
        default. Raises Unusable.
        """
        placed = {name: PARAMETERS[name].default for name in PLACED}
        return replace(self, **placed, pin=self.pin and replace(self.pin, start=None)).sampled(**changed)

    def edited(self, rows: Data) -> Setup:
        """The set-up over data of which a few points have been moved, added or removed: window and start stay, so that
        the surface is seen to follow. Raises Unusable.
        """
        start = self.start or self.unmoved().start
        setup = replace(self, window=self.landscape().domain, start=start, batch=None).sampled(rows=rows, data=OWN)
        return replace(setup, batch=self.batch) if (self.batch or 0) <= setup.count else setup

    def within_reach(self) -> Setup:
        """This set-up itself, if its start and its pin's lie where a race can begin. Raises Unusable otherwise."""
        if self.start is not None and max(map(abs, (*self.start, *self.point()))) > COORDINATE.high:
            raise Unusable(f"would put the start farther than {in_full(COORDINATE.high)} from the origin")
        if self.pin:
            replace(self, start=self.pin.start, pin=None, starts=None).within_reach()
        for point in self.starts.points if self.starts else ():
            replace(self, start=point, pin=None, starts=None).within_reach()
        return self

    def looked_at(self) -> tuple[float, float]:
        """The point whose curvature is shown, on the page of curvature."""
        return self.at if self.at is not None else self.point()

    def within(self) -> float:
        """The distance from a minimum within which a noisy run counts as a success."""
        return self.tolerance if self.tolerance is not None else reach(self.landscape())

    def judged_within(self) -> float | None:
        """The same where chance has a say; else None, for then it is told from where a run comes to rest."""
        return self.within() if self.drawn else None

    def hypers_of(self, method: str) -> dict[str, Value]:
        """The hyperparameters of one method that are not at their default: name -> value."""
        return {name: value for (key, name), value in self.hypers.items() if key == method}

    def race(self, method: str) -> Race:
        """The race of one method, whether it is switched on or not. Raises SettingError where it cannot run here."""
        return Race(
            self.landscape(),
            method,
            self.point(),
            self.steps,
            self.hypers_of(method),
            self.noise,
            self.seed,
            self.batch,
            self.order,
        )

    def with_surface(self, key: str) -> Setup:
        """The set-up on another surface (a key of LANDSCAPES, or OWN), without what was chosen for the one before.

        A loss over data cannot be read without them, and noise is not used on data.
        """
        own = {name: declared.default for name, declared in PARAMETERS.items() if declared.of_surface}
        pin = self.pin and replace(self.pin, start=None)
        setup = replace(self, surface=key, **own, pin=pin, parameters={}, ranges={})
        if self.surface == OWN and self.data is not None and not readable(self.formula):
            setup = replace(setup, formula=Setup.formula)
        return replace(setup, noise=0.0) if setup.has_data else setup

    def with_hyper(self, method: str, name: str, value: Value | None) -> Setup:
        """The set-up with one hyperparameter changed; None puts the default back. Raises SettingError with a sentence.

        The values of a schedule must be allowed up to step LONGEST_RACE. A constant schedule counts as its number.
        """
        others = {pair: v for pair, v in self.hypers.items() if pair[0] != method}
        own = changed_values(OPTIMIZERS[method], self.hypers_of(method), name, value)
        return replace(self, hypers=others | {(method, changed): v for changed, v in own.items()})

    def with_methods(self, keys: Iterable[str]) -> Setup:
        """The set-up in which these methods race, in the order of the catalogue."""
        chosen = set(keys)
        return replace(self, methods=tuple(key for key in OPTIMIZERS if key in chosen))


def put(given: Mapping[str, T], name: str, value: T | None) -> dict[str, T]:
    """A mapping with another value for a name; None takes the name out."""
    others = {each: own for each, own in given.items() if each != name}
    return others if value is None else others | {name: value}


def only(given: Mapping[str, T], names: Collection[str]) -> dict[str, T]:
    """What a mapping has for some names."""
    return {name: value for name, value in given.items() if name in names}


def readable(formula: str, data: Data | None = None) -> bool:
    """Whether a formula can be read, over these data or without any."""
    try:
        own_landscape(formula, data)
    except FormulaError:
        return False
    return True


PARAMETERS = parameters(Setup)
SAMPLED = ("rows", "data", "formula", "prepare", "held_out", "batch", "noise")  # what has to agree
