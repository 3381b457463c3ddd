"""Links: what is written is read back as it was, and whatever else an address holds is answered in sentences."""

import math
import string
from contextlib import suppress
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from experiments.studies.axes import PLACES
from landscapes import Data
from lessons import LESSONS
from networks.network import WIDEST
from optimizers import OPTIMIZERS, SettingError
from optimizers.base import CLIP, LOOKAHEAD, PULL
from optimizers.base.pieces import MOST
from optimizers.base.schedule import within
from optimizers.schedules import SCHEDULES, Pieces, cosine
from tests.golden.links import recorded
from ui.session.hypers import LONGEST_RACE, PINNED, Pin, Value, read_value
from ui.session.kinds import LONGEST_VALUE, Names, Number, OneName, OneNumber, Whole, Written, YesNo
from ui.session.letters import WEIGHTS, Choice, Range
from ui.session.link import from_link, to_link
from ui.session.link_reader import FOREIGN, NETWORK_NAMES
from ui.session.networks.setup import LAYERS, MOST_METHODS, NETWORK, NetworkSetup
from ui.session.networks.trainers import TRAINERS
from ui.session.own import FORMULA, OWN
from ui.session.places import COORDINATE, POINT, WINDOW
from ui.session.reading import Unusable
from ui.session.rows import ROWS
from ui.session.scene_setup import scene_setup
from ui.session.session import Session
from ui.session.setup import CURVE, PARAMETERS, SAMPLED, VIEWS, Setup
from ui.session.span import BOUND, NAMES, SPAN, Span
from ui.session.starts import STARTS, Starts
from ui.session.three import CURVATURE, RATE, SLOPE, THREE, Three

coordinates = st.floats(COORDINATE.low, COORDINATE.high)
windows = st.tuples(coordinates, coordinates).map(sorted).map(tuple).filter(lambda side: side[1] - side[0] >= 2)
limits = st.none() | st.floats(BOUND.low, BOUND.high)
spans = st.builds(Span, st.sampled_from(NAMES), limits, limits, st.none() | st.sampled_from(list(PLACES))).filter(
    lambda span: span.low is None or span.high is None or span.low < span.high
)


def pins():
    """Of drawn_pins(), which needs what follows."""
    return drawn_pins()


LETTERED = ["a x^2 + b y^2", "sin(θ1 x) + κ y^2"]
LOSSES = ["(t - (w*u + b))^2 + λ w^2", "|w1 - u t| + w2^2", "(weight - (w*height + b))^2"]
RAVINE = {"surface": "ravine"}  # every link says its surface, also the first
SOME = Data({"u": [1, 2, 3.5, 0.1], "t": [-1, 1, 1, -1], "v": [0, 1e-9, 2, 3]}, {"u": "speed (mph)"})
OWN_DATA = [SOME, Data({"height": [1.6, 1.7, 1.8], "weight": [60, 70, 85.5]}), Data({"x": [1, 2]})]
WRITTEN = {
    FORMULA: st.sampled_from(
        ["x^2 + 10y^2", "sin(x) cos(y)", "max(|x|, y^4)", "exp(-x^2 - y^2)", "x + y", *LETTERED, *LOSSES]
    ),
    WEIGHTS: st.lists(st.sampled_from(["x", "y", "a", "b", "w", "θ1"]), unique=True, max_size=2).map(tuple),
    ROWS: st.sampled_from(OWN_DATA),
    WINDOW: st.tuples(windows, windows),
    POINT: st.tuples(coordinates, coordinates),
    STARTS: st.builds(Starts, points=st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=4).map(tuple))
    | st.sampled_from([Starts("ring", 8), Starts("grid", 5)]),
    SPAN: spans,
    PINNED: st.deferred(pins),
    LAYERS: st.lists(st.integers(1, WIDEST), max_size=3).map(tuple),
    THREE: st.builds(
        Three,
        *(st.floats(kind.low, kind.high) for kind in (SLOPE, RATE)),
        st.tuples(*[st.floats(CURVATURE.low, CURVATURE.high)] * 3),
    ),
}


