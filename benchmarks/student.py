"""A student of a class, without a browser: it speaks the server's own protocol, and notes what it waits for.

Like a browser it tells the server which arrays it has: it learns them when they are sent for the first time.
"""

from __future__ import annotations

import asyncio
import json
import re
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import count
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from ui.session.messages.wire import CODE, HELD_TYPES, TYPES, digest

POST = "ravine_post"
EVENTS = "$$STREAMLIT_INTERNAL_KEY_$${}__events"
ASKED_FOR = re.compile(r'(?:src|href)="\./([^"]+\.(?:js|css))"')  # what the first page has the browser fetch at once
PATIENCE = 60.0  # seconds, after which there is no answer


class Unanswered(Exception):
    """The server has not answered as a reader needs it to; the text says what came."""


class Cut(Unanswered):
    """The connection has broken off, or cannot be made: a browser connects anew, and asks again."""


@dataclass
class Answer:
    """What one question cost the student: seconds, messages, bytes."""

    seconds: float
    messages: int = 0
    bytes: int = 0


@dataclass
class Student:
    """A tab of a browser at `address` with this `query`. Use as an async context manager."""

    address: str
    query: str = ""
    page: str = ""  # the last part of its address; that of the race has none
    learned: dict[Any, tuple[int, ...]] = field(default_factory=dict)  # what was asked -> digests of its arrays
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    _socket: ClientConnection | None = field(default=None, init=False)  # none before the first connection

    async def __aenter__(self) -> Student:
        await self.arrive()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.leave()

    session = ""  # as the server calls it: who comes back within two minutes finds it as it was

    async def arrive(self) -> Answer:
        """Connects, or connects anew, and has the page laid out. Raises Cut where nobody answers."""
        began = perf_counter()
        url = urlsplit(self.address)
        protocols = ["streamlit", "no-token", self.session] if self.session else ["streamlit"]
        self._socket = await self._connected(
            connect(
                f"ws://{url.netloc}{url.path}_stcore/stream",
                subprotocols=protocols,  # type: ignore[arg-type]
                max_size=None,
                compression=None,
                additional_headers={**self.headers, **sent(self.cookies)},
                open_timeout=PATIENCE,
            )
        )
        self._serial = count(int(1e3 * perf_counter()))
        self._seen = 0
        self._post: tuple[str, str] | None = None
        self.views: dict[str, Any] = {}  # of ours, by what Streamlit calls them -> what they were told, where packed
        self._script = ""
        self._arrays: list[int] = []
        answer = await self._asked(BackMsg(rerun_script=ClientState(query_string=self.query, page_name=self.page)))
        if not self.views:
            raise Unanswered("the page has no view")
        return Answer(perf_counter() - began, answer.messages, answer.bytes)

    async def _connected(self, connecting: connect) -> ClientConnection:
        try:
            socket = await connecting
        except (OSError, InvalidHandshake) as fault:
            raise Cut(repr(fault)) from None
        if socket.response is not None:
            take(self.cookies, socket.response.headers.get_all("Set-Cookie"))
        return socket

    async def leave(self) -> None:
        if self._socket is not None:
            await self._socket.close()

    async def turn_to(self, page: str, query: str = "") -> Answer:
        """Goes to another page by its address, as one does by a link."""
        self._post, self.page, self.query = None, page, query
        return await self._asked(BackMsg(rerun_script=ClientState(query_string=query, page_name=page)))

    async def tell(self, event: str, told: Mapping[str, Any], leads_to: object = None) -> Answer:
        """Tells the post an event of a view, "view.event", with what a browser would tell besides.

        `leads_to` names the set-up that this leads to: the arrays of an answer are those of a set-up.
        """
        if self._post is None:
            raise Unanswered("the page has no post")
        widget, fragment = self._post
        asked = leads_to or (self.query, event, tuple(told.items()))
        letter = {**told, "serial": next(self._serial), "held": self.learned.get(asked, ())}
        trigger = json.dumps([{"event": event, "value": {"seen": self._seen, "told": letter}}])
        state = WidgetState(id=EVENTS.format(widget.removeprefix("$$")), json_trigger_value=trigger)
        question = ClientState(
            query_string=self.query,
            widget_states=WidgetStates(widgets=[state]),
            page_script_hash=self._script,
            fragment_id=fragment,
        )
        self._arrays = []
        answer = await self._asked(BackMsg(rerun_script=question))
        self.learned.setdefault(asked, tuple(self._arrays))
        return answer

    async def _asked(self, question: BackMsg) -> Answer:
        """Sends a question, and takes in what comes until the server rests."""
        answer = Answer(perf_counter())
        if self._socket is None:
            raise Cut("there was no connection yet")
        try:
            await self._socket.send(question.SerializeToString())
            async with asyncio.timeout(PATIENCE):
                while not self._takes(await self._socket.recv(decode=False), answer):
                    pass
        except ConnectionClosed as fault:
            raise Cut(repr(fault)) from None
        answer.seconds = perf_counter() - answer.seconds
        return answer

    def _takes(self, message: bytes, answer: Answer) -> bool:
        """Takes in a message; returns whether it is the last of an answer."""
        answer.messages += 1
        answer.bytes += len(message)
        told = ForwardMsg.FromString(message)
        kind = told.WhichOneof("type")
        if kind == "new_session":
            self._script, self.session = told.new_session.page_script_hash, told.new_session.initialize.session_id
        elif kind == "navigation":
            self._script = told.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = told.page_info_changed.query_string
        elif kind == "delta" and told.delta.WhichOneof("type") == "new_element":
            self._element(told.delta)
        elif kind == "script_finished":
            if told.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                raise Unanswered("the page could not be run")
            return told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        elif kind == "page_not_found":
            raise Unanswered("there is no such page")
        return False

    def _element(self, delta: Any) -> None:
        element = delta.new_element
        if element.WhichOneof("type") == "exception":
            raise Unanswered(element.exception.message or "an exception")
        if element.WhichOneof("type") != "bidi_component":
            return
        component = element.bidi_component
        text: Any = None
        if component.bytes:
            text, arrays = unpacked(component.bytes)
            self._arrays += [digest(array) for array in arrays]
        self.views[component.component_name] = text
        if component.component_name == POST:
            self._post = component.id, delta.fragment_id
            self._seen = text["number"]


