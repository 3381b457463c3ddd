"""`python -m tools.serve app.py …` is `streamlit run app.py …` with a server that takes an address of any length, that
watches no file, asks no other host, and says in a sentence why it cannot listen where it is told to.

Streamlit's server answers an address of more than 65,535 bytes with an error before any page is asked. The page itself
reads the whole of the address by another way, and says what is wrong with it; the server needs to know the path alone.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from tools.farewell import send_off_in_turn
from tools.place import Place, Unusable, folders_of, place, try_out

LOOKED_AT = 60_000  # bytes of an address
REFUSED = 2  # exit status


def take_long_addresses(protocol: Any) -> None:
    """Lets the server look at no more of an address than its parser can take."""
    complete = getattr(protocol, "on_headers_complete", None)
    if complete is None:  # the slower parser that is used where httptools is missing: it has a limit of its own
        return

    def cut(request: Any) -> None:
        request.url = request.url[:LOOKED_AT]
        complete(request)

    protocol.on_headers_complete = cut


def watch_nothing(bootstrap: Any) -> None:
    """Has no thread look every 200 ms whether settings have changed, as Streamlit does whatever is set."""
    bootstrap.watch_file = lambda *_, **__: False


def ask_nobody(net_util: Any) -> None:
    """Has the server ask no other host for its own address.

    Streamlit does so whenever a page of another site tries to connect, and all readers wait until it is answered.
    """
    net_util.get_external_ip = lambda: None


def say_where(server: Any, there: Place) -> None:
    """Has the server say where the app is, as soon as it can be opened."""
    startup = server.startup

    async def said(self: Any, **how: Any) -> None:
        await startup(self, **how)
        if self.started:
            print(f"Ravine is at {there}", flush=True)

    server.startup = said


def serve(there: Place) -> None:
    """Runs Streamlit, which is not loaded before."""
    from streamlit import net_util
    from streamlit.web import bootstrap
    from streamlit.web.cli import main
    from uvicorn import Server
    from uvicorn.protocols.http.auto import AutoHTTPProtocol

    ask_nobody(net_util)
    watch_nothing(bootstrap)
    take_long_addresses(AutoHTTPProtocol)
    send_off_in_turn(Server)
    say_where(Server, there)
    sys.argv[1:1] = ["run"]
    main(prog_name="streamlit")


if __name__ == "__main__":
    try:
        there = place(sys.argv, os.environ, folders_of(sys.argv))
        try_out(there)
    except Unusable as unusable:
        print(unusable, file=sys.stderr)
        sys.exit(REFUSED)
    serve(there)