def values(kind):
    """Everything that a kind of value can be."""
    match kind:
        case Number():
            return st.floats(kind.low, kind.high)
        case Whole():
            return st.integers(kind.low, kind.high)
        case OneNumber() | OneName():
            return st.sampled_from(list(kind.known))
        case Names():
            names = list(kind.known)
            return st.sets(st.sampled_from(names)).map(lambda some: tuple(name for name in names if name in some))
        case YesNo():
            return st.booleans()
        case Written():
            return WRITTEN[kind]


FIELDS = {name: values(parameter.kind) | st.just(parameter.default) for name, parameter in PARAMETERS.items()}
SCENES = PARAMETERS["scene"].kind
assert isinstance(SCENES, Whole)
MOST_SCENES = SCENES.high
NETWORKS = {
    name: values(declared.kind) | st.just(declared.default) for name, declared in NETWORK.items() if name != "methods"
} | {"methods": st.sets(st.sampled_from(list(TRAINERS)), min_size=1, max_size=MOST_METHODS)}
HYPERS = [(key, hyper) for key, method in OPTIMIZERS.items() for hyper in method.hypers]
HYPERS += [(key, hyper) for key in ("adam", "bfgs") for hyper in (CLIP, LOOKAHEAD, PULL)]  # two stand for all methods


SCHEDULED = [kind for key, kind in SCHEDULES.items() if key != "constant"]


def schedules(hyper):
    """Schedules that suit a hyperparameter, as they begin in the app, over races of any length."""
    drawn = st.builds(
        lambda kind, value, steps: kind.around(hyper, value, steps),
        st.sampled_from(SCHEDULED),
        st.floats(hyper.low, hyper.high).filter(lambda value: value in hyper.allowed),
        st.integers(1, LONGEST_RACE),
    )
    return drawn.filter(partial(suits, hyper))


def suits(hyper, schedule):
    return all(value in within(hyper).allowed for value in map(schedule, range(LONGEST_RACE)))


@st.composite
def hypers(draw):
    chosen = draw(st.lists(st.sampled_from(HYPERS), unique_by=lambda pair: (pair[0], pair[1].name), max_size=5))
    values: dict[tuple[str, str], Value] = {}
    for method, hyper in chosen:
        if not hyper.allowed.whole and draw(st.booleans()):
            value = draw(schedules(hyper))
        else:
            value = draw(numbers(hyper).filter(lambda v, h=hyper: v in h.allowed and v != h.default))
        changes = draw(st.dictionaries(st.integers(1, LONGEST_RACE - 1), values_of(hyper), max_size=MOST))
        values[method, hyper.name] = Pieces(value, tuple(changes.items())) if changes else value
    return values


def values_of(hyper):
    """Numbers that a hyperparameter can have."""
    return numbers(hyper).filter(lambda value: value in hyper.allowed)


@st.composite
def networks(draw):
    """What is trained on what: some fields changed, as far as they fit."""
    net = NetworkSetup()
    for name in draw(st.lists(st.sampled_from(list(NETWORKS)), unique=True, max_size=6)):
        value = draw(NETWORKS[name])
        with suppress(Unusable):
            net = net.with_methods(value) if name == "methods" else net.fitting(**{name: value})
    for method in draw(st.sets(st.sampled_from(list(TRAINERS)), max_size=3)):
        hyper = draw(st.sampled_from(TRAINERS[method].hypers))
        scheduled = not hyper.allowed.whole and not TRAINERS[method].fixed(hyper.name) and draw(st.booleans())
        drawn = draw(schedules(hyper) if scheduled else values_of(hyper))
        with suppress(SettingError):  # a rate from a schedule and a clip of 0, say
            net = net.with_hyper(method, hyper.name, drawn)
    return net


@st.composite
def drawn_pins(draw):
    """A pinned run: a method, some of its settings, and a start."""
    method = draw(st.sampled_from(list(OPTIMIZERS)))
    pin = Pin(method, start=draw(st.none() | st.tuples(coordinates, coordinates)))
    for hyper in OPTIMIZERS[method].hypers:
        if draw(st.booleans()):
            pin = pin.with_value(hyper.name, draw(numbers(hyper).filter(lambda v, h=hyper: v in h.allowed)))
    return pin


