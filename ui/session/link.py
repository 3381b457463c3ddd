"""Links: one table of parameters, by which the whole set-up is written into an address and read back with checks.

A link is a mapping of strings; whatever in it cannot be used is replaced by the default, and a note says so. A link to
a scene of a lesson says only what differs from that scene's own set-up.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any

from claims import CLAIMS
from experiments.geometry.taylor import CUTS
from experiments.studies.fair import MODES
from experiments.studies.strip import COORDINATES
from experiments.studies.winners import CRITERIA
from figures.layers import LAYERS
from figures.sweep import COLOURS
from landscapes import LANDSCAPES, Domain, FormulaError
from lessons import LESSONS
from optimizers import OPTIMIZERS, SettingError
from optimizers.base.numbers import exact as number_text
from optimizers.schedules import LENGTH, SCHEDULES, Schedule, read
from reproduce import SCRIPTS
from ui.session.parts import LOCKABLE, PARTS
from ui.session.reading import Unusable, read_name, read_number, read_whole, shown
from ui.session.setup import (
    ASKED,
    BUDGETS,
    CLOUDS,
    COORDINATE_UP_TO,
    DAMPING,
    DRAWS,
    FAN,
    GAMES,
    GRIDS,
    KAPPAS,
    LATES,
    NOISE_UP_TO,
    OWN,
    PLAYS,
    RADIUS,
    RATES,
    SEEDS,
    SHAPES,
    SIZES,
    SPEEDS,
    STEPS,
    STRETCHES,
    SURFACE_ITSELF,
    TOLERANCES,
    TURNS,
    VIEWS,
    Pin,
    Setup,
    Value,
    checked_window,
    own_landscape,
)
from ui.session.span import read_span, span_text

PIN = "pin"  # the pinned method; its settings and start are named below it, as those of a method are
YES_NO = {"yes": True, "no": False}
LONGEST_VALUE = 400  # characters of one parameter that are looked at
FEW = 3  # names that a note lists
DEFAULT = "default"  # what a link says where a scene has a value of its own, and the set-up none
SCENES = (1, max(len(lesson.scenes) for lesson in LESSONS.values()))
KEPT_SCENES = 256


def read_value(text: str, steps: int) -> Value:
    """A finite number, or a schedule, which takes `steps` where it does not say how many. Raises Unusable."""
    if "(" not in text:
        return read_number(text, -math.inf, math.inf)
    try:
        return read(text, SCHEDULES, **{LENGTH: steps})
    except SettingError as error:
        raise Unusable(f"cannot be read: {error}") from None


def value_text(value: Value) -> str:
    """A number or a schedule as read_value reads it."""
    return str(value) if isinstance(value, Schedule) else number_text(value)


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


def window_text(window: Domain) -> str:
    return ",".join(map(point_text, window))


def read_listed(text: str, known: Sequence[float]) -> float:
    """One of the known numbers. Raises Unusable."""
    value = read_number(text, min(known), max(known))
    if value not in known:
        raise Unusable(f"is not one of {', '.join(map(number_text, known))}")
    return value


def read_parts(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Names of parts, comma-separated, each once. Raises Unusable for any that is not known."""
    for name in text.split(","):
        try:
            read_name(name, known)
        except Unusable as error:
            raise Unusable(f"names {shown(name)}, which {error}") from None
    return tuple(name for name in known if name in text.split(","))


@dataclass(frozen=True)
class Parameter:
    """One query parameter: the field of Setup it stands for, how it is read (raising Unusable) and written."""

    field: str
    read: Callable[[str], Any]
    write: Callable[[Any], str] = str
    instead: str = ""  # what a default that is None stands for


