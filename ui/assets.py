"""The browser's half: JavaScript modules of static/, each mounted by a shim of one line; see ui/server/serving.py."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, TypeVar

import streamlit as st

from ui.post import POST, post, taken
from ui.server.serving import bundle_of
from ui.session.messages.told import Event, Question, read
from ui.session.messages.wire import encoded
from ui.session.reading import Unusable
from ui.state import session, turn

Told = TypeVar("Told", bound=Event)

# In two lines each: one line Streamlit takes for the name of a file.
BUNDLED = """const { modules } = await import(new URL("module/%s", document.baseURI));
export default modules["views/%s.js"].default;"""
PLAIN = """const view = await import(new URL("app/static/views/%s.js", document.baseURI));
export default view.default;"""


@lru_cache(maxsize=64)
def shim(module: str) -> str:
    """JavaScript that hands over the default export of static/views/<module>.js: from its bundle, or for whoever works
    on the modules from that very file, as it is when the page is loaded.
    """
    return PLAIN % module if os.environ.get("RAVINE_SOURCES") else BUNDLED % (bundle_of(module), module)


def component(module: str) -> Any:
    """A Components-v2 component whose default export, in static/views/<module>.js, is called after every message.

    Its `data` is the message, a dataclass of ui/session/messages, or None for a component that is told nothing. While a
    parcel is made up nothing is mounted: the message goes into the parcel.
    """
    mount = st.components.v2.component(f"ravine_{module}", js=shim(module), isolate_styles=False)

    def mounted(*, data: Any, **how: Any) -> Any:
        if post().open:
            post().hand(module, data)
            return None
        if data is not None:
            events = {name[3:-7]: how[name] for name in how if name.startswith("on_")}  # on_…_change
            post().lay(module, data, events)
        return mount(data=encoded(data, session().held), **how)

    return mounted


_post = st.components.v2.component(f"ravine_{POST}", js=shim(POST), isolate_styles=False)


def posted(*views: Callable[[], None]) -> None:
    """Mounts the post of a page, whose views are mounted already, by these functions; called last."""
    laying = [True]

    @st.fragment(key=POST)
    def parcel() -> None:
        mine = post()
        if not laying:
            turn()
            mine.make_up(views)
        events: dict[str, Any] = {f"on_{name}_change": partial(taken, name) for name in mine.handlers}
        _post(key=POST, data=encoded(mine.parcel(), session().held), **events)

    parcel()
    laying.clear()


def brought(key: str, event: str, kind: type[Told]) -> Told | None:
    """What an event of the component mounted as `key` has brought, noted as answered; None for what cannot be used."""
    try:
        found = read(kind, heard(key, event))
    except Unusable:
        return None
    session().held = frozenset(found.held)
    if isinstance(found, Question):
        session().answered[key] = found.serial
    return found


def heard(key: str, event: str) -> Any:
    """What an event of the component mounted as `key` has brought, by the post or by itself.

    None for one that comes late, when the reader has gone to another page and the component is mounted no more.
    """
    name = f"{key}.{event}"
    if name in post().heard:
        return post().heard[name]
    return st.session_state[key].get(event) if key in st.session_state else None