def numbers(hyper):
    low, high = hyper.low, hyper.high
    return st.integers(int(low), int(high)).map(float) if hyper.allowed.whole else st.floats(low, high)


def possible(setup):
    """The set-up without a scene that its lesson does not have, a condition number that its surface does not have,
    what does not agree with the data of its surface, a curve where there is none, or a start that is moved too far out.
    """
    if setup.scene > (len(LESSONS[setup.lesson].scenes) if setup.lesson else 1):
        setup = replace(setup, scene=1)
    drawn = {name: getattr(setup, name) for name in SAMPLED}
    weights = setup.weights
    setup = replace(setup, weights=(), **{name: PARAMETERS[name].default for name in SAMPLED})
    for name, value in drawn.items():
        with suppress(Unusable):
            setup = setup.sampled(**{name: value})
    with suppress(Unusable):
        setup = replace(setup, weights=setup.weighed(weights).weights)
    if setup.view and CURVE in VIEWS[setup.view] and not setup.landscape().single:
        setup = replace(setup, view=None)
    try:
        return setup.within_reach()
    except Unusable:
        return replace(setup, start=None, starts=None, pin=None)


@st.composite
def with_letters(draw, setups):
    """Set-ups with numbers and sliders for some of the parameters of their formulas."""
    setup = draw(setups)
    for letter, own in setup.letters().items():
        ends = st.floats(max(own.least, -1000), 1000).map(lambda end: round(end, 3))
        low, high = sorted(draw(st.lists(ends, min_size=2, max_size=2, unique=True)))
        slider = draw(st.none() | st.just(Range(low, high, draw(st.none() | st.just((high - low) / 7)), "linear")))
        number = draw(st.none() | st.floats(own.least, own.most).filter(lambda v: v == 0 or abs(v) > 1e-29))
        setup = setup.lettered(letter, Choice(number, slider))
    return setup


setups = with_letters(st.builds(Setup, **FIELDS, hypers=hypers(), net=networks()).map(possible))
anything = st.text(max_size=40) | st.sampled_from(
    [
        "",
        "nan",
        "inf",
        "-inf",
        "1e999",
        "-1",
        "0",
        "1e309,0",
        ",",
        "1,2,3",
        "none",
        "None",
        "adam,",
        "\x00",
        "x" * 5000,
        "١٢",
        "1_000",
        "0x10",
        "é",
        "<b>",
        "{}",
        "cosine(0.1,steps=200)",
        "cosine()",
        "cosin(0.1)",
        "step(5,factor=2)",
        "constant(0.01)",
        "cosine(0.1,steps=__import__('os'))",
        "cosine(((((",
    ]
)
known = st.sampled_from([*PARAMETERS, *(f"{method}.{hyper.name}" for method, hyper in HYPERS), *NETWORK_NAMES])
links = st.dictionaries(
    known | st.text(min_size=1, max_size=12), anything | st.text(string.printable, max_size=40), max_size=8
)


def test_every_parameter_is_tried_here():
    assert FIELDS.keys() == BAD.keys() == PARAMETERS.keys()


def test_every_parameter_stands_in_a_recorded_link():
    """One in which it can be used, and changes something: what it means is held by test_recorded_links.py."""
    used = {name for kept in recorded().values() for name in kept["canonical"]}
    assert {*PARAMETERS, *known_hypers(), "pin.lr", "pin.start", *NETWORK_NAMES} - used == set()


@pytest.mark.slow("hundreds of drawn set-ups")
@given(setups)
def test_a_link_restores_the_set_up(setup):
    assert from_link(to_link(setup)) == (setup, [])


