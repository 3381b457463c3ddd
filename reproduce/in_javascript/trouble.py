"""What is said of a line that the translator cannot read."""

from __future__ import annotations

import ast


class Untranslatable(Exception):
    """A line of Python that has no place in the translator's part of the language, and what to write instead."""

    def __init__(self, file: str, node: ast.AST, instead: str) -> None:
        text = ast.unparse(node).partition("\n")[0]
        super().__init__(f"{file}:{getattr(node, 'lineno', '?')}: “{text}” has no translation; {instead}")
