"""The data of a surface: which they are, how their inputs are prepared, what is held out, and the reader's own."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import streamlit as st

from landscapes import LANDSCAPES, Data, DataError, FormulaError
from landscapes.data import DATA
from landscapes.data.fitting import fits
from landscapes.data.preparation import PREPARATIONS, RAW
from landscapes.data.reading import MOST_CHARACTERS, read_table, text_of
from optimizers.base.numbers import percent as percent_text
from ui.assets import brought, component
from ui.panel.typed import checked_value, typed
from ui.session import conditioning
from ui.session.messages.data import (
    DataChange,
    DataControls,
    DataPick,
    DataTable,
    DataTile,
    TableColumn,
    TableFile,
    TableTyped,
)
from ui.session.messages.look import Slider
from ui.session.messages.panel import Formula, Option
from ui.session.other_data import lost, over_other_data
from ui.session.own import own_landscape
from ui.session.reading import Unusable
from ui.session.rows import written
from ui.session.samples import SHARE
from ui.session.scatter import dots
from ui.session.session import Session
from ui.session.setup import OWN, Setup
from ui.session.table import Draft, as_text, data_of, fitting, matched, needed
from ui.state import change, session

_data = component("data")

NONE = ""  # the key of no data
OWN_DATA = "Your own data"
NO_DATA = DataTile(
    NONE,
    "No data",
    ("The formula itself is the surface. With data, the surface is the mean of the formula over all samples."),
    (),
)
ASKED = "data_asked"  # in the session's state, once the pictures are to be sent
HELD_OUT = "Held out"
LABEL = "Loss of one sample, written in two weights and the columns"
WHOEVER = "These data are in the link: everyone who has the link can read them."


def tiles(setup: Setup) -> Iterator[DataTile]:
    """All that the surface can be made from: none for a formula, data sets whose columns fit, the reader's own."""
    if setup.surface == OWN:
        yield NO_DATA
    for key, each in DATA.items():
        samples = each.samples()
        if setup.surface == OWN or fits(LANDSCAPES[setup.surface], samples) is None:
            yield DataTile(key, each.name, each.about, dots(samples))
    if setup.rows is not None and (setup.surface == OWN or fits(LANDSCAPES[setup.surface], setup.rows) is None):
        yield own_tile(setup.rows)


def own_tile(rows: Data) -> DataTile:
    return DataTile(OWN, OWN_DATA, f"{rows.count:,} rows that you entered or changed.", dots(rows))


def current(setup: Setup) -> DataTile:
    """The data that the surface is made from."""
    samples = setup.samples()
    if samples is None:
        return NO_DATA
    if setup.data == OWN:
        return own_tile(samples)
    key = setup.data or next((key for key, each in DATA.items() if each.samples() == samples), None)
    if key is None:
        return DataTile(setup.surface, "Its own data", f"{samples.count:,} rows.", dots(samples))
    return DataTile(key, DATA[key].name, DATA[key].about, dots(samples))


def said(setup: Setup) -> str:
    """How many samples there are, what they are split into, and what weights and columns are called."""
    surface, held = setup.unmoved(), setup.held_out_surface()
    data = surface.data
    if data is None:
        return ""
    split = f": the loss sees {data.count:,}, and {held.data.count:,} are held out" if held and held.data else ""
    count = data.count + (held.data.count if held and held.data else 0)
    columns = "; ".join(f"{name} = {title}" if title != name else name for name, title in data.titles.items())
    found = DATA.get(current(setup).key)
    source = f" Source: {found.source}." if found else ""
    return f"{count:,} samples{split}. Weights {' and '.join(surface.weights)}. Columns {columns}.{source}"


def notice(setup: Setup) -> str:
    """What whoever shares the link is to know of the reader's own data."""
    return (written(setup.rows).lack or WHOEVER) if setup.data == OWN and setup.rows else ""