@settings(max_examples=50)
@given(st.data(), st.sampled_from([(key, n) for key in LESSONS for n in range(1, len(LESSONS[key].scenes) + 1)]))
def test_a_scene_is_restored_with_whatever_was_changed_in_it(data, place):
    """Few changes at a time, back to defaults too: what the scene has and the set-up has not must be said."""
    changed = data.draw(st.sets(st.sampled_from(sorted(FIELDS.keys() - {"lesson", "scene"})), max_size=4))
    values = {field: data.draw(FIELDS[field]) for field in sorted(changed)}
    setup = possible(replace(scene_setup(*place), **values, hypers=data.draw(st.just({}) | hypers())))
    assert from_link(to_link(setup)) == (setup, [])
    assert to_link(scene_setup(*place)) == {"lesson": place[0]} | ({"scene": str(place[1])} if place[1] > 1 else {})


def test_a_scene_beyond_the_last_is_told():
    setup, notes = from_link({"lesson": "step", "scene": str(MOST_SCENES)})
    last = len(LESSONS["step"].scenes)
    assert (setup, notes == []) == (scene_setup("step", last if last == MOST_SCENES else 1), last == MOST_SCENES)
    assert "belongs to no lesson" in from_link({"scene": "2"})[1][0]


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ({"net.hidden": "33"}, "outside 1 to 32"),
        ({"net.hidden": ",".join("16" * 1 for _ in range(11))}, "at most 10 are possible"),
        ({"net.hidden": "32,32,32,32,32,32,32"}, "5,000 are the most"),
        ({"net.hidden": "32,32,32,32,32,32,32"}, "units in each would fit"),
        ({"net.samples": "401"}, "outside 4 to 400"),
        ({"net.batch": "201"}, "more than the 200 samples"),
        ({"net.methods": "adam,lion,yogi,nadam,adan"}, "at most 4 can train"),
        ({"net.methods": "newton"}, "Newton"),
        ({"net.methods": "adams"}, "did you mean Adam?"),
        ({"net.data": "sine", "net.loss": "cross_entropy"}, "Use the squared error"),
        ({"net.adam.l2": "cosine(0.1)"}, "has no schedule here. Give it one number"),
        ({"net.adam.clip": "0"}, "above 0"),
        ({"net.components": "3"}, "does not fit"),
        ({"net.data": "sine", "net.components": "1"}, "no components; leave them out"),
        ({"net.data": "digits", "net.held_out": "4"}, "Digits needs at least 10 training samples and as many held"),
        ({"net.tab": "land"}, "not known"),
    ],
)
def test_what_does_not_fit_a_network_is_answered_in_a_sentence(link, reason):
    setup, notes = from_link(link)
    assert any(reason in note for note in notes), notes
    assert from_link(to_link(setup)) == (setup, [])


def test_what_fits_a_network_only_together_is_read_together():
    link = {"net.samples": "20", "net.batch": "20", "net.data": "sine", "net.hidden": "none", "net.adam.lr": "0.1"}
    setup, notes = from_link(link)
    assert notes == [] and to_link(setup) == RAVINE | link
    for bad in ({"net.tab": "nowhere"}, {"net.components": "2"}, {"net.methods": "newton"}):
        found, (note,) = from_link(link | bad)
        assert to_link(found) == RAVINE | link
        assert all(name in note and text in note for name, text in bad.items())
    assert setup.net.training().net.sizes == (1, 1)


def test_trainings_that_differ_in_nothing_but_what_is_looked_at_are_one():
    net = NetworkSetup()
    seen = replace(net, tab="landscape", plane="pca", method="adam").with_hyper("lion", "lr", 0.5)
    assert seen.digest == net.digest != net.with_hyper("adam", "lr", 0.5).digest != replace(net, seed=1).digest


def test_a_link_may_name_every_method():
    every = ", ".join(OPTIMIZERS)
    setup, notes = from_link({"methods": every, "muted": every})
    assert (setup.methods, setup.muted, notes) == (tuple(OPTIMIZERS), tuple(OPTIMIZERS), [])


