"""What is printed wrong: the second part of the page of the claims. Each misprint is run when it is unfolded."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from html import escape

import numpy as np
import streamlit as st

from claims.base.prose import told
from claims.misprints import GROUPS, MISPRINTS, Misprint
from figures.palette import Style
from figures.portrait import side_by_side
from figures.tokens import INKS
from optimizers import OPTIMIZERS
from ui.assets import component
from ui.session.link import from_link, to_link
from ui.session.messages.catalogue import Portrait
from ui.session.pages import CATALOGUE, RACE
from ui.session.pages import CLAIMS as PAGE
from ui.session.scene import composed
from ui.session.setup import LISTED, Setup
from ui.state import change, session

_portrait = component("portrait")

KEPT = 64  # pictures, of 20 kB or so
PARTS = {"": "Claims, tested", LISTED: "Printed wrong"}
ABOUT = (
    "These formulas are often printed, but do not work as printed. Here each one runs on a small example, "
    "beside the correct formula. Open one to measure its numbers."
)
OTHERWISE = (
    "Not every difference is a mistake. These forms work too, but a number, or the point called x, means "
    "something else in them."
)
WRONG, RIGHT = (
    Style(getattr(INKS["light"], ink), getattr(INKS["dark"], ink), dash, marker)
    for ink, dash, marker in (("alarm", (7, 5), "cross"), ("good", (), "circle"))
)


def parts_of_the_page() -> None:
    """Which part of the page is read, and the way to the other."""
    setup = session().setup
    with st.container(key="claims_parts", horizontal=True):
        for value, title in PARTS.items():
            label = f"**{title}**" if bool(value) == bool(setup.misprint) else title
            st.page_link(PAGE, label=label, query_params=to_link(replace(setup, misprint=value)))


def misprints() -> None:
    """All misprints under their headings, the one of the link unfolded; then the forms that are merely other ones."""
    opened = session().setup.misprint
    with st.container(key="misprints"):
        st.html(f'<header class="rv-misprints-head"><h2>Printed wrong</h2><p>{ABOUT}</p></header>')
        for group, title in GROUPS.items():
            st.html(f"<h2>{title}</h2>")
            for key, misprint in MISPRINTS.items():
                if misprint.group == group:
                    _fold(key, misprint, opened)
        st.html(f"<h2>Other forms that are correct</h2><p>{OTHERWISE}</p>")
        with st.container(key="otherwise"):
            _otherwise()


def _fold(key: str, misprint: Misprint, opened: str) -> None:
    """One misprint, folded or not; what is in it is run only where it is not.

    Those that the reader has unfolded before stay so: what folds above a line takes it out of sight.
    """
    name = f"misprint_fold_{key}"
    if key == opened:
        st.session_state[name] = True
    fold = st.expander(
        f"{misprint.title} :gray[· {misprint.filled(misprint.short)}]", key=name, on_change=_toggled, args=(key,)
    )
    if fold.open:
        with fold, st.container(key=f"misprint_entry_{key}", horizontal=True):
            with st.container(key=f"misprint_words_{key}"):
                _words(key, misprint)
            if misprint.path:
                with st.container(key=f"misprint_picture_{key}", width=300):
                    _portrait(key=f"misprint_paths_{key}", data=picture(key))


def _toggled(key: str) -> None:
    """The link names the one that was unfolded last."""
    setup = session().setup
    if st.session_state[f"misprint_fold_{key}"]:
        change(replace(setup, misprint=key))
    elif setup.misprint == key:
        change(replace(setup, misprint=LISTED))


def _words(key: str, misprint: Misprint) -> None:
    wrong, right = misprint.latex
    for kind, title, formula, text in (
        ("printed", "As printed", wrong, misprint.does),
        ("right", "Correct", right, misprint.instead),
    ):
        with st.container(key=f"misprint_{kind}_{key}"):
            st.html(f"<h3>{title}</h3>")
            st.latex(formula)
            st.html(f"<p>{escape(misprint.filled(text))}</p>")
    st.html(numbers(misprint))
    _actions(key, misprint)


def numbers(misprint: Misprint) -> str:
    """The table of what was measured, of both formulas."""
    rows = ""
    for name in misprint.measured[0]:
        cells = "".join(f"<td>{told(name, of[name])}</td>" for of in misprint.measured)
        rows += f'<tr><th scope="row">{escape(name)}</th>{cells}</tr>'
    return (
        f'<table class="rv-misprint-numbers"><caption>{escape(misprint.set_up)}</caption><thead><tr><td></td>'
        f'<th scope="col">as printed</th><th scope="col">as it is right</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _actions(key: str, misprint: Misprint) -> None:
    if not misprint.link:
        return
    setup = session().setup
    with st.container(key=f"misprint_actions_{key}", horizontal=True):
        race = raced(misprint, setup)
        racers = " and ".join(OPTIMIZERS[method].name for method in race.methods)
        st.page_link(RACE, label=f"Race {racers}", query_params=to_link(race))
        if misprint.method:
            name, entry = OPTIMIZERS[misprint.method].name, replace(setup, method=misprint.method)
            st.page_link(CATALOGUE, label=f"Read about {name}", query_params=to_link(entry))


def raced(misprint: Misprint, setup: Setup) -> Setup:
    """The race that shows the right formula, composed as the present one is."""
    return composed(from_link(misprint.link)[0], setup)


@lru_cache(maxsize=KEPT)
def picture(key: str) -> Portrait:
    """Both paths on the surface."""
    misprint = MISPRINTS[key]
    assert misprint.path and misprint.surface
    runs = [(misprint.path(misprint.printed), WRONG), (misprint.path(misprint.right), RIGHT)]
    label = f"{misprint.title}: the path as printed, and the correct path, on {misprint.surface.name}"
    there = np.isfinite(runs[0][0][1]).all()
    return Portrait(
        side_by_side(misprint.surface, runs, label),
        f"{'Dashed: as printed' if there else 'As printed, there is no path'}. Solid: correct.",
        f"{misprint.surface.name}.",
    )


def _otherwise() -> None:
    """Every form that differs by convention, and the way to where both are raced."""
    setup = session().setup
    for key, method in OPTIMIZERS.items():
        for form in method.conventions:
            link = to_link(replace(setup, method=key))
            st.page_link(CATALOGUE, label=f"{method.name} {form.words}", query_params=link)