def short(setup: Setup) -> str:
    """What is prepared and held out, in a few words; nothing where all is as it is."""
    held = f"{percent_text(setup.held_out)} held out" if setup.held_out else ""
    return ", ".join(part for part in ("" if setup.prepare == RAW else setup.prepare, held) if part)


def share(setup: Setup) -> Slider:
    """The part that is held out, in percent."""
    return Slider(
        name="held_out",
        label=HELD_OUT,
        sign="%",
        low=0,
        high=50,
        scale="linear",
        whole=True,
        help="The share of the samples that training does not use: they test the model",
        value=round(100 * setup.held_out, 6),
    )


def controls(mine: Session, *, asked: bool = False) -> DataControls:
    """What the browser is told; `asked` is whether the pictures of all data are."""
    setup = mine.setup
    there = setup.has_data
    surface = setup.unmoved()
    prepares = there and surface.model is not None and bool(surface.model.inputs)
    return DataControls(
        current=current(setup) if there or setup.surface == OWN else None,
        shelf=tuple(tiles(setup)) if asked else None,
        said=said(setup),
        notice=notice(setup),
        short=short(setup),
        preparations=tuple(Option(how, f"{how.capitalize()}: {words}") for how, words in PREPARATIONS.items())
        if prepares
        else (),
        prepare=setup.prepare,
        kappa=conditioning.said(setup) if prepares else "",
        share=share(setup) if there else None,
        table=table(mine) if mine.tabled else None,
        problem=mine.problems.get("data"),
        locked="data" in setup.lock,
        serial=mine.answered.get("data", 0),
    )


def table(mine: Session) -> DataTable:
    """The table that is open: what was understood of it, or why it cannot be used."""
    draft, setup = mine.table, mine.setup
    assert draft
    told, problem, formula = "", None, None
    columns: tuple[TableColumn, ...] = ()
    try:
        found = read_table(draft.text)
        taken, known = matched(found, setup, draft.columns), tuple(Option(*each) for each in found.data.titles.items())
        columns = tuple(TableColumn(name, called(setup, name), taken.get(name, ""), known) for name in needed(setup))
        data = data_of(found, taken)
        told = found.understood + (letters(data) if setup.surface == OWN else "")
        formula = own_formula(setup, draft, data)
    except DataError as error:
        problem = str(error)
    changed = draft.text != begun(mine).text
    said = mine.problems.get("table") or problem
    return DataTable(draft.text, told, problem is None, said, columns, formula, draft.opened, changed, MOST_CHARACTERS)


def letters(data: Data) -> str:
    """What columns are called in a formula where their titles cannot be; "" where all can."""
    short_for = [f"{name} for “{title}”" for name, title in data.titles.items() if name != title]
    return f" In the formula write {', '.join(short_for)}." if short_for else ""


def called(setup: Setup, name: str) -> str:
    """What a column is to the model."""
    model = setup.unmoved().model
    role = "" if model is None else "target" if name == model.target else "input" if name in model.inputs else ""
    return f"{name} ({role})" if role else name


def own_formula(setup: Setup, draft: Draft, data: Data) -> Formula | None:
    """The reader's own formula over the table's data: as it was typed, or one that suits them."""
    if setup.surface != OWN:
        return None
    text = fitting(setup.formula, data) if draft.formula is None else draft.formula
    try:
        own_landscape(text, data)
    except FormulaError as error:
        return Formula(text, error.position, error.message, LABEL)
    return Formula(text, None, None, LABEL)


def used(setup: Setup, draft: Draft) -> Setup:
    """The set-up over the data of a table. Raises DataError or Unusable with a sentence."""
    found = read_table(draft.text)
    data = data_of(found, matched(found, setup, draft.columns))
    over: dict[str, Any] = {"rows": data, "data": OWN}
    formula = own_formula(setup, draft, data)
    if formula and formula.problem:
        raise DataError("The formula cannot be read. The reason stands below it.")
    if formula:
        over["formula"] = formula.text
    return over_other_data(setup, **over)