@pytest.mark.slow("hundreds of drawn set-ups")
@given(setups)
def test_a_link_is_short_text_and_says_only_what_differs(setup):
    link, scene = to_link(setup), scene_setup(setup.lesson, setup.scene)
    base = scene if setup.surface == scene.surface else scene.with_surface(setup.surface)
    said = replace(base, surface=scene.surface, lesson="", scene=1)
    longest = {name: declared.longest for name, declared in PARAMETERS.items()}
    assert all(
        isinstance(text, str) and 0 < len(text) <= longest.get(name, LONGEST_VALUE) for name, text in link.items()
    )
    for name in PARAMETERS:
        differs = getattr(setup, name) != getattr(said, name)
        assert (name in link) == (differs or (name == "surface" and not setup.lesson))


def test_the_first_race_needs_no_link_and_every_link_says_its_surface():
    assert to_link(Setup()) == RAVINE
    assert from_link({}) == (Setup(), [])


@settings(max_examples=300)
@given(links)
@example({"methods": ",".join(["adam"] * 50), "formula": "(" * 300, "start": "1e999,1"})
@example({"adam.lr": "cosine(2)", "steps": "40", "adam.beta1": "cosine(2)", "adam.eps": "__import__('os')"})
@example({"adam.lr": "-1", "adam.": "1", ".lr": "1", "newton.lr": "1", "adam.lr.lr": "2"})
def test_whatever_a_link_holds_it_is_read_and_every_replacement_is_said(link):
    setup, notes = from_link(link)
    assert from_link(to_link(setup)) == (setup, [])
    text = "\n".join(notes)
    for name, value in link.items():
        if name in FOREIGN:
            continue
        if name in NETWORK_NAMES:
            field = NETWORK_NAMES[name]
            kept = getattr(setup.net, field) == NETWORK[field].default
            assert not kept or f"{name}: " in text or says_the_default(NETWORK[field], value), name
        elif name in PARAMETERS:
            refused = getattr(setup, name) == PARAMETERS[name].default
            assert not refused or f"{name}: " in text or says_the_default(PARAMETERS[name], value), name
        elif name in known_hypers():
            method, _, hyper = name.partition(".")
            told = (method, hyper) in setup.hypers or f"{name}: " in text
            assert told or Setup().with_hyper(method, hyper, read_value(value, 1)) == Setup(), name
    understood = {*PARAMETERS, *known_hypers(), *FOREIGN, *NETWORK_NAMES}
    unknown = [name for name in link if name not in understood]
    assert ("The link also had" in text) == bool(unknown)


def known_hypers():
    return {f"{method}.{hyper.name}" for method, hyper in HYPERS}


def says_the_default(declared, value):
    """Whether a value asks, in whatever spelling, for what is the default anyway."""
    if len(value) > declared.longest:
        return False
    try:
        return declared.read(value) == declared.default
    except ValueError:
        return False


@given(links)
def test_notes_are_short_plain_sentences(link):
    for note in from_link(link)[1]:
        assert note.endswith(".") and len(note) < 400
        assert note.strip() == note


def test_data_that_cannot_be_read_are_said_to_be_so_once():
    (note,) = from_link({"rows": "no"})[1]
    assert note.count("cannot be read") == 1 and "Ask for it again" in note


