"""A page that still computes, as one file: the app's own modules and styles, the rules, and the race.

Nothing is fetched: a content security policy in the page forbids it. Scripts are run by their hash alone, besides those
that the page itself makes of what it holds.
"""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import replace
from functools import cache
from hashlib import sha256
from html import escape
from typing import Any

from figures.tokens import INKS
from reproduce import Lineup
from reproduce.in_javascript import module as rules
from reproduce.samples import formula as told_formula
from ui.alone.sheet import sparing
from ui.alone.told import alone
from ui.bundle import bundled, needed, scoped
from ui.server.serving import STATIC, VENDOR
from ui.server.serving import sources as modules
from ui.session.messages.wire import spelled, written
from ui.session.setup import Setup
from ui.styles import stylesheet

BODY = '<body class="stApp rv-alone">'
LISTED = ("columns", "methods")  # parts of the set-up that have a line for each of their own
HOST = "alone/host.js"
LOAD = "engine/load.js"
POLICY = (
    "default-src 'none'; script-src {hash} blob: data:; style-src 'unsafe-inline'; img-src data: blob:; "
    "media-src blob:; base-uri 'none'; form-action 'none'"
)
# Where the engine looks for the rules: a server would have put the address of a module there.
RULES = """const rules = encodeURIComponent(document.getElementById("rules").textContent);
globalThis.ravineMade = { rules: `data:text/javascript,${rules}` };
"""
ENDS_A_SCRIPT = ("</script", "<!--")
WORDS = "explains in sentences what happened and why, and has more surfaces and settings"


def page(setup: Setup, lineup: Lineup) -> str:
    """The whole page as text. Raises ValueError if a module could not stand in a page."""
    told = alone(setup)
    message, arrays = written(told)
    name, code = escape(lineup.surface.name), scripts()
    surface = lineup.surface
    shown = replace(surface, formula=surface.template or surface.formula)  # κ is a slider here
    formula = escape(told_formula(shown, surface.weights))
    there = escape(lineup.opens, quote=True)
    more = f'<a id="more" href="{there}" target="_blank" rel="noopener">Open this race in Ravine, which {WORDS}</a>'
    held = [
        block("setup", "application/json", readable(spelled(told.setup))),
        block("told", "application/json", message.decode().replace("<", "\\u003c")),
        block("arrays", "text/plain", b64encode(b"".join(arrays.blocks)).decode()),
        *(block(path, "text/plain", source) for path, source in vendor().items()),
        block("rules", "text/plain", rules()),
    ]
    policy = POLICY.format(hash=f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'")
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{name} · Ravine</title>',
            styles(),
            f"</head>{BODY}",
            f'<header class="rv-alone-head"><h1>{name}</h1><p>{formula}</p>',
            more if lineup.address else f'<p id="more">Ravine {WORDS}.</p>',
            '</header><div class="st-key-notes" id="notes" role="status" hidden></div>',
            f'<main class="st-key-race">{places("panel", "shape", "numbers", "deck")}',
            f"{places('main', 'stage', 'scoreboard')}</main>",
            *held,
            f'<script type="module">{code}</script></body></html>\n',
        ]
    )


def places(column: str, *views: str) -> str:
    """A column, and in it the place of each view."""
    inside = "".join(f'<div class="st-key-{view}"></div>' for view in views)
    return f'<div class="st-key-{column}">{inside}</div>'


def block(name: str, kind: str, text: str) -> str:
    """Text that the page holds, and that is not run."""
    return f'<script type="{kind}" id="{name}">{harmless(name, text)}</script>'


def harmless(name: str, text: str) -> str:
    """The text itself, which would not end the script that it stands in."""
    if any(sign in text.lower() for sign in ENDS_A_SCRIPT):
        raise ValueError(f"{name} cannot stand in a page: it has {' or '.join(ENDS_A_SCRIPT)} in it")
    return text


def readable(value: Any) -> str:
    """The set-up as JSON in lines that a reader can find his way in."""
    lines = [f"  {json.dumps(name)}: {json.dumps(part)}" for name, part in value.items() if name not in LISTED]
    for name in LISTED:
        parts = ",\n".join(f"    {json.dumps(key)}: {json.dumps(own)}" for key, own in value[name].items())
        lines.append(f'  "{name}": {{\n{parts}\n  }}')
    return "{\n" + ",\n".join(lines) + "\n}"


@cache
def sources() -> dict[str, str]:
    """The modules that the page needs: path below static/ -> text."""
    return {name: modules()[name] for name in sorted(needed(modules(), HOST))}


def vendor() -> dict[str, str]:
    return {name: text for name, text in sources().items() if name.startswith(VENDOR)}


@cache
def scripts() -> str:
    """The one script that is run: the libraries are loaded from the page, then our modules follow one another."""
    ours = {name: text for name, text in sources().items() if name not in vendor()}
    head = ["const modules = {};\n", RULES, scoped(LOAD, ours[LOAD])]
    for name in vendor():
        taken = f'modules["{LOAD}"].loaded(document.getElementById("{name}").textContent)'
        head.append(f'modules["{name}"] = await {taken};\n')
    text = bundled(ours, ours.keys() - {LOAD}, "".join(head))
    return harmless("A module", f'{text}modules["{HOST}"].begin();\n')


@cache
def styles() -> str:
    """Of the app's stylesheet what the page can use, the page's own, and what Streamlit would say of its theme."""
    schemes = (
        f":root {{ --st-background-color: {ink.page}; --st-text-color: {ink.ink}; }}"
        for ink in (INKS["light"], INKS["dark"])
    )
    light, dark = schemes
    own = STATIC.joinpath("alone", "page.css").read_text(encoding="utf-8")
    ours = [text for name, text in sources().items() if name not in vendor()]
    app = sparing(stylesheet(), [*ours, BODY])
    return f"<style>\n{app}{light} @media (prefers-color-scheme: dark) {{ {dark} }}\n{own}</style>"
