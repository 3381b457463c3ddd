"""What goes wrong in a page while a test looks elsewhere: errors, and requests that leave the machine."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, ConsoleMessage, WebSocket

# Chromium itself resolves no name but this machine's, so that a request to anywhere else fails as it would offline.
NOWHERE_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
LOCAL = ("data:", "blob:", "about:")


class Watch:
    """Keeps every complaint about the pages of a test, and every message that they send.

    `allowed` holds patterns of what a test brings about on purpose.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.heard: list[str] = []
        self.allowed: list[str] = []
        self.sent: list[str | bytes] = []

    def complaints(self) -> list[str]:
        """Everything heard that was not brought about on purpose."""
        return [text for text in self.heard if not any(re.search(pattern, text) for pattern in self.allowed)]

    def visited(self, url: str) -> None:
        if not url.startswith((self.address, *LOCAL)):
            self.heard.append(f"request to another host: {url}")


class Ear:
    """Listens to a browser context, for the watch of the test that uses it at the time."""

    def __init__(self, context: BrowserContext, watch: Watch) -> None:
        self.watch = watch
        context.on("console", self._console)
        context.on("weberror", lambda error: self.watch.heard.append(f"exception in the page: {error.error}"))
        context.on("request", lambda request: self.watch.visited(request.url))
        context.on("page", lambda page: page.on("websocket", self._socket))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.watch.heard.append(f"console error: {message.text} ({message.location.get('url')})")

    def _socket(self, socket: WebSocket) -> None:
        self.watch.visited(socket.url.replace("ws://", "http://", 1))
        socket.on("framesent", lambda frame: self.watch.sent.append(frame))