BAD = {
    "rows": ("kept-0", "too long for a link"),
    "data": ("nowhere", "not known"),
    "prepare": ("centered", "did you mean centred?"),
    "held_out": ("1", "outside 0 to 0.9"),
    "batch": ("0", "outside 1 to 1,000"),
    "order": ("shufle", "did you mean shuffle?"),
    "counted": ("epoch", "did you mean epochs?"),
    "stability": ("maybe", "neither yes nor no"),
    "arrows": ("maybe", "neither yes nor no"),
    "surface": ("nowhere", "not known"),
    "start": ("1", "x,y"),
    "starts": ("1,2;3", "has the start “3”, which is not a point"),
    "window": ("5,-5,0,1", "the smaller limit comes first"),
    "methods": ("adams", "did you mean Adam?"),
    "weights": ("a,é", "is no letter that a formula can have"),
    "turn": ("181", "outside −180 to 180"),
    "stretch": ("0", "outside 0.01 to 100"),
    "steps": ("0", "outside 1 to 2,000"),
    "hide": ("score", "is not known"),
    "lock": ("curves", "is not known"),
    "free": ("adams.lr", "did you mean adam.lr?"),
    "size": ("3", "outside 1 to 2"),
    "play": ("twice", "not known"),
    "speed": ("3", "not one of 0.25, 0.5, 1, 2, 4"),
    "look": ("1,2", "x0,x1,y0,y1"),
    "muted": ("adams", "did you mean Adam?"),
    "noise": ("-0.5", "outside"),
    "seed": ("1.5", "whole"),
    "fan": ("201", "outside 0 to 200"),
    "predict": ("ranks", "did you mean rank?"),
    "tolerance": ("0", "outside"),
    "pin": ("adams", "did you mean Adam?"),
    "view": ("sideways", "not known"),
    "events": ("maybe", "neither yes nor no"),
    "method": ("adams", "did you mean Adam?"),
    "step": ("0", "outside 1 to 2,000"),
    "at": ("1;2", "x,y"),
    "cut": ("sideways", "not known"),
    "layer": ("kapa", "did you mean kappa?"),
    "damping": ("-1", "outside 0 to 100"),
    "radius": ("0", "outside 10⁻⁶ to 10⁶"),
    "three": ("1,2,3", "slope,rate,curvature,curvature,curvature"),
    "across": ("lr,1,0.1", "the smaller limit comes first"),
    "up": ("learning", "not known"),
    "grid": ("75", "not one of 50, 100, 200"),
    "colour": ("red", "not known"),
    "asked": ("why", "not known"),
    "criterion": ("stepz", "did you mean steps?"),
    "swept": ("lr,0,1,log,log", "write it as name,low,high,scale"),
    "coordinate": ("z", "not known"),
    "late": ("5", "outside 32 to 1,000"),
    "held": ("hands", "not known"),
    "claim": ("bounces_between_wals", "did you mean bounces_between_walls?"),
    "misprint": ("adam_minsu", "did you mean adam_minus?"),
    "budget": ("0", "outside 1 to 256"),
    "rate": ("0", "outside 10⁻⁹ to 1,000"),
    "cloud": ("1e9", "outside 1 to 400"),
    "seeds": ("1.5", "whole"),
    "script": ("tensorflow", "not known"),
    "lesson": ("stepp", "did you mean step?"),
    "scene": ("0", "outside 1 to"),
    "formula": ("x +* y", "cannot be read"),
}


@pytest.mark.parametrize("name", BAD)
def test_each_parameter_refuses_in_a_sentence_and_keeps_its_default(name):
    text, says = BAD[name]
    setup, notes = from_link({name: text})
    assert setup == (Setup().with_surface(OWN) if name == "formula" else Setup())  # a formula is meant to be raced on
    assert len(notes) == 1 and notes[0].startswith(f"{name}: “{text}”") and says in notes[0]


@pytest.mark.parametrize(
    ("name", "text", "value", "left_out"),
    [
        ("methods", "adam,foo,momentun", ("adam",), ("“foo”", "“momentun”")),
        ("hide", "curves,score", ("curves",), ("“score”",)),
        ("muted", "adam,adams", ("adam",), ("“adams”",)),
    ],
)
def test_of_several_names_only_those_that_are_not_known_are_left_out(name, text, value, left_out):
    setup, notes = from_link({name: text})
    assert getattr(setup, name) == value
    assert all(f"{name}: {each} is not known" in note for each, note in zip(left_out, notes, strict=True))


@pytest.mark.parametrize(
    ("written", "query", "meant", "noted"),
    [
        ("x^2 10y^2", "", "x^2+10y^2", True),  # which cannot be read as it is
        ("x^2 y^2", "surface=own&formula=x^2+y^2&steps=9", "x^2+y^2", True),  # no program leaves ^ in an address
        ("x^2 y^2", "formula=x%5E2+y%5E2", "x^2 y^2", False),
        ("x^2 + y^2", "formula=x^2%20%2B%20y^2", "x^2 + y^2", False),
        ("x y", "formula=x+y", "x y", False),  # as a program writes the product
    ],
)
def test_a_plus_that_became_a_space_is_read_as_one_with_a_note(written, query, meant, noted):
    mine = Session()
    mine.follow({"formula": written}, [], query)
    assert (mine.setup.surface, mine.setup.formula, len(mine.notes)) == (OWN, meant, noted)
    assert all("write %2B for a plus" in note for note in mine.notes)