PARAMETERS = {  # in the order in which they are read: all that follows is read on top of the scene, if there is one
    "lesson": Parameter("lesson", lambda text: read_name(text, LESSONS), instead="the list of lessons"),
    "scene": Parameter("scene", lambda text: read_whole(text, *SCENES)),
    "surface": Parameter("surface", lambda text: read_name(text, [*LANDSCAPES, OWN])),
    "formula": Parameter("formula", read_formula),
    "window": Parameter("window", read_window, window_text),
    "kappa": Parameter("kappa", lambda text: read_number(text, *KAPPAS), number_text),
    "turn": Parameter("turn", lambda text: read_number(text, *TURNS), number_text),
    "stretch": Parameter("stretch", lambda text: read_number(text, *STRETCHES), number_text),
    "start": Parameter("start", read_point, point_text),
    "methods": Parameter("methods", read_methods, lambda keys: ",".join(keys) or "none"),
    "steps": Parameter("steps", lambda text: read_whole(text, *STEPS)),
    "hide": Parameter("hide", lambda text: read_parts(text, PARTS), ",".join, instead="none"),
    "lock": Parameter("lock", lambda text: read_parts(text, LOCKABLE), ",".join, instead="none"),
    "size": Parameter("size", lambda text: read_number(text, *SIZES), number_text),
    "play": Parameter("play", lambda text: read_name(text, PLAYS)),
    "speed": Parameter("speed", lambda text: read_listed(text, SPEEDS), number_text),
    "look": Parameter("look", read_window, window_text, instead="the whole window"),
    "muted": Parameter("muted", read_methods, lambda keys: ",".join(keys) or "none"),
    "noise": Parameter("noise", lambda text: read_number(text, 0, NOISE_UP_TO), number_text),
    "seed": Parameter("seed", lambda text: read_whole(text, *SEEDS)),
    "fan": Parameter("fan", lambda text: read_whole(text, *FAN)),
    "predict": Parameter("predict", lambda text: read_name(text, GAMES)),
    "tolerance": Parameter("tolerance", lambda text: read_number(text, *TOLERANCES), number_text),
    "pin": Parameter("pin", lambda text: Pin(read_name(text, OPTIMIZERS)), lambda pin: pin.method, instead="none"),
    "view": Parameter("view", lambda text: read_name(text, VIEWS)),
    "events": Parameter("events", lambda text: YES_NO[read_name(text, YES_NO)], lambda yes: "yes" if yes else "no"),
    "method": Parameter("method", lambda text: read_name(text, OPTIMIZERS)),
    "step": Parameter("step", lambda text: read_whole(text, *STEPS)),
    "at": Parameter("at", read_point, point_text, instead="the race's start"),
    "cut": Parameter("cut", lambda text: read_name(text, CUTS)),
    "layer": Parameter("layer", lambda text: read_name(text, [SURFACE_ITSELF, *LAYERS])),
    "damping": Parameter("damping", lambda text: read_number(text, *DAMPING), number_text),
    "radius": Parameter("radius", lambda text: read_number(text, *RADIUS), number_text),
    "across": Parameter("across", read_span, span_text, instead="the method's own first axis"),
    "up": Parameter("up", read_span, span_text, instead="the method's own second axis"),
    "grid": Parameter("grid", lambda text: int(read_listed(text, GRIDS))),
    "colour": Parameter("colour", lambda text: read_name(text, COLOURS)),
    "asked": Parameter("asked", lambda text: read_name(text, ASKED)),
    "criterion": Parameter("criterion", lambda text: read_name(text, CRITERIA)),
    "swept": Parameter("swept", read_span, span_text, instead="the method's own first hyperparameter"),
    "coordinate": Parameter("coordinate", lambda text: read_name(text, COORDINATES)),
    "late": Parameter("late", lambda text: read_whole(text, *LATES)),
    "held": Parameter("held", lambda text: read_name(text, MODES)),
    "claim": Parameter("claim", lambda text: read_name(text, CLAIMS), instead="none"),
    "budget": Parameter("budget", lambda text: read_whole(text, *BUDGETS)),
    "rate": Parameter("rate", lambda text: read_number(text, *RATES), number_text),
    "cloud": Parameter("cloud", lambda text: read_whole(text, *CLOUDS)),
    "seeds": Parameter("seeds", lambda text: read_whole(text, *DRAWS)),
    "script": Parameter("script", lambda text: read_name(text, SCRIPTS)),
}
FOREIGN = ("embed", "embed_options")  # Streamlit's own parameters


@lru_cache(maxsize=KEPT_SCENES)
def scene_setup(lesson: str, scene: int) -> Setup:
    """The set-up of a scene, as its lesson has it; of no lesson, the default."""
    if not lesson:
        return Setup()
    setup, _ = from_link(LESSONS[lesson].scenes[scene - 1].link)
    return replace(setup, lesson=lesson, scene=scene)


def existing_scene(lesson: str, scene: int) -> Setup:
    """The set-up of a scene that a link names. Raises Unusable where its lesson has none of that number."""
    if not lesson:
        raise Unusable("is the scene of no lesson: the link has to name one that there is")
    count = len(LESSONS[lesson].scenes)
    if scene > count:
        raise Unusable(f"is beyond the last scene: this lesson has {count}")
    return scene_setup(lesson, scene)


