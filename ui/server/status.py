"""How the server does, for its keeper: off unless RAVINE_STATUS is set to a word, then at /status/<word>."""

from __future__ import annotations

import os
import time
import tomllib
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hmac import compare_digest
from pathlib import Path
from statistics import quantiles

from google.protobuf.message import DecodeError
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime

from ui.server.kept import base
from ui.server.serving import PLAIN, modules
from ui.server.settings import status_word
from ui.session.jobs import JOBS
from ui.session.networks.trainings import TRAININGS

MOST_KEPT = 2_000  # answers
LOOKED_BACK = 60.0  # seconds
SHORT = 200  # bytes: no message that ends an answer is longer
PAGE = os.sysconf("SC_PAGE_SIZE")  # bytes


@dataclass
class Answers:
    """When the latest answers were given, and how many seconds they took."""

    kept: deque[tuple[float, float]] = field(default_factory=lambda: deque(maxlen=MOST_KEPT))

    def note(self, began: float) -> None:
        now = time.monotonic()
        self.kept.append((now, now - began))

    def told(self) -> Mapping[str, float | None]:
        """Of the last minute: how many a second, and the milliseconds within which half and 95 of 100 were given."""
        since = time.monotonic() - LOOKED_BACK
        took = [1e3 * seconds for at, seconds in self.kept if at > since]
        parts = quantiles(took, n=20, method="inclusive") if len(took) > 1 else None
        return {
            "a_second": len(took) / LOOKED_BACK,
            "p50_ms": parts[9] if parts else None,
            "p95_ms": parts[18] if parts else None,
        }


# Clicks and the like, which are answered at once; and pages laid out, among them maps that take long.
ANSWERS = {"clicks": Answers(), "pages": Answers()}


class Timed:
    """Notes how long the server takes for an answer: from a reader's question to the last message about it."""

    def __init__(self, app: ASGIApp):
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        asked: list[tuple[str, float]] = []

        async def received() -> Message:
            message = await receive()
            if what := asks(message.get("bytes") or b""):
                asked.append((what, time.monotonic()))
            return message

        async def sent(message: Message) -> None:
            if asked and ends(message.get("bytes") or b""):
                what, began = asked[0]
                ANSWERS[what].note(began)
                asked.clear()
            await send(message)

        await self._app(scope, received, sent)


def asks(message: bytes) -> str | None:
    """What a message of a browser wants to be answered, as ANSWERS calls it; None for nothing."""
    try:
        told = BackMsg.FromString(message)
    except DecodeError:  # Streamlit closes the connection
        return None
    if told.WhichOneof("type") != "rerun_script":
        return None
    return "clicks" if told.rerun_script.fragment_id else "pages"


def ends(message: bytes) -> bool:
    """Whether a message of the server is the last of an answer."""
    if not 0 < len(message) < SHORT:
        return False
    told = ForwardMsg.FromString(message)
    return told.WhichOneof("type") == "script_finished" and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


def told() -> Mapping[str, object]:
    """What the server says of itself."""
    return {
        "version": version(),
        "process": os.getpid(),  # of several replicas, which one this is: each was said to be well with its process
        "sessions": Runtime.instance()._session_mgr.num_active_sessions(),
        **{what: answers.told() for what, answers in ANSWERS.items()},
        "waiting": {"work": JOBS.waiting, "trainings": TRAININGS.waiting},
        "memory_mb": memory(),
    }


@cache
def version() -> str:
    """The version, and what tells one state of the app from another: the hash of what browsers get."""
    project = tomllib.loads(Path(__file__).resolve().parents[2].joinpath("pyproject.toml").read_text(encoding="utf-8"))
    return f"{project['project']['version']} {modules()[PLAIN][0].split('.')[1]}"


def memory() -> float | None:
    """Megabytes of this process in memory; None where the system does not tell."""
    try:
        return PAGE * int(Path("/proc/self/statm").read_text().split()[1]) / 1e6
    except OSError:
        return None


async def status(request: Request) -> Response:
    """What the server says of itself, where the address has the word."""
    if not compare_digest(request.path_params["word"].encode(), status_word().encode()):
        return Response(status_code=404)
    return JSONResponse(told(), headers={"Cache-Control": "no-store"})


def routes() -> list[Route]:
    """Where it is served, if it is."""
    return [Route(f"{base()}/status/{{word}}", status)] if status_word() else []


def middleware() -> list[Middleware]:
    """What measures for it, if it is served."""
    return [Middleware(Timed)] if status_word() else []