def test_spaces_between_names_do_no_harm():
    assert from_link({"methods": "adam, momentum", "net.methods": "adam, momentum"})[1] == []


def test_a_note_uses_the_names_that_a_reader_knows():
    _, notes = from_link({"methods": "foo", "surface": "raven"})
    assert notes == [
        "surface: “raven” is not known (did you mean Ravine?); Ravine is used instead.",
        "methods: “foo” is not known, so it is left out; Gradient descent, Momentum, RMSProp and Adam are used "
        "instead.",
    ]


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ({"surface": "beale", "kappa": "10"}, "kappa: “10” cannot be chosen for Beale"),
        (
            {"view": "curve"},
            "view: “curve” needs a formula of one weight, such as x^2; the view that suits the surface",
        ),
        ({"surface": "own", "kappa": "10"}, "kappa: “10” cannot be chosen for your own formula"),
        ({"start": "0,1e6", "stretch": "5"}, "start: “0,1e6” would put the start farther than 10⁶"),
        ({"lesson": "rate", "start": "1e6,1e6", "turn": "45"}, "start: “1e6,1e6” would put the start farther"),
        ({"start": "1e6,1e6", "turn": "45"}, "start: “1e6,1e6” would put the start farther than 10⁶"),
        ({"surface": "ravine", "batch": "8"}, "batch: “8” needs data, and Ravine is not made from any"),
        ({"surface": "moons", "noise": "1"}, "noise: “1” is not used on Logistic regression, moons"),
        ({"surface": "moons", "batch": "201"}, "batch: “201” is larger than the 200 samples"),
        ({"surface": "moons", "data": "cars"}, "data: “cars” cannot be used: This model needs the column v"),
        ({"surface": "own", "data": "own"}, "data: “own” names data of your own, but the link does not contain them"),
        ({"surface": "own", "formula": "w*"}, "formula: “w*” cannot be read"),
        ({"p.k": "3"}, "p.k: “3” cannot be chosen for Ravine, which has no parameter k, so it is left out."),
        ({"p.kappa": "0.5"}, "p.kappa: “0.5” is outside 1 to 10⁶; the surface's own κ is used instead."),
        ({"formula": "a x^2 + y^2", "p.a": "2,5"}, "p.a: “2,5” needs both ends of its slider, as in 2,0,5; the"),
        ({"formula": "a x^2 + y^2", "p.a": "2,5,1"}, "p.a: “2,5,1” goes from 5 to 1: the first number has to be"),
        ({"formula": "a x^2 + y^2", "p.a": "2,0,5,log"}, "p.a: “2,0,5,log” begins at 0: a logarithmic slider begins"),
        (
            {"formula": "a x^2 + y^2", "weights": "b"},
            "weights: “b” cannot be chosen: your formula has no b. Those that the formula suggests are",
        ),
        ({"weights": "x"}, "weights: “x” cannot be chosen for Ravine: only in your own formula"),
    ],
)
def test_a_shape_or_a_start_that_cannot_be_is_told(link, says):
    setup, notes = from_link(link)
    assert not setup.parameters and setup.start == from_link({k: v for k, v in link.items() if k != "start"})[0].start
    assert len(notes) == 1 and notes[0].startswith(says)


@pytest.mark.parametrize(("method", "hyper"), HYPERS, ids=lambda item: getattr(item, "name", item))
@pytest.mark.parametrize("text", ["nan", "inf", "-1", "much"])
def test_each_hyperparameter_refuses_in_a_sentence(method, hyper, text):
    setup, notes = from_link({f"{method}.{hyper.name}": text})
    assert setup == Setup()
    assert len(notes) == 1 and "default" in notes[0]


