"""The methods' rules in JavaScript as a file that is served: written once for each state of their source.

The file is made where it is missing, beside the other modules of the browser, under a name that changes with what it is
made of; it belongs to no revision. Where nothing can be written, all races are walked by the server.
"""

from __future__ import annotations

import logging
import os
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "static" / "generated"
SERVED = "app/static/generated/"  # where a page finds the folder
STATES = 4  # that are kept: a server that was started before may still serve one
MADE_OF = ("optimizers/**/*.py", "reproduce/in_javascript/*.py", "experiments/**/*.py", "landscapes/formula/*.py")
ARITHMETIC = ROOT / "static" / "engine" / "arithmetic.js"


@cache
def address() -> str:
    """The address of the rules, seen from a page; "" where they cannot be served."""
    name = f"rules-{state()}.js"
    try:
        written(name)
    except OSError as reason:
        logging.warning("The rules cannot be written for the browser, so the server walks every race: %s.", reason)
        return ""
    return SERVED + name


def state() -> str:
    """What changes with the source of the rules."""
    files = sorted(file for pattern in MADE_OF for file in ROOT.glob(pattern))
    return sha256(b"\0".join(file.read_bytes() for file in (*files, ARITHMETIC))).hexdigest()[:16]


def written(name: str) -> None:
    """Writes the rules under a name, unless they are there, and removes those of the oldest states. Raises OSError."""
    if (FOLDER / name).exists():
        return
    from reproduce.in_javascript import module  # which takes a moment, and is seldom needed

    FOLDER.mkdir(exist_ok=True)
    with NamedTemporaryFile("w", encoding="utf-8", dir=FOLDER, suffix=".new", delete=False) as file:
        file.write(module())
    os.chmod(file.name, 0o644)
    os.replace(file.name, FOLDER / name)
    for old in sorted(FOLDER.glob("rules-*.js"), key=made, reverse=True)[STATES:]:
        old.unlink(missing_ok=True)


def made(file: Path) -> float:
    """When a file was written; the beginning of time for one that another server has just removed."""
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return 0.0
