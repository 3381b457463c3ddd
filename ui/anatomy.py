"""One step taken apart: its map with arrows and boxes, its lines in symbols and in numbers, and what it changed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import streamlit as st

from experiments import refusal
from experiments.engine.batch import batch_of
from experiments.readings.anatomy import Anatomy, anatomies
from experiments.readings.sketch import AGAINST, Drawn
from figures.palette import BANDS, PARTS, styles
from optimizers import OPTIMIZERS, Optimizer
from optimizers.base.gathered import gathered, sized
from optimizers.base.latex import symbol
from optimizers.base.symbols import plain
from ui.assets import brought, component
from ui.memory import the_memory
from ui.session.described import described
from ui.session.messages.anatomy import AnatomyStep, StepAnatomy, StepPart, StepPath
from ui.session.rule_lines import digits, lines, stylesheet, words
from ui.session.setup import Setup
from ui.session.sketches import sketches
from ui.session.tracks import Track, track
from ui.state import change, session

_anatomy = component("anatomy")

MEANINGS = {
    "gradient": "gradient",
    "momentum": "gradients gathered",
    "velocity": "movement",
    "sizes": "reach of the step",
    "step": "step taken",
}


ONWARD = (
    "Press the arrows beside the slider for the next step, or press the path to choose one. Dashes show the steps to "
    "come; a label names the one at which the path leaves the map."
)
ON_A_CURVE = (
    "Press the arrows beside the slider for the next step, or press the curve to choose the step that ends nearest. "
    "Faint lines show the steps to come; a label names the one at which the path leaves the picture. The step lies "
    "on the axis as an arrow, and its parts above it."
)


def opened(setup: Setup) -> Anatomy:
    """The step that the set-up names, which the run must have taken."""
    return next(anatomies(batch_of(setup.race(setup.method)), first=setup.step))


def last_step(race: Track) -> int:
    """The last step that was taken: where a run goes wrong, the one that does so."""
    known = np.flatnonzero(~np.isnan(race.series["x"]))
    gone = race.row.outcome in ("diverged", "undefined", "no step")
    return race.row.stopped if gone else int(known[-1])


def mark(method: Optimizer, drawn: Drawn) -> str:
    """What the legend calls a part: −m̂, √v, s; the step itself has no name in the rule."""
    if not drawn.names:
        return ""
    name = drawn.names[0].rstrip("x") if len(drawn.names) > 1 else drawn.names[0]
    letter = plain(symbol(name, method.signs)[0])
    return f"−{letter}" if drawn.part in AGAINST else f"√{letter}" if drawn.part == "squares" else letter


def meaning(method: Optimizer, drawn: Drawn) -> str:
    """What the legend says that a part is."""
    if drawn.part == "squares":
        return f"root of the {gathered(method, drawn.names[0])}"
    return sized(method, drawn.names[0]) if drawn.part == "sizes" and not method.whole_point else MEANINGS[drawn.part]


def message(setup: Setup, serial: int, race: Track) -> StepAnatomy:
    """All steps of one run for the map: its path, and of every step what is drawn."""
    method, look = race.runs.race.optimizer, styles([setup.method])[setup.method]
    last = last_step(race)
    taken = sketches(race.runs.race, last)
    path = StepPath(
        key=setup.method,
        name=race.row.name,
        outcome=race.row.outcome,
        stopped=race.row.stopped,
        x=race.series["x"],
        y=race.series["y"],
        **look.told,
    )
    return StepAnatomy(
        serial=serial,
        step=setup.step,
        steps=setup.steps,
        last=last,
        start=setup.point(),
        bands=BANDS,
        surface=described(setup),
        parts=tuple(
            StepPart(
                drawn.part,
                mark(method, drawn),
                meaning(method, drawn),
                PARTS[drawn.part],
                drawn.shape(method),
                *taken.numbers[4 * place : 4 * place + 4],
            )
            for place, drawn in enumerate(taken.parts)
        ),
        methods=(path,),
        corners=() if taken.corners is None else tuple(taken.corners),
    )


def missing(setup: Setup, race: Track | None) -> str | None:
    """Why the step cannot be opened, in a sentence or two; None if it can."""
    if race is None:
        return refusal(setup.landscape(), setup.method)
    if setup.step > setup.steps:
        return f"The race has {setup.steps:,} steps, so there is no step {setup.step:,}: choose one on the timeline."
    last = last_step(race)
    if setup.step > last:
        return f"{race.row.sentence} There is no step {setup.step:,} to open" + (
            f"; the last is {last:,}." if last else "."
        )
    return None


def _stepped() -> None:
    """The reader chose a step on the map or its timeline."""
    wish, mine = brought("anatomy", "step", AnatomyStep), session()
    if wish and wish.step in range(1, mine.setup.steps + 1):
        change(replace(mine.setup, step=wish.step), final=wish.final)
        mine.live = False  # no input rests while the reader leafs, nor on the page that may be next


def _chosen() -> None:
    change(replace(session().setup, method=st.session_state["opened"]))


def _name(key: str) -> str:
    setup = session().setup
    racing = "" if key in setup.methods else " (not in the race)"
    return OPTIMIZERS[key].called(setup.drawn) + racing


def the_anatomy() -> None:
    """Mounts the page's parts for the step that the set-up names."""
    mine = session()
    setup = mine.setup
    surface = setup.landscape()
    race = track(setup, setup.method) if refusal(surface, setup.method) is None else None
    why_not = missing(setup, race)
    st.html(stylesheet())
    with st.container(key="step", horizontal=True):
        with st.container(key="picture"):
            st.session_state["opened"] = setup.method
            racing = [*setup.methods, *(key for key in OPTIMIZERS if key not in setup.methods)]
            st.selectbox("Method", racing, key="opened", format_func=_name, on_change=_chosen, filter_mode=None)
            if race is not None:
                data = message(setup, mine.answered.get("anatomy", 0), race)
                _anatomy(key="anatomy", data=data, on_step_change=_stepped)
        with st.container(key="worked"):
            if why_not is not None:
                with st.container(key="problem_step"):
                    st.text(why_not)
                return
            anatomy = opened(setup)
            st.text(words(anatomy, surface, setup.steps))
            st.caption(ON_A_CURVE if surface.single else ONWARD)
            with st.container(key="lines"):
                st.markdown(lines(anatomy, surface))
            if race is not None:
                last = last_step(race)
                the_memory(setup, race, sketches(race.runs.race, last), last)
            with st.container(key="digits"):
                st.caption("All values before and after the step, with all digits")
                st.markdown(digits(anatomy, surface))
