"""Where the app is to be served: the address, the port and the path, and what is wrong with them, in a sentence each.

Nothing here needs Streamlit, so a wrong word is answered at once.
"""

from __future__ import annotations

import errno
import re
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

PORTS = range(1, 65536)
PATH = re.compile(r"/?([\w.~-]+(/[\w.~-]+)*)?/?", re.ASCII)
TO_A_FOLDER = re.compile(r"\.+")  # a part of a path that leads to a folder instead of naming one
CAPITAL = re.compile(r"(?=[A-Z])")  # begins a word within the name of a setting


class Unusable(ValueError):
    """The app cannot be served there; its text says why, and what to do."""


@dataclass(frozen=True)
class Place:
    """Where the app is served: `path` has no slash at its ends, and is empty where the app is all that is served."""

    address: str
    port: int
    path: str

    def __str__(self) -> str:
        host = f"[{self.address}]" if ":" in self.address else self.address
        return f"http://{host}:{self.port}/{self.path}".rstrip("/")


def setting(name: str, usual: str, arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """A setting of Streamlit's as it finds it: the last of the arguments, else the environment."""
    variable = CAPITAL.sub("_", name).replace(".", "_").upper()
    found = environment.get(f"STREAMLIT_{variable}", usual)
    for argument, following in pairwise([*arguments, ""]):
        word, equals, text = argument.partition("=")
        if word == f"--{name}":
            found = text if equals else following
    return found


def place(arguments: Sequence[str], environment: Mapping[str, str]) -> Place:
    """Where these settings want the app. Unusable for what is no port and no path."""
    port = setting("server.port", "8501", arguments, environment)
    if not (port.isascii() and port.isdecimal() and int(port[:6]) in PORTS):
        raise Unusable(
            f"“{port}” is no port: write a whole number from {PORTS[0]} to {PORTS[-1]}, "
            "as in `make run PORT=8501` or `--server.port 8501`."
        )
    path = setting("server.baseUrlPath", "", arguments, environment)
    if not PATH.fullmatch(path) or any(map(TO_A_FOLDER.fullmatch, path.split("/"))):
        raise Unusable(
            f"“{path}” is no path: write what follows the host in the address, in letters, digits, - . _ ~ and /, "
            "as in `make run SUBPATH=ravine` or `--server.baseUrlPath ravine`."
        )
    return Place(setting("server.address", "0.0.0.0", arguments, environment), int(port), path.strip("/"))


def try_out(place: Place) -> None:
    """Listens there for a moment. Unusable where the system does not allow that."""
    try:
        family, *_, at = socket.getaddrinfo(place.address, place.port, type=socket.SOCK_STREAM)[0]
        socket.create_server(at[:2], family=family).close()
    except OSError as refused:
        raise Unusable(why(place, refused)) from refused


def why(place: Place, refused: OSError) -> str:
    """What the system has against a place, and what to do."""
    if refused.errno == errno.EADDRINUSE:
        return (
            f"Port {place.port} is taken: stop the program that listens there, or choose another port, "
            "as in `make run PORT=8502` or `--server.port 8502`."
        )
    if refused.errno in (errno.EACCES, errno.EPERM):
        return (
            f"You have no permission to listen on port {place.port}: choose a port above 1023, "
            f"as in `make run PORT=8501` or `--server.port 8501`. A proxy can lead there from port {place.port}."
        )
    if isinstance(refused, socket.gaierror) or refused.errno == errno.EADDRNOTAVAIL:
        return (
            f"“{place.address}” is no address of this machine: write 127.0.0.1 for this machine alone or 0.0.0.0 "
            "for everyone who can reach it, as in `make run HOST=0.0.0.0` or `--server.address 0.0.0.0`."
        )
    return f"The app cannot listen at {place}: {refused.strerror}. Choose another address or port."