def picked(setup: Setup, key: str) -> Setup:
    """The set-up over other data; none (NONE) for a formula alone. Raises Unusable."""
    own = None if setup.surface == OWN else LANDSCAPES[setup.surface].data
    if key == NONE:
        return setup.with_surface(OWN)
    samples = setup.rows if key == OWN else DATA[key].samples()
    data = None if samples is not None and samples == own else key
    if setup.surface != OWN or samples is None:
        return over_other_data(setup, data=data)
    return over_other_data(setup, data=data, formula=fitting(setup.formula, samples))


def _picked() -> None:
    pick = brought("data", "pick", DataPick)
    if pick and pick.data in (*DATA, OWN, NONE):
        mine = session()
        before, mine.draft = mine.setup, None
        typed("data", lambda: picked(before, pick.data), play=True)
        mine.notes += lost(before, mine.setup)


def _changed() -> None:
    wish = brought("data", "change", DataChange)
    if not wish:
        return

    def asked() -> Setup:
        if wish.prepare is not None:
            return session().setup.learning(prepare=wish.prepare)
        return session().setup.sampled(held_out=checked_value(HELD_OUT, wish.share, percent))

    typed("data", asked, final=wish.final)


def percent(text: str) -> float:
    """The part that a text in percent says. Raises Unusable."""
    try:
        return SHARE.checked(round(float(text.replace("%", "")) / 100, 8))
    except ValueError as error:
        raise error if isinstance(error, Unusable) else Unusable("is not a number") from None


def _typed() -> None:
    """The reader has typed a table, or wants it to be used."""
    told = brought("data", "table", TableTyped)
    if not told:
        return
    mine = session()
    mine.problems.pop("table", None)
    mine.table = replace(mine.table or begun(mine), text=told.text, columns=told.columns, formula=told.formula)
    if not told.use:
        return
    try:
        setup = used(mine.setup, mine.table)
    except (DataError, Unusable) as error:
        mine.problems["table"] = f"{str(error).removesuffix('.')}. The old data are kept."
        return
    before = mine.setup
    mine.problems, mine.draft, mine.table, mine.tabled = {}, None, None, False
    change(setup, play=True)
    mine.notes += lost(before, mine.setup)


def _filed() -> None:
    """The reader has opened a file: its text takes the place of the table's, where it has one."""
    told = brought("data", "file", TableFile)
    mine = session()
    if not told or not mine.table:
        return
    mine.problems.pop("table", None)
    try:
        text = text_of(b64decode(told.content))
        mine.table = Draft(text, mine.table.of, opened=mine.table.opened + 1)
    except (DataError, ValueError) as error:
        mine.problems["table"] = str(error)


def begun(mine: Session) -> Draft:
    """The table of the data that the surface has."""
    samples = mine.setup.samples()
    return Draft(as_text(samples) if samples else "", samples, opened=mine.table.opened + 1 if mine.table else 0)


def _opened() -> None:
    """The table is opened: as the reader left it, unless the surface has other data by now."""
    mine = session()
    if mine.table is None or mine.table.of != mine.setup.samples():
        mine.table = begun(mine)
    mine.tabled = True


def _put_back() -> None:
    """The reader wants the data that the surface has back in the table."""
    mine = session()
    mine.problems.pop("table", None)
    mine.table = begun(mine)


def _closed() -> None:
    session().tabled = False


def _asked() -> None:
    """The picker was opened: the next message has the pictures."""
    st.session_state[ASKED] = True


def data() -> None:
    """Mounts the controls of the data; on a surface that cannot have any they are not seen."""
    asked = st.session_state.pop(ASKED, False)
    told = controls(session(), asked=asked)
    _data(
        key="data",
        data=told,
        on_pick_change=_picked,
        on_change_change=_changed,
        on_table_change=_typed,
        on_file_change=_filed,
        on_open_change=_opened,
        on_back_change=_put_back,
        on_close_change=_closed,
        on_shelf_change=_asked,
    )
