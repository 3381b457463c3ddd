"""The catalogue of methods: an index in pictures, and one entry at a time, all of it read from the declarations."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html import escape

import streamlit as st

from experiments import refusal
from figures.palette import styles
from figures.portrait import SIZE, bands, drawn, on_picture, portrait, themed
from landscapes import LANDSCAPES
from optimizers import FAMILIES, OPTIMIZERS, Optimizer
from optimizers.base import CLIP, Convention, Hyper, as_set
from optimizers.base.procedures import WORDS, called
from optimizers.base.proof import checked_against
from optimizers.base.symbols import plain as symbol
from ui.assets import brought, component
from ui.session.hypers import Pin, value_words
from ui.session.link import to_link
from ui.session.messages.catalogue import Index, IndexCard, IndexOpen, Portrait
from ui.session.pages import ANATOMY, CURVATURE, RACE
from ui.session.setup import Setup
from ui.session.tracks import Track, track
from ui.state import change, session

_index = component("catalogue")
_portrait = component("portrait")

NOTHING = "in nothing"  # how a method declares that implementations do not differ
COARSE = 1.5  # how far a line in the index may pass from the points it stands for, in units of the portrait
INVARIANCES = {  # by the names that methods declare: what is done to the surface, and what the path then does
    "rotation": ("Rotation", "turn the surface: the path turns with it", "turn the surface: the path changes"),
    "translation": (
        "Translation",
        "move the surface: the path moves with it",
        ("move the surface: the path changes, because the position of zero matters"),
    ),
    "scale": ("Scale", "stretch f: the path stays the same", "stretch f: the path changes"),
}


def home(key: str) -> str:
    """The first surface that a method can run on (a key of LANDSCAPES): the one it is pictured on."""
    return next(surface for surface, landscape in LANDSCAPES.items() if refusal(landscape, key) is None)


def pictured(key: str) -> Track:
    """The run that a method is pictured by: its defaults, from the surface's own start."""
    return track(Setup(surface=home(key)), key)


# --- the index ---------------------------------------------------------------------------------------------------


@cache
def index_of_all() -> Index:
    """What the index shows of every method; the same for everyone, so it is made once."""
    cards = []
    for key, method in OPTIMIZERS.items():
        points = on_picture(LANDSCAPES[home(key)], pictured(key).runs.path[:, 0])
        in_the_middle = bool((abs(points[:, 1] - SIZE / 2) <= SIZE / 4).all())
        style = styles([key])[key]
        labels = (hyper.label for hyper in method.hypers)
        cards.append(
            IndexCard(
                key=key,
                name=method.name,
                family=FAMILIES[method.family],
                teaches=method.teaches,
                words=" ".join([key, method.name, method.teaches, method.source, *labels, *method.invariances]).lower(),
                surface=home(key),
                box=(0, SIZE / 4, SIZE, SIZE / 2) if in_the_middle else (0, 0, SIZE, SIZE),
                path=drawn(points, COARSE),
                end=tuple(points[-1].round(1).tolist()),
                colour=themed(style.light, style.dark),
            )
        )
    surfaces = {card.surface: bands(LANDSCAPES[card.surface]) for card in cards}
    return Index(tuple(cards), surfaces, SIZE, open="")


def _opened() -> None:
    """An entry was picked from the index."""
    wish = brought("index", "open", IndexOpen)
    if wish and wish.method in OPTIMIZERS:
        change(replace(session().setup, method=wish.method))


def index() -> None:
    """Mounts the index; what is picked there goes into the link."""
    told = replace(index_of_all(), open=session().setup.method)
    _index(key="index", data=told, on_open_change=_opened)


# --- one entry ---------------------------------------------------------------------------------------------------


def entry() -> None:
    """The method that is read about."""
    key = session().setup.method
    method = OPTIMIZERS[key]
    with st.container(key="entry"):
        with st.container(key="entry_top", horizontal=True):
            with st.container(key="entry_rule"):
                st.html(_head(key))
                _actions(key)
                st.html("<h3>The update rule</h3>")
                own = session().setup.hypers_of(key)
                rule = as_set(method, own)
                st.latex(rule.latex_clipped if CLIP.name in own else rule.latex)
                if called(method.step):
                    st.html(_procedures(method))
            _show_portrait(key)
        with st.container(key="entry_settings"):
            st.html("<h3>Settings</h3>")
            st.markdown(_settings(method.settings))
        if method.conventions:
            with st.container(key="entry_forms"):
                st.html("<h3>Other forms of this rule</h3>")
                for place, form in enumerate(method.conventions):
                    _form(key, place, form)
        st.html(_facts(key))


def runnable(setup: Setup, key: str) -> Setup:
    """The set-up on a surface that the method can run on: its own, unless that is refused."""
    return setup if refusal(setup.landscape(), key) is None else setup.with_surface(home(key))


def raced(setup: Setup, key: str) -> Setup:
    """The race with this method in it, on a surface it can run on."""
    return runnable(setup.with_methods({*setup.methods, key}), key)


def _actions(key: str) -> None:
    setup = session().setup
    race = raced(setup, key)
    if race == setup:
        label = "See it race"
    elif race.surface == setup.surface:
        label = "Race it"
    else:
        label = f"Race it on {LANDSCAPES[race.surface].name}"
    with st.container(key="entry_actions", horizontal=True):
        st.page_link(RACE, label=label, query_params=to_link(race))
        apart = runnable(replace(setup, step=1), key)
        st.page_link(ANATOMY, label="Take a step apart", query_params=to_link(apart))
        if "samples" in OPTIMIZERS[key].asks:
            label = "See its matrix beside others"
            st.page_link(CURVATURE, label=label, query_params=to_link(runnable(setup, key)))


