"""The post: when a page has been laid out, what changes on it goes to the browser in parcels, and nothing else is sent.

A page of Streamlit is run and sent again as a whole for every press. Here the views of a page are mounted once; their
events come by one component, the post, and rerun it alone. It asks every view for its message, and a parcel has those
fields that are not what the browser has. The browser says with every event which parcel it has seen last, so one that
was lost or overtaken is made up for by the next. What is no view of ours stands in a part (see `part`), which is drawn
again where what it depends on has changed; and where another view is wanted, the whole page is laid out anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import streamlit as st

from ui.session.changes import changes, items, same
from ui.session.messages.post import Parcel

APP = "app"  # the part that is the page itself, as st.rerun calls it
POST = "post"
Handler = Callable[[], None]
Place = tuple[str, str, int | None]  # a view, a field of its message, and an item of that; None for all of it


@dataclass
class Post:
    """What the browser has been told of the views of this page."""

    layout: int = 1  # the number of the parcel with which the page was laid out
    number: int = 1  # of the last parcel
    seen: int = 1  # the last parcel that the browser is known to have
    open: bool = False  # whether a parcel is being made up
    laid: set[str] = field(default_factory=set)  # the views that are mounted
    told: dict[str, Any] = field(default_factory=dict)  # view -> its message
    handed: set[str] = field(default_factory=set)  # the views that have given a message for the parcel
    changed: dict[Place, int] = field(default_factory=dict)  # what has changed -> the parcel that changed it last
    handlers: dict[str, Handler] = field(default_factory=dict)  # "view.event" -> what takes it
    parts: dict[str, tuple[Callable[[], Any], Any]] = field(default_factory=dict)  # what it depends on: how, and what
    heard: dict[str, Any] = field(default_factory=dict)  # "view.event" -> what the browser told

    def lay(self, view: str, message: Any, handlers: Mapping[str, Handler]) -> None:
        """A view is mounted, with this message; `handlers` are by the names of its events."""
        self.laid.add(view)
        self.told[view] = message
        self.changed |= {(view, each.name, None): self.number for each in fields(message)}
        self.handlers |= {f"{view}.{event}": handler for event, handler in handlers.items()}

    def hand(self, view: str, message: Any) -> None:
        """A view has this to say now."""
        self.handed.add(view)
        before = self.told.get(view)
        self.told[view] = message
        for name, value in changes(before, message).items() if before else ():
            places: Sequence[int | None] | None = items(getattr(before, name), value)
            if places is None:
                self.changed = {place: n for place, n in self.changed.items() if place[:2] != (view, name)}
            self.changed |= {(view, name, place): self.number for place in places or [None]}

    def make_up(self, views: Iterable[Handler]) -> None:
        """Asks these functions, which mount all views of the page, for a new parcel. Where they mount others than are
        there, the page is laid out anew.
        """
        self.number += 1
        self.handed, self.open = set(), True
        try:
            for view in views:
                view()
        finally:
            self.open = False
        if self.handed != self.laid:
            st.rerun()

    def parcel(self) -> Parcel:
        """What the browser may not have."""
        views: dict[str, dict[str, Any]] = {}
        parts: dict[str, dict[str, dict[int, Any]]] = {}
        for (view, name, place), number in self.changed.items():
            value = getattr(self.told[view], name)
            if number <= self.seen:
                continue
            if place is None:
                views.setdefault(view, {})[name] = value
            elif name not in views.get(view, {}):
                parts.setdefault(view, {}).setdefault(name, {})[place] = value[place]
        return Parcel(self.layout, self.number, views, parts)

    def stale(self) -> list[str]:
        """The parts that show what is not so any more."""
        return [name for name, (depends, before) in self.parts.items() if not same(before, depends())]


def post() -> Post:
    """The post of this session."""
    if "ravine_post" not in st.session_state:
        st.session_state["ravine_post"] = Post()
    mine: Post = st.session_state["ravine_post"]
    return mine


def laid_out() -> None:
    """A page is laid out anew: called before any view is mounted."""
    number = post().number + 1
    st.session_state["ravine_post"] = Post(number, number, number)


def depend(part: str, depends: Callable[[], Any]) -> None:
    """Notes what a part of the page shows: it is drawn again when that is another."""
    post().parts[part] = (depends, depends())


def part(name: str, depends: Callable[[], Any]) -> Callable[[Handler], Handler]:
    """A part of the page that is no view of ours: drawn with the page, and again when what it depends on is another."""

    def decorated(draw: Handler) -> Handler:
        @st.fragment(key=name)
        def drawn() -> None:
            depend(name, depends)
            draw()

        def drawn_with_the_page() -> None:
            if not post().open:
                drawn()

        return drawn_with_the_page

    return decorated


def taken(name: str) -> None:
    """An event has come by the post: it is handed on, and what is not so any more is drawn with the parcel."""
    mine = post()
    handler = mine.handlers.get(name)
    if POST not in st.session_state or not handler:  # the reader has gone to another page meanwhile
        return
    letter = st.session_state[POST].get(name)
    seen = letter.get("seen") if isinstance(letter, Mapping) else None
    mine.seen = seen if isinstance(seen, int) and seen <= mine.number else 0
    mine.heard = {name: letter.get("told")} if isinstance(letter, Mapping) else {}
    try:
        handler()
    finally:
        mine.heard = {}
    stale = mine.stale()
    if APP in stale:
        st.rerun()
    if stale:
        st.rerun([POST, *stale])
