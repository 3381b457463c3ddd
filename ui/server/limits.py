"""How much a tab and an address may ask of the server: far more than readers do.

A tab that asks more often waits: nothing is lost, and it is told so. A tab that comes back, or another in its place,
goes on with what it had left. An address has many tabs, for a class sits behind one. A reader who comes when they are
too many gets a page that says so and tries again.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from html import escape
from ipaddress import IPv6Address, ip_address, ip_network

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.RootContainer_pb2 import RootContainer

from ui.server.kept import base
from ui.server.settings import STATUS, TABS

AT_ONCE, A_SECOND = 200, 20  # units that a tab may ask: at once, and each second after that
UNIT = 100_000  # bytes: a message counts once, and once more for each so many
NETWORK = 64  # bits of a newer address that say whose it is
AGAIN = 30  # seconds after which a page that was refused tries again
SHOWN = 10  # seconds that a tab is told that it has waited
UNSUPPORTED = 1003  # what closes a connection that brings a kind of message that nobody reads
PAUSE = 1.0  # seconds without a message, after which it is told: before, its page is drawn again and again
WAITED = (
    f"This tab, or one that was closed in your network, asked more than {A_SECOND} times a second. "
    f"So this tab had to wait. Nothing is lost."
)
NO_FILES = "Ravine takes no files this way. Open a file under “Your own data”."
NO_METRICS = f"The person who runs the server can have its status: {STATUS}."
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta http-equiv="refresh" content="{again}">
<title>Ravine is full</title>
<style>body {{ font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1rem; }}</style>
</head><body><h1>Ravine is full</h1><p>{words}</p></body></html>
"""


@dataclass
class Allowance:
    """What a tab may still ask at once. It grows by `A_SECOND` each second, up to `AT_ONCE`."""

    at: float  # seconds, of the clock that tells `now`
    left: float = AT_ONCE

    def grown(self, now: float) -> float:
        """What may be asked at once now."""
        return min(AT_ONCE, self.left + (now - self.at) * A_SECOND)

    def wait(self, now: float, units: int) -> float:
        """Takes so many; returns for how many seconds they wait."""
        self.left = self.grown(now) - units
        self.at = now
        return max(0.0, -self.left / A_SECOND)


class Closed:
    """The allowances of tabs that were closed. Whoever comes from their address goes on with the smallest of them.

    So an address never has more allowances than it had tabs open at once, however often they come back. One that has
    grown to `AT_ONCE` is forgotten: a new one is the same.
    """

    def __init__(self) -> None:
        self._kept: list[tuple[str, Allowance]] = []  # with the address

    def keep(self, address: str, allowance: Allowance) -> None:
        self._kept.append((address, allowance))

    def take(self, address: str, now: float) -> Allowance:
        """The allowance of a tab that is opened: a new one where none is kept."""
        theirs = (each for of, each in self._kept if of == address)
        taken = min(theirs, key=lambda each: each.grown(now), default=Allowance(now))
        self._kept = [kept for kept in self._kept if kept[1] is not taken and kept[1].grown(now) < AT_ONCE]
        return taken


def whose(scope: Scope) -> str:
    """The address that a request comes from; of the newer kind, the part that one house has.

    Behind a proxy on this machine it is the one that the proxy names: the server has seen to that.
    """
    host = scope["client"][0] if scope.get("client") else ""
    try:
        address = ip_address(host)
    except ValueError:
        return str(host)
    if not isinstance(address, IPv6Address):
        return host
    return str(address.ipv4_mapped or ip_network((int(address), NETWORK), strict=False))


def full(most: int) -> str:
    return (
        f"Your network has as many tabs of Ravine open as this server takes from one, which is {most:,}. "
        f"Close those that nobody uses. This page tries again by itself. "
        f"The person who runs the server can make room: {TABS}."
    )


def told(words: str) -> bytes:
    """A message of the server's that shows these words over the page for a while."""
    message = ForwardMsg()
    message.metadata.delta_path[:] = [RootContainer.EVENT, 0]
    toast = message.delta.new_element.toast
    toast.body, toast.duration = words, SHOWN
    return message.SerializeToString()


class Limits:
    """Holds tabs and addresses to their limits: of one address, `most` tabs are open at once."""

    def __init__(self, app: ASGIApp, most: int):
        self._app, self._most = app, most
        self._open = Counter[str]()  # tabs, by address; of those that have any
        self._closed = Closed()
        self._uploads = f"{base()}/_stcore/upload_file/"  # Streamlit's way, which would keep them in memory
        self._metrics = f"{base()}/_stcore/metrics"  # Streamlit's, open to everyone
        self._first = f"{base()}/_stcore/host-config"  # is asked by a tab that connects, which shows a refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind = scope["type"]
        if kind == "websocket":
            await self._tab(scope, receive, send)
        elif kind == "http" and (refused := self._refused(Request(scope))):
            await refused(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _full(self, scope: Scope) -> bool:
        return self._open[whose(scope)] >= self._most

    def _refused(self, request: Request) -> Response | None:
        """What a request is answered that is not passed on."""
        if request.scope["path"].startswith(self._uploads):
            return PlainTextResponse(NO_FILES, status_code=403)
        if request.scope["path"].rstrip("/") == self._metrics:
            return PlainTextResponse(NO_METRICS, status_code=403)
        if self._full(request.scope):
            if "text/html" in request.headers.get("accept", ""):
                text = PAGE.format(again=AGAIN, words=escape(full(self._most)))
                return HTMLResponse(text, status_code=503, headers={"Retry-After": str(AGAIN)})
            if request.scope["path"] == self._first:
                return JSONResponse(full(self._most), status_code=503)  # it shows no other text
        return None

    async def _tab(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._full(scope):
            await WebSocket(scope, receive, send).send_denial_response(PlainTextResponse(full(self._most), 503))
            return
        address = whose(scope)
        allowance = self._closed.take(address, asyncio.get_running_loop().time())
        self._open[address] += 1
        try:
            await self._app(scope, paced(receive, send, allowance), send)
        finally:
            self._closed.keep(address, allowance)
            self._open[address] -= 1
            if not self._open[address]:
                del self._open[address]


def paced(receive: Receive, send: Send, allowance: Allowance) -> Receive:
    """Receives the messages of a tab no faster than it may ask. If it had to wait, it is told when it pauses.

    That it connects counts as a message.
    """
    clock = asyncio.get_running_loop().time
    waited = False

    async def next_message() -> Message:
        nonlocal waited
        if waited:
            try:
                return await asyncio.wait_for(receive(), PAUSE)
            except TimeoutError:
                waited = False
                await send({"type": "websocket.send", "bytes": told(WAITED)})
        return await receive()

    async def receives() -> Message:
        nonlocal waited
        message = await next_message()
        kind, text = message["type"], message.get("bytes")
        if kind == "websocket.disconnect":
            return message
        if kind == "websocket.receive" and text is None:  # no browser sends a text, and Streamlit would fail on it
            await send({"type": "websocket.close", "code": UNSUPPORTED})
            return {"type": "websocket.disconnect", "code": UNSUPPORTED}
        wait = allowance.wait(clock(), 1 + len(text or b"") // UNIT)
        if wait:
            waited = True
            await asyncio.sleep(wait)  # meanwhile no more is read from the tab, so nothing piles up here
        return message

    return receives
