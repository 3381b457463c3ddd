"""Pages that a reader has made, shown in a frame: each has an address while it is among the last few.

A frame cannot hold such a page in its own address: browsers refuse one of more than two million characters.
"""

from __future__ import annotations

import gzip
import threading
from collections import OrderedDict
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from ui.server.kept import LEVEL

SHOWN = "shown"  # where they are served
MOST_KEPT = 32  # pages, of 0.8 MB each
# Its origin is its own, so that it reaches nothing of the app. What it may load, it says itself: nothing.
POLICY = "sandbox allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"

_kept: OrderedDict[str, bytes] = OrderedDict()  # name -> page, compressed; that which was asked for last is last
_lock = threading.Lock()


def shown(page: str) -> str:
    """The address of a page, below that of the app."""
    text = page.encode()
    name = sha256(text).hexdigest()[:32]
    with _lock:
        if name not in _kept:
            _kept[name] = gzip.compress(text, LEVEL, mtime=0)
        _kept.move_to_end(name)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return f"{SHOWN}/{name}"


async def page(request: Request) -> Response:
    """A page, by its address."""
    with _lock:
        packed = _kept.get(request.path_params["name"])
    if packed is None:
        text = "This page is no longer kept here. Go back and show it again."
        return Response(text, status_code=404, media_type="text/plain")
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(gzip.decompress(packed), media_type="text/html", headers=headers)
    return Response(packed, media_type="text/html", headers=headers | {"Content-Encoding": "gzip"})
