"""What a browser is told that it may do with the app's pages: load from this server alone, and never run text as code.

`Policy` puts it on every answer. A setting says which other sites may show the app in a frame.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.server.serving import first_page

POLICY = "Content-Security-Policy"
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)  # of a page: what is run without an address
SOURCES = {
    "default-src": "'none'",
    "script-src": "'self' blob:",  # blob: Streamlit's components, and rules that the browser has translated
    "style-src": "'self' 'unsafe-inline'",  # Streamlit's and Plotly's sizes and places
    "img-src": "'self' data: blob:",  # what is drawn in the browser
    "font-src": "'self' data:",  # KaTeX
    "media-src": "'self' blob:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "frame-src": "'self'",  # a page that computes (ui/server/shown.py)
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "form-action": "'self'",
}
NOT_USED = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "serial", "usb")
OTHERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # the address has the reader's set-up in it
    "Permissions-Policy": ", ".join(f"{name}=()" for name in NOT_USED),
}


def digest(text: str) -> str:
    """A script by what it says: the browser runs it, and no other."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def policy(ancestors: str) -> str:
    """The content security policy, where these sites may have the app in a frame."""
    inline: Iterable[str] = map(digest, INLINE.findall(first_page()))
    sources = SOURCES | {"script-src": " ".join([SOURCES["script-src"], *inline]), "frame-ancestors": ancestors}
    return "; ".join(f"{what} {where}" for what, where in sources.items())


class Policy:
    """Puts the policy on every answer; one that has a policy of its own keeps that."""

    def __init__(self, app: ASGIApp, ancestors: str):
        self._app = app
        self._policy, self._ancestors = policy(ancestors), f"frame-ancestors {ancestors}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                own = headers.get(POLICY)
                headers.update(OTHERS | {POLICY: f"{own}; {self._ancestors}" if own else self._policy})
            await send(message)

        await self._app(scope, receive, secured if scope["type"] == "http" else send)
