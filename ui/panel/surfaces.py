"""The picker of surfaces: the one that is raced on, behind it all of them in pictures, and the reader's own formula."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from figures.portrait import SIZE, bands
from landscapes import GROUPS, LANDSCAPES, FormulaError, Landscape, named
from landscapes.formula.examples import EXAMPLES, function_names, other_names
from landscapes.formula.parser import Reading
from landscapes.formula.scope import shown
from landscapes.formula.tokens import LONGEST_FORMULA
from optimizers.base.numbers import in_full
from ui.assets import brought, component
from ui.lecture import locks
from ui.panel.data import current, short
from ui.panel.shape import said
from ui.panel.typed import typed
from ui.session.messages.panel import (
    FormulaLetter,
    FormulaLetters,
    FormulaTyped,
    OwnFormula,
    Spelling,
    SurfaceName,
    SurfacePick,
    Surfaces,
    Tile,
    TileGroup,
    WeightsChosen,
)
from ui.session.own import OWN, OWN_NAME, own_landscape
from ui.session.session import Session
from ui.session.setup import Setup
from ui.state import change, session

_surfaces = component("surfaces")

OWN_TEACHES = "Any f(x, y), or any loss over data. Type its formula below."
ASKED = "surfaces_asked"  # in the session's state, once the pictures are to be sent
HELPED = "spellings_asked"  # likewise, the table of what can be typed
SMALL = {"grid": 40, "levels": 8, "within": 2.0, "crowding": 2.5, "places": 0}  # of a picture as wide as a thumb


def tile(setup: Setup, key: str) -> Tile:
    """A surface as the picker shows it: as the catalogue has it, neither turned nor stretched."""
    own = setup.unmoved() if setup.surface == OWN else own_landscape(setup.formula)
    surface = own if key == OWN else LANDSCAPES[key]
    name, teaches = (OWN_NAME.capitalize(), OWN_TEACHES) if key == OWN else (surface.name, surface.teaches)
    return Tile(key, name, teaches, picture(surface))


def face(setup: Setup) -> Tile:
    """The surface that is raced on. Where its data or its shape were changed, that is told: the catalogue's line may
    not hold.
    """
    found = tile(setup, setup.surface)
    given = "your own data" if setup.data == OWN else current(setup).name if setup.data else "its own data"
    over = ", ".join(part for part in (given, short(setup)) if part)
    if setup.surface != OWN and (setup.data or short(setup)):
        found = replace(found, teaches=f"Shown here with {over}.", bands=picture(setup.unmoved()))
    numbers = [] if setup.surface == OWN else told_numbers(setup)
    changes = ", ".join(part for part in (*numbers, said(setup)) if part)
    return replace(found, teaches=f"Shown here with another shape: {changes}.") if changes else found


def told_numbers(setup: Setup) -> list[str]:
    """The parameters that are not as the surface has them by itself: κ = 30."""
    return [f"{shown(name)}\u00a0=\u00a0{in_full(value)}" for name, value in setup.parameters.items()]


def picture(surface: Landscape) -> tuple[tuple[str, str], ...]:
    return bands(surface, **SMALL)


def shelf(setup: Setup) -> tuple[TileGroup, ...]:
    """Every surface, in groups, the reader's own formula last."""
    groups = [
        TileGroup(name, tuple(tile(setup, key) for key, surface in LANDSCAPES.items() if surface.group == group))
        for group, name in GROUPS.items()
    ]
    return (*groups, TileGroup("Yours", (tile(setup, OWN),)))


def _picked() -> None:
    pick = brought("surfaces", "pick", SurfacePick)
    if not pick or pick.surface not in (*LANDSCAPES, OWN):
        return
    mine = session()
    mine.problems, mine.draft = {}, None
    change(mine.setup.with_surface(pick.surface), play=True)