def freed(setup: Setup, link: Mapping[str, str]) -> Setup:
    """A scene's set-up without that of its start and shape which a link replaces: these are judged together."""
    replaced = {PARAMETERS[name].field for name in link if name in PARAMETERS} & {*SHAPES, "start"}
    return replace(setup, **{field: getattr(Setup, field) for field in replaced})


def to_link(setup: Setup) -> dict[str, str]:
    """The set-up as query parameters; what stands at its default, or as the scene has it, is left out."""
    scene = scene_setup(setup.lesson, setup.scene)
    base = scene if setup.surface == scene.surface else scene.with_surface(setup.surface)
    unsaid = replace(base, surface=scene.surface, lesson=Setup.lesson, scene=Setup.scene)
    link = {}
    for name, parameter in PARAMETERS.items():
        value = getattr(setup, parameter.field)
        if value != getattr(unsaid, parameter.field):
            link[name] = DEFAULT if value is None else parameter.write(value)
    for method, name in sorted({*unsaid.hypers, *setup.hypers}):
        default = OPTIMIZERS[method].hyper(name).default
        value = setup.hypers.get((method, name), default)
        if value != unsaid.hypers.get((method, name), default):
            link[f"{method}.{name}"] = value_text(value)
    if setup.pin and PIN in link:
        link |= {f"{PIN}.{name}": value_text(value) for name, value in sorted(setup.pin.hypers.items())}
        if setup.pin.start:
            link[f"{PIN}.start"] = point_text(setup.pin.start)
    return link


def _take(setup: Setup, parameter: Parameter, text: str) -> Setup:
    none = text == DEFAULT and getattr(Setup, parameter.field) is None
    value: Any = None if none else parameter.read(text)
    if parameter.field == "lesson":
        return scene_setup(value, 1)
    if parameter.field == "scene":
        return existing_scene(setup.lesson, value)
    if parameter.field == "surface":
        return setup if value == setup.surface else setup.with_surface(value)
    if parameter.field in SHAPES:
        return setup.shaped(parameter.field, value)
    taken = replace(setup, **{parameter.field: value})
    return taken.within_reach() if parameter.field == "start" else taken  # it is read when the shape is known


def pinned_names(method: str) -> set[str]:
    """What a link says of a pinned method: its hyperparameters, and the start."""
    return {hyper.name for hyper in OPTIMIZERS[method].hypers} | {"start"}


def _take_pinned(setup: Setup, name: str, text: str) -> Setup:
    assert setup.pin is not None
    if name == "start":
        return replace(setup, pin=replace(setup.pin, start=read_point(text))).within_reach()
    return replace(setup, pin=setup.pin.with_value(name, read_value(text, setup.steps)))


def _take_hyper(setup: Setup, method: str, hyper: str, text: str) -> Setup:
    return setup.with_hyper(method, hyper, read_value(text, setup.steps))


def listed(names: Sequence[str]) -> str:
    """The first few of some names that a reader wrote."""
    return ", ".join(shown(name) for name in names[:FEW]) + (" and more" if len(names) > FEW else "")


def from_link(link: Mapping[str, str], repeated: Sequence[str] = ()) -> tuple[Setup, list[str]]:
    """The set-up a link describes, and a sentence for everything in it that was replaced or ignored. Never raises.

    `repeated` are the names that stood in the address more than once, of which `link` has the last.
    """
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
            if parameter.field in ("lesson", "scene"):
                setup = freed(setup, link)

    unknown = []
    for name in link:
        method, dot, hyper = name.partition(".")
        if name in PARAMETERS or name in FOREIGN:
            continue
        if dot and method in OPTIMIZERS and hyper in {h.name for h in OPTIMIZERS[method].hypers}:
            setup = attempt(name, partial(_take_hyper, setup, method, hyper), "its default is used instead")
        elif method == PIN in link and setup.pin and hyper in pinned_names(setup.pin.method):
            setup = attempt(name, partial(_take_pinned, setup, hyper), "its default is used instead")
        else:
            unknown.append(name)
    if unknown:
        notes.append(f"The link also had {listed(unknown)}, which Ravine does not know; ignored.")
    twice = [name for name in repeated if name not in unknown and name not in FOREIGN]
    if twice:
        notes.append(f"The link has {listed(twice)} more than once; the last one counts.")
    return setup, notes
