"""What a browser keeps for good: an address has the hash of what it stands for, so nothing there is ever another.

Everything is compressed once, however many readers ask for it. Streamlit's own files are served here too: it would send
them as they are, three times as many bytes.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache, lru_cache
from mimetypes import guess_type
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

THEIRS = Path(st.__file__).parent / "static"  # Streamlit's own
FOREVER = "public, max-age=31536000, immutable"
KEPT = {"Cache-Control": FOREVER, "X-Content-Type-Options": "nosniff", "Access-Control-Allow-Origin": "*"}
TEXTS = {".js": "text/javascript", ".css": "text/css"}
LEVEL = 6  # of gzip


@lru_cache(maxsize=1024)  # more than are served
def compressed(text: bytes) -> bytes:
    return gzip.compress(text, LEVEL, mtime=0)


def answer(request: Request, text: bytes, kind: str, headers: Mapping[str, str] = KEPT) -> Response:
    """A text, compressed for whoever can read that; for good, unless the headers say otherwise."""
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(text, media_type=kind, headers=headers)
    return Response(
        compressed(text),
        media_type=kind,
        headers={**headers, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"},
    )


@cache
def their_files() -> dict[str, Path]:
    """Streamlit's own files that have a hash in their name, by their paths."""
    below = THEIRS / "static"
    return {file.relative_to(below).as_posix(): file for file in below.rglob("*") if file.is_file()}


@lru_cache(maxsize=1024)  # more than there are
def their_text(path: str) -> bytes:
    return their_files()[path].read_bytes()


class Theirs:
    """Serves Streamlit's own files in its place: their addresses are among those that no route of ours may have."""

    def __init__(self, app: ASGIApp):
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "").removeprefix(f"{base()}/static/")
        if scope["type"] != "http" or path not in their_files():
            await self._app(scope, receive, send)
            return
        file = their_files()[path]
        if file.suffix in TEXTS:
            response = answer(Request(scope), their_text(path), TEXTS[file.suffix])
        else:
            response = FileResponse(file, media_type=guess_type(path)[0], headers=KEPT)
        await response(scope, receive, send)


def base() -> str:
    """The path of the app, without the slash at its end: empty where it is all that is served."""
    return f"/{st.get_option('server.baseUrlPath').strip('/')}".rstrip("/")
