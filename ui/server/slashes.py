"""Addresses with a slash too many or too few: they lead on to a page.

Each way on is relative to the address that was asked for. So the host and the path that a proxy shows to readers stay
as they are, though the server knows neither.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from ui.server.kept import base
from ui.session.pages import PAGES, address


async def onward(request: Request) -> RedirectResponse:
    """The way to the same address with the slash at its end, or without it."""
    path, query = request.url.path, request.url.query
    name = path.rstrip("/").rpartition("/")[2]
    there = f"../{name}" if path.endswith("/") else f"./{name}/"
    return RedirectResponse(f"{there}?{query}" if query else there, headers={"Cache-Control": "no-cache"})


def routes() -> list[Route]:
    """The app's path without the slash at its end, and the addresses of the other pages with one."""
    named = [address(page) for page in PAGES if address(page)]
    return [Route(path, onward) for path in (base(), *(f"{base()}/{name}/" for name in named)) if path]
