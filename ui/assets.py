"""The browser's half: JavaScript modules served from static/, each mounted by a shim of a few lines."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from ui.session.messages.told import Event, Question, read
from ui.session.messages.wire import encoded
from ui.session.reading import Unusable
from ui.state import session

Told = TypeVar("Told", bound=Event)

STATIC = Path(__file__).resolve().parent.parent / "static"

# Streamlit serves static files without Cache-Control, so a browser may keep an old module beside a new one. Asking for
# all of them once a page, in parallel, makes the browser check each, and the imports need not wait for one another.
SHIM = """
const at = (file) => new URL("app/static/" + file, document.baseURI);
await (globalThis.ravineModules ??= Promise.all(%(files)s.map((file) => fetch(at(file), { cache: "no-cache" }))));
export default (await import(at("views/%(module)s.js"))).default;
"""


@lru_cache(maxsize=8)
def shim(module: str) -> str:
    """JavaScript that loads static/views/<module>.js and hands over its default export."""
    files = json.dumps(sorted(file.relative_to(STATIC).as_posix() for file in STATIC.rglob("*.js")))
    return SHIM % {"files": files, "module": module}


def component(module: str) -> Any:
    """A Components-v2 component whose default export, in static/views/<module>.js, is called after every message.

    Its `data` is the message, a dataclass of ui/session/messages, or None for a component that is told nothing.
    """
    mount = st.components.v2.component(f"ravine_{module}", js=shim(module), isolate_styles=False)
    return lambda *, data, **how: mount(data=encoded(data, session().held), **how)


def brought(key: str, event: str, kind: type[Told]) -> Told | None:
    """What an event of the component mounted as `key` has brought, noted as answered; None for what cannot be used."""
    try:
        found = read(kind, st.session_state[key][event])
    except Unusable:
        return None
    session().held = frozenset(found.held)
    if isinstance(found, Question):
        session().answered[key] = found.serial
    return found
