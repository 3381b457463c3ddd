"""The secret that signs cookies: one for all replicas, so that a cookie of one is valid at another."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from tools.place import Unusable

VARIABLE = "STREAMLIT_SERVER_COOKIE_SECRET"
LEAST = 32  # characters
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def secret(file: Path) -> tuple[str, str]:
    """The secret, and what is to be said about it: of the environment, of the file, or a new one in that file.

    Raises Unusable.
    """
    given = os.environ.get(VARIABLE)
    if given is not None:
        return long_enough(given.strip(), VARIABLE), ""
    try:
        if not file.exists():
            return made(file)
        if file.stat().st_mode & OTHERS:
            raise Unusable(f"Others can read the cookie secret; run: chmod 600 {file}")
        return long_enough(file.read_text(encoding="utf-8").strip(), str(file)), ""
    except (OSError, UnicodeDecodeError) as fault:
        raise Unusable(
            f"The cookie secret in {file} cannot be used ({type(fault).__name__});"
            f" name another file, as in `SECRET=file` or `--secret file`, or set {VARIABLE}."
        ) from None


def long_enough(text: str, place: str) -> str:
    if len(text) < LEAST:
        raise Unusable(
            f"The cookie secret in {place} has {len(text)} characters and needs {LEAST};"
            ' make one with: python3 -c "import secrets; print(secrets.token_hex())"'
        )
    return text


def made(file: Path) -> tuple[str, str]:
    """A new secret in a file that only its owner can read."""
    text = secrets.token_hex()
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as to:
        to.write(f"{text}\n")
    return text, f"There was no cookie secret; a new one is in {file}, for you alone to read."
