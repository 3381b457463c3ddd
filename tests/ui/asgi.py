"""Asks an ASGI app as a browser does, without a server between them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message

from tests.ui.finished import finished


@dataclass
class Answered:
    status: int = 0
    headers: Headers = field(default_factory=Headers)
    body: bytes = b""


def asked(app: ASGIApp, path: str, method: str = "GET", headers: Mapping[str, str] | None = None) -> Answered:
    """What the app answers."""
    answer = Answered()

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.status, answer.headers = message["status"], Headers(raw=message["headers"])
        else:
            answer.body += message.get("body", b"")

    scope = {
        **{"type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": b""},
        **{"headers": Headers(headers or {}).raw, "client": ("127.0.0.1", 1), "scheme": "http", "root_path": ""},
    }
    finished(asyncio.wait_for(app(scope, receive, send), 30))  # type: ignore[arg-type]
    return answer
