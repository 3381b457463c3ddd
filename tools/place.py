"""Where the app is to be served: the address, the port and the path, and what is wrong with them, in a sentence each.

Nothing here needs Streamlit, so a wrong word is answered at once.
"""

from __future__ import annotations

import errno
import re
import socket
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

PORT = re.compile(r"[0-9]{1,5}")
PORTS = range(1, 65536)
PART = r"[A-Za-z0-9_][A-Za-z0-9._~-]*"
PATH = re.compile(rf"/?({PART}(/{PART})*/?)?")
KEPT = ("_stcore", "component", "media", "static")  # what Streamlit has for its own: a path that begins so cannot be
CONFIGURED = Path(".streamlit", "config.toml")
ELSEWHERE = "env:"  # and the name of a variable, stands in a file for what that variable says
CAPITAL = re.compile(r"(?=[A-Z])")  # begins a word within the name of a setting


class Unusable(ValueError):
    """The app cannot be served there; its text says why, and what to do."""


@dataclass(frozen=True)
class Place:
    """Where the app is served: `below` is its path, as in /ravine; empty where the app is all that is served."""

    address: str
    port: int
    below: str

    def __str__(self) -> str:
        host = f"[{self.address}]" if ":" in self.address else self.address
        return f"http://{host}:{self.port}{self.below}"


def folders_of(arguments: Sequence[str]) -> list[Path]:
    """Where Streamlit looks for files of settings; the last counts most: that of the script, if one is named."""
    scripts = [Path(argument).parent for argument in arguments[1:] if argument.endswith(".py")]
    return [Path.home(), Path.cwd(), *scripts[:1]]


def configured(folders: Iterable[Path]) -> dict[str, str]:
    """The settings in the files of these folders, by section and name: server.port. Unusable for what is no TOML."""
    found: dict[str, str] = {}
    for file in (folder / CONFIGURED for folder in folders):
        try:
            sections = tomllib.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as fault:
            raise Unusable(f"{file} cannot be read: {fault}. Correct it, or take it away.") from None
        for section, options in sections.items():
            if isinstance(options, dict):
                found |= {f"{section}.{name}": str(value) for name, value in options.items()}
    return found


def setting(
    name: str, usual: str, arguments: Sequence[str], environment: Mapping[str, str], files: Mapping[str, str]
) -> str:
    """A setting of Streamlit's as it finds it: the last of the arguments, else the environment, else the files."""
    variable = CAPITAL.sub("_", name).replace(".", "_").upper()
    in_files = files.get(name, usual)
    if in_files.startswith(ELSEWHERE):
        in_files = environment.get(in_files.removeprefix(ELSEWHERE), in_files)
    found = environment.get(f"STREAMLIT_{variable}") or in_files
    for argument, following in pairwise([*arguments, ""]):
        word, equals, text = argument.partition("=")
        if word == f"--{name}":
            found = text if equals else following
    return found


def place(arguments: Sequence[str], environment: Mapping[str, str], folders: Iterable[Path] = ()) -> Place:
    """Where these settings, and those of files in these folders, want the app. Unusable for what is no port or path."""
    files = configured(folders)

    def said(name: str, usual: str) -> str:
        return setting(name, usual, arguments, environment, files)

    address, port = said("server.address", "0.0.0.0"), port_of(said("server.port", "8501"))
    return Place(address, port, path_of(said("server.baseUrlPath", "")))


def port_of(text: str) -> int:
    if not PORT.fullmatch(text) or int(text) not in PORTS:
        raise Unusable(
            f"“{text}” is no port: write a whole number from {PORTS[0]} to {PORTS[-1]}, "
            "as in `PORT=8501` or `--server.port 8501`."
        )
    return int(text)


def path_of(text: str) -> str:
    """A path with a slash before it and none behind it, however it was written; empty for none."""
    if not PATH.fullmatch(text):
        raise Unusable(
            f"“{text}” is no path: write what follows the host in the address, in letters, digits, - . _ ~ and /, "
            "as in `SUBPATH=ravine` or `--server.baseUrlPath ravine`."
        )
    below = text.strip("/")
    if below.partition("/")[0] in KEPT:
        raise Unusable(
            f"“{text}” is no path for the app: Streamlit needs {', '.join(f'/{name}' for name in KEPT)} for its own; "
            "choose another, as in `SUBPATH=ravine` or `--server.baseUrlPath ravine`."
        )
    return f"/{below}".rstrip("/")


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
            "as in `PORT=8502` or `--server.port 8502`."
        )
    if refused.errno in (errno.EACCES, errno.EPERM):
        return (
            f"You have no permission to listen on port {place.port}: choose a port above 1023, "
            f"as in `PORT=8501` or `--server.port 8501`. A proxy can lead there from port {place.port}."
        )
    if isinstance(refused, socket.gaierror) or refused.errno == errno.EADDRNOTAVAIL:
        return (
            f"“{place.address}” is no address of this machine: write 127.0.0.1 for this machine alone or 0.0.0.0 "
            "for everyone who can reach it, as in `HOST=0.0.0.0` or `--server.address 0.0.0.0`."
        )
    return f"The app cannot listen at {place}: {refused.strerror}. Choose another address or port."