def unpacked(message: bytes) -> tuple[Any, list[np.ndarray]]:
    """The JSON of a packed message, and those of its arrays that a browser may hold."""
    (length,) = struct.unpack_from("<I", message)
    text = json.loads(message[4 : 4 + length])
    found: list[np.ndarray] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict) and isinstance(code := value.get(CODE), list):
            if code[0] in HELD_TYPES and len(code) == 3:
                found.append(np.frombuffer(message, TYPES[code[0]], code[2], 4 + length + code[1]))
        elif isinstance(value, dict | list):
            for part in value.values() if isinstance(value, dict) else value:
                walk(part)

    walk(text)
    return text, found


def fetched(address: str, query: str, cookies: dict[str, str]) -> int:
    """Fetches the first page and what it names, as a browser without a cache does. Returns the bytes."""
    url = urlsplit(address)
    connection = HTTPConnection(url.netloc, timeout=PATIENCE)
    try:
        page = got(connection, f"{url.path}?{query}", cookies)
        names: Iterable[str] = ASKED_FOR.findall(plain(page))
        return len(page[1]) + sum(len(got(connection, f"{url.path}{name}", cookies)[1]) for name in names)
    finally:
        connection.close()


def got(connection: HTTPConnection, path: str, cookies: dict[str, str]) -> tuple[str, bytes]:
    """The coding and the bytes of what is served there. Raises Unanswered."""
    connection.request("GET", path, headers={"Accept-Encoding": "gzip", **sent(cookies)})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise Unanswered(f"{path} gave {answer.status}")
    take(cookies, answer.headers.get_all("Set-Cookie", []))
    return answer.headers.get("Content-Encoding", ""), body


def sent(cookies: Mapping[str, str]) -> dict[str, str]:
    """The header that tells cookies."""
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())} if cookies else {}


def take(cookies: dict[str, str], given: Iterable[str]) -> None:
    """Takes up cookies that a server gives."""
    for cookie in given:
        name, _, value = cookie.partition(";")[0].partition("=")
        cookies[name] = value


def plain(page: tuple[str, bytes]) -> str:
    coding, body = page
    return (zlib.decompress(body, 31) if coding == "gzip" else body).decode()
