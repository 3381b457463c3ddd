"""`python -m tools.serve app.py …` is `streamlit run app.py …` with a server that takes an address of any length, and
that watches no file.

Streamlit's server answers an address of more than 65,535 bytes with an error before any page is asked. The page itself
reads the whole of the address by another way, and says what is wrong with it; the server needs to know the path alone.
"""

from __future__ import annotations

import sys
from typing import Any

from streamlit.web import bootstrap
from streamlit.web.cli import main
from uvicorn.protocols.http.auto import AutoHTTPProtocol

LOOKED_AT = 60_000  # bytes of an address


def take_long_addresses(protocol: Any = AutoHTTPProtocol) -> None:
    """Lets the server look at no more of an address than its parser can take."""
    complete = getattr(protocol, "on_headers_complete", None)
    if complete is None:  # the slower parser that is used where httptools is missing: it has a limit of its own
        return

    def cut(request: Any) -> None:
        request.url = request.url[:LOOKED_AT]
        complete(request)

    protocol.on_headers_complete = cut


def watch_nothing() -> None:
    """Has no thread look every 200 ms whether settings have changed, as Streamlit does whatever is set."""
    bootstrap.watch_file = lambda *_, **__: False


if __name__ == "__main__":
    watch_nothing()
    take_long_addresses()
    sys.argv[1:1] = ["run"]
    main(prog_name="streamlit")
