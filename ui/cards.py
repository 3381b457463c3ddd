"""The methods as cards: their declarations, and the values of this session's set-up."""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import cache
from typing import Any

import streamlit as st

from figures.palette import styles
from optimizers import OPTIMIZERS
from optimizers.base import Hyper, SettingError
from ui.assets import component
from ui.state import change, session

_cards = component("cards")

GREEK = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "varepsilon": "ε",
    "epsilon": "ε",
    "eta": "η",
    "lambda": "λ",
    "rho": "ρ",
    "sigma": "σ",
    "Delta": "Δ",
}
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def plain(symbol: str) -> str:
    r"""A LaTeX symbol as plain text: \beta_1 → β₁."""
    letter, _, index = symbol.lstrip("\\").partition("_")
    return GREEK.get(letter, letter) + index.strip("{}").translate(SUBSCRIPTS)


def _row(hyper: Hyper) -> dict[str, Any]:
    return {
        "name": hyper.name,
        "label": hyper.label,
        "sign": plain(hyper.symbol),
        "low": hyper.low,
        "high": hyper.high,
        "scale": hyper.scale,
        "help": hyper.help,
    }


@cache
def _declarations() -> list[dict[str, Any]]:
    return [
        {"key": key, "name": method.name, "teaches": method.teaches, "hypers": [_row(h) for h in method.hypers]}
        for key, method in OPTIMIZERS.items()
    ]


def _changed() -> None:
    """One card was switched, reset or moved."""
    event = st.session_state["cards"]["change"]
    mine = session()
    mine.answered["cards"] = event["serial"]
    setup, method, final = mine.setup, event["method"], event["final"]
    mine.problems.pop(method, None)
    if method not in OPTIMIZERS:
        return
    if event.get("reset"):
        setup = replace(setup, hypers={pair: value for pair, value in setup.hypers.items() if pair[0] != method})
    elif "on" in event:
        setup = setup.with_methods({*setup.methods, method} if event["on"] else set(setup.methods) - {method})
    else:
        try:
            setup = setup.with_hyper(method, event["hyper"], event["value"])
        except SettingError as error:
            mine.problems[method] = f"{error} The value before it is kept."
    change(setup, final=final)


def cards() -> None:
    """Mounts the cards for this session's set-up."""
    mine = session()
    looks = {key: style for key in OPTIMIZERS for style in styles([key]).values()} | styles(mine.setup.methods)
    states = {}
    for key, method in OPTIMIZERS.items():
        changed = mine.setup.hypers_of(key)
        states[key] = {
            "on": key in mine.setup.methods,
            "values": {h.name: h.default for h in method.hypers} | changed,
            "changed": bool(changed),
            "problem": mine.problems.get(key),
            "style": asdict(looks[key]),
        }
    _cards(
        key="cards",
        data={"cards": _declarations(), "states": states, "serial": mine.answered.get("cards", 0)},
        on_change_change=_changed,
    )