def test_one_bad_value_does_not_spoil_its_neighbours():
    setup, notes = from_link({"surface": "beale", "steps": "many", "start": "1,2", "adam.lr": "0.5", "adam.beta1": "2"})
    assert (setup.surface, setup.start, setup.steps, dict(setup.hypers)) == (
        "beale",
        (1, 2),
        300,
        {("adam", "lr"): 0.5},
    )
    assert len(notes) == 2


def test_the_hosts_own_parameters_are_not_ours():
    assert from_link({"embed": "true"}) == (Setup(), [])


def test_numbers_come_back_to_the_last_bit():
    awkward = (0.1 + 0.2, math.nextafter(1, 2))
    assert from_link(to_link(Setup(start=awkward)))[0].start == awkward


@pytest.mark.parametrize(
    "text", ["cosine(0.1,steps=200)", "cosine(0.1,steps=200,end=0.001)", "step(0.1,every=20)", "inverse_sqrt(0.3)"]
)
def test_a_schedule_stands_in_a_link_as_it_is_written_in_python(text):
    setup, notes = from_link({"adam.lr": text})
    assert notes == []
    assert str(setup.hypers["adam", "lr"]) == text
    assert to_link(setup) == RAVINE | {"adam.lr": text}


def test_a_schedule_that_does_not_say_how_long_is_as_long_as_the_race():
    setup, notes = from_link({"adam.lr": " cosine( 0.05 )", "steps": "120"})
    assert notes == [] and setup.hypers["adam", "lr"] == cosine(0.05, steps=120)
    assert to_link(setup)["adam.lr"] == "cosine(0.05,steps=120)"


def test_what_a_link_says_of_a_pinned_run_is_checked_as_that_of_a_method_is():
    said = {"pin": "momentum", "pin.lr": "0.02", "pin.beta": "-1", "pin.start": "1,2", "pin.rho": "1"}
    setup, notes = from_link(said)
    assert setup.pin == Pin("momentum", {"lr": 0.02}, (1, 2))
    assert len(notes) == 2 and notes[0].startswith("pin.beta: “-1”") and "“pin.rho”" in notes[1]
    assert from_link({"pin": "mom", "pin.lr": "0.02"})[0] == Setup()
    far, (note,) = from_link({"pin": "momentum", "pin.start": "1e6,1e6", "stretch": "5"})
    assert far.pin == Pin("momentum") and note.startswith("pin.start: “1e6,1e6” would put the start farther")


def test_a_scheduled_pin_comes_back():
    pin = Pin("adam", {"lr": cosine(0.1, steps=200)}, None)
    assert from_link(to_link(Setup(pin=pin))) == (Setup(pin=pin), [])


def test_a_start_that_is_within_reach_only_when_all_is_read_comes_back():
    far = Setup(start=(591537.0, 940423.0), turn=8.0, stretch=0.5)
    assert from_link(to_link(far)) == (far, [])


def test_a_constant_schedule_is_its_number():
    assert from_link({"adam.lr": "constant(0.02)"})[0] == from_link({"adam.lr": "0.02"})[0]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("adam.lr", "cosin(0.1)", "did you mean “cosine”"),
        ("adam.lr", "cosine(-1)", "start must be at least 0; −1 is not"),
        ("adam.beta1", "cosine(1)", "β₁ must be a number of at least 0 and below 1 at every step; at step 1"),
        ("adam.lr", "exponential(1,factor=2)", "at step 1,025 its schedule gives inf"),
        ("adam.lr", "cosine(<script>)", "“<script>” is not a number"),
    ],
)
def test_a_schedule_that_cannot_be_used_is_told(name, text, says):
    setup, notes = from_link({name: text})
    assert setup == Setup()
    assert len(notes) == 1 and notes[0].startswith(f"{name}: “{text}”") and says in notes[0]
    assert notes[0].endswith(". Its default is used instead.")


def test_a_slider_may_have_steps_below_all_that_its_parameter_can_be():
    setup, notes = from_link({"surface": "ravine", "p.kappa": "2,1,3,0.25"})
    assert notes == [] and setup.ranges["κ"].step == 0.25 and to_link(setup)["p.kappa"] == "2,1,3,0.25"