def own_formula(mine: Session) -> OwnFormula | None:
    """The reader's own formula, where it is raced on: as it was typed last, and what is wrong with it."""
    if mine.setup.surface != OWN:
        return None
    label = label_of(mine.setup)
    if mine.draft is None:
        reading = mine.setup.unmoved().reading
        problem = mine.problems.get("weights")
        return OwnFormula(
            mine.setup.formula, None, problem, label, LONGEST_FORMULA, letters_of(reading), tuple(reading.notes), ()
        )
    error = unreadable(mine.draft, mine.setup)
    if error is None:
        return None
    offers = tuple(SurfaceName(key, LANDSCAPES[key].name) for key in named(mine.draft))
    problem = f"{error.message} The old surface is kept."
    return OwnFormula(mine.draft, error.position, problem, label, LONGEST_FORMULA, None, (), offers)


def label_of(setup: Setup) -> str:
    """What stands above the field of the formula: which weights it is of, or that it is a loss over data."""
    if setup.has_data:
        return "Loss of one sample"
    surface = setup.unmoved()
    return f"Formula f({', '.join(surface.weights[: 1 if surface.single else 2])})"


def letters_of(reading: Reading) -> FormulaLetters:
    """Which letters of a formula are its weights, and which its parameters."""
    weights, parameters = (
        tuple(FormulaLetter(name, shown(name)) for name in names)
        for names in ([name for name in reading.letters if name not in reading.parameters], reading.parameters)
    )
    return FormulaLetters(weights, parameters)


def unreadable(text: str, setup: Setup) -> FormulaError | None:
    """Why a text is no formula over the data that the reader's own is over, if it is none."""
    try:
        own_landscape(text, setup.samples() if setup.surface == OWN else None)
    except FormulaError as error:
        return error
    return None


def take_formula(mine: Session, text: str) -> Setup | None:
    """The set-up with a formula that was typed; None where it cannot be read and stays a draft."""
    if unreadable(text, mine.setup):
        mine.draft = text
        return None
    mine.problems, mine.draft = {}, None
    if mine.setup.surface == OWN and mine.setup.has_data:
        return mine.setup.learning(formula=text, prepare=Setup.prepare)
    setup = replace(mine.setup, formula=text).with_surface(OWN)
    if mine.setup.surface != OWN:
        return setup
    return replace(
        setup, weights=mine.setup.weights, parameters=mine.setup.parameters, ranges=mine.setup.ranges
    ).with_its_letters()


def spellings() -> tuple[Spelling, ...]:
    """What can be typed, and how it is read."""
    called = ", ".join(f"{name} is {first}" for name, first in other_names())
    return (
        *(Spelling(*row) for row in EXAMPLES),
        Spelling("All functions", " ".join(function_names()), None),
        Spelling("Other names of functions", called, None),
    )


def _typed() -> None:
    told = brought("surfaces", "formula", FormulaTyped)
    setup = take_formula(session(), told.text) if told else None
    if setup:
        change(setup, play=True)


def _chosen() -> None:
    told = brought("surfaces", "weights", WeightsChosen)
    if told and session().setup.surface == OWN:
        typed("weights", lambda: session().setup.weighed(told.weights), play=True)


def _helped() -> None:
    """The table of what can be typed was opened for the first time: the next message has it."""
    st.session_state[HELPED] = True


def _asked() -> None:
    """The picker was opened for the first time: the next message has the pictures."""
    st.session_state[ASKED] = True


def surfaces() -> None:
    """Mounts the picker for this session's set-up."""
    mine = session()
    setup = mine.setup
    asked = st.session_state.pop(ASKED, False)
    helped = st.session_state.pop(HELPED, False)
    told = Surfaces(
        current=face(setup),
        shelf=shelf(setup) if asked else None,
        size=SIZE,
        formula=own_formula(mine),
        spellings=spellings() if helped else None,
        locked=locks("surface"),
    )
    _surfaces(
        key="surfaces",
        data=told,
        on_pick_change=_picked,
        on_formula_change=_typed,
        on_weights_change=_chosen,
        on_shelf_change=_asked,
        on_help_change=_helped,
    )
