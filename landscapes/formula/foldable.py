"""Long formulas that can go on in the next line: LaTeX breaks none within brackets that grow with what they hold."""

from __future__ import annotations

import re

DELIMITER = re.compile(r"\\(left|right)(\\[a-zA-Z]+|.) ?")
LONG = 32  # characters of LaTeX within brackets that stay in one piece
TALL = (r"\frac", r"\sum", r"\begin")


def foldable(latex: str) -> str:
    """The same formula, in which long brackets have a fixed size, so that a line can be broken within them."""
    opened: list[re.Match[str]] = []
    sizes: dict[int, str] = {}  # by where a bracket stands
    for found in DELIMITER.finditer(latex):
        if found[1] == "left":
            opened.append(found)
            continue
        first = opened.pop()
        inside = latex[first.end() : found.start()]
        if len(inside) > LONG:
            size = "bigg" if any(sign in inside for sign in TALL) else "big"
            sizes |= {first.start(): f"\\{size}l", found.start(): f"\\{size}r"}
    return DELIMITER.sub(
        lambda found: sizes[found.start()] + found[2] + " " if found.start() in sizes else found[0], latex
    )
