"""Functions from source that a program wrote: inspect finds their lines, as if they stood in a file."""

import linecache
from typing import Any

TEXTS: dict[str, str] = {}  # module -> the text in which its rule stands, if a program wrote it: scripts print from it


def define(text: str, file: str, names: dict[str, Any], into: dict[str, Any] | None = None) -> None:
    """Runs the source, whose lines stand in `file`, with these global names. What it defines goes there, or `into`."""
    linecache.cache[file] = len(text), None, text.splitlines(keepends=True), file
    exec(compile(text, file, "exec"), names, into)