def _form(key: str, place: int, form: Convention) -> None:
    """One form that differs by convention: its rule, what its numbers are here, and the race of both."""
    method = OPTIMIZERS[key]
    hyper = method.hyper(form.hyper)
    with st.container(key=f"form_{place}"):
        st.html(f"<p>{escape(sentence(form.words))} {escape(sentence(form.translation))}</p>")
        if form.step:
            st.latex(method.latex_of(form))
        if form.here is None:
            return
        usual, other = map(value_words, (hyper.default, form.value(method.defaults)))
        values = f"{usual} in both forms" if form.step else f"{usual} and {other}"
        label = f"Race both: {symbol(hyper.symbol)} = {values}"
        st.page_link(RACE, label=label, query_params=to_link(both(session().setup, key, form)))


def both(setup: Setup, key: str, form: Convention) -> Setup:
    """The race of a method at its defaults, and, pinned, what the same numbers do in another form of it."""
    surface = setup.with_surface(form.surface) if form.surface and form.surface != setup.surface else setup
    alone = replace(runnable(surface, key), methods=(key,), muted=(), hypers={})
    pin = Pin(key).with_value(form.hyper, form.value(OPTIMIZERS[key].defaults))
    return replace(alone, pin=replace(pin, start=alone.start))


def _head(key: str) -> str:
    method = OPTIMIZERS[key]
    checked = [f"Checked against {by}" for by in dict.fromkeys(check.by for check in checked_against(key))]
    held = [f"{INVARIANCES[name][0]} invariant" for name in INVARIANCES if name in method.invariances]
    badges = "".join(
        f'<li class="rv-badge-{kind}">{escape(text)}</li>'
        for kind, texts in (("checked", checked), ("held", held))
        for text in texts
    )
    return (
        f'<header class="rv-entry-head"><p>{escape(FAMILIES[method.family])}</p>'
        f"<h2>{escape(method.name)} <code>{key}</code></h2><p>{escape(method.teaches)}</p><ul>{badges}</ul></header>"
    )


def _procedures(method: Optimizer) -> str:
    """What the functions that its formula only names do."""
    told = "".join(
        f"<dt>{escape(name.replace('_', ' '))}</dt>" + "".join(f"<dd>{escape(words)}</dd>" for words in WORDS[name])
        for name in called(method.step)
    )
    return f'<dl class="rv-procedures">{told}</dl>'


def _show_portrait(key: str) -> None:
    surface, track = LANDSCAPES[home(key)], pictured(key)
    where = f"{surface.name}, {track.runs.steps[-1]} steps, default settings."
    label = f"The path of {OPTIMIZERS[key].name} on {surface.name}"
    picture = portrait(surface, track.runs.path[:, 0], styles([key])[key], label)
    _portrait(key="portrait", data=Portrait(picture, track.row.sentence, where), width=300)


def _settings(hypers: tuple[Hyper, ...]) -> str:
    """A Markdown table, for the sake of its formulas; whatever in it is text is escaped."""
    rows = ["| | Setting | Default | Slider | Allowed | What it does |", "|:-:|:--|--:|:--|:--|:--|"]
    for hyper in hypers:
        low, high, default = map(value_words, (hyper.low, hyper.high, hyper.default))
        cells = [f"{low} to {high}", hyper.allowed.words, sentence(hyper.help.partition(": ")[2])]
        texts = " | ".join(map(plain, cells))
        rows.append(f"| ${hyper.symbol}$ | {plain(hyper.label)} `{hyper.name}` | {plain(default)} | {texts} |")
    return "\n".join(rows)


def plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def _facts(key: str) -> str:
    method = OPTIMIZERS[key]
    invariances = "".join(
        f'<li class="{"rv-held" if name in method.invariances else "rv-not-held"}"><b>{title}</b>: '
        f"{held_by(method, name) if name in method.invariances else lost}.</li>"
        for name, (title, _, lost) in INVARIANCES.items()
    )
    checks = "".join(f"<li>{escape(check.words)}</li>" for check in checked_against(key))
    parts = {
        "Where implementations differ": f"<p>{escape(sentence(agreed(method.differs)))}</p>",
        "What two weights do not show": f"<p>{escape(method.hides)}</p>" if method.hides else "",
        "Source": f"<p>{escape(sentence(method.source))}</p>",
        "Invariances, as measured by the tests": f"<ul>{invariances}</ul>",
        "Checked against": f"<ul>{checks}</ul>" if checks else "",
    }
    sections = "".join(f"<section><h3>{title}</h3>{text}</section>" for title, text in parts.items() if text)
    return f'<div class="rv-facts">{sections}</div>'


def held_by(method: Optimizer, name: str) -> str:
    """What an invariance that a method has does to its path; ε is in the way of one of scale."""
    held = INVARIANCES[name][1]
    with_eps = name == "scale" and any(hyper.name == "eps" for hyper in method.hypers)
    return held.replace(": ", ": with ε = 0, ") if with_eps else held


def agreed(differs: str) -> str:
    """How implementations differ, as a phrase: "in nothing" alone would be no sentence."""
    return differs.replace(NOTHING, "implementations agree", 1) if differs.startswith(NOTHING) else differs


def sentence(text: str) -> str:
    """A phrase as a sentence; one that begins with a symbol, as f or β, begins with that very symbol."""
    word = text.partition(" ")[0]
    symbol_first = not word[:1].isascii() or (len(word) == 1 and word != "a")
    first = text[:1] if symbol_first else text[:1].upper()
    return first + text[1:].removesuffix(".") + "."
