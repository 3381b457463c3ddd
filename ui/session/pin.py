"""The pinned run: a method with earlier settings, kept beside the present one, and the difference between them."""

from __future__ import annotations

import math
from dataclasses import replace

from experiments import refusal
from experiments.readings.difference import difference
from figures.palette import styles
from optimizers import OPTIMIZERS
from optimizers.base.numbers import point
from optimizers.base.symbols import plain
from ui.session.hypers import Pin, value_of, value_words
from ui.session.messages.stage import PinnedRun
from ui.session.setup import Setup
from ui.session.tracks import Track, track

HOW = "Pinned. Change a setting, or the start, and this card says what it changes."


def pinned(setup: Setup, method: str) -> Pin:
    """A method as it is set now, at the present start."""
    return Pin(method, setup.hypers_of(method), setup.start)


def as_pinned(setup: Setup, pin: Pin) -> Setup:
    """The present race as the pinned run meets it: with its own settings and start."""
    hypers = {(pin.method, name): value for name, value in pin.hypers.items()}
    return replace(setup, start=pin.start, methods=(pin.method,), hypers=hypers)


def ghost(setup: Setup) -> Track | None:
    """The pinned run on the present surface, for as many steps and with the same noise; None where there is none."""
    if setup.pin is None or refusal(setup.landscape(), setup.pin.method):
        return None
    return track(as_pinned(setup, setup.pin), setup.pin.method)


def described(pin: Pin) -> str:
    """What is pinned: the method and its settings."""
    method = OPTIMIZERS[pin.method]
    values = {h: pin.hypers.get(h.name, h.default) for h in method.settings}
    settings = [f"{plain(h.symbol)} = {value_words(value)}" for h, value in values.items() if value != math.inf]
    return ", ".join([f"pinned {method.name}", *settings])


def told(setup: Setup) -> str:
    """The pinned run beside the present one of the same method; why there is nothing to compare where there is not."""
    pin = setup.pin
    assert pin is not None
    name, run = OPTIMIZERS[pin.method].called(setup.drawn), ghost(setup)
    if run is None:
        return f"{name} is pinned, but cannot run on this surface."
    if pin.method not in setup.methods:
        return f"{name} is pinned and does not race: add it to compare. {run.row.sentence}"
    changed = changes(setup, pin)
    if not changed:
        return HOW
    results = difference(run.row, track(setup, pin.method).row)
    return f"{'; '.join(changed)}: {'; '.join(results) or 'no difference in the result'}.{outside(setup, pin)}"


def outside(setup: Setup, pin: Pin) -> str:
    """A sentence where the pinned run starts out of sight."""
    seen = zip(as_pinned(setup, pin).point(), setup.landscape().domain, strict=True)
    return "" if all(low <= at <= high for at, (low, high) in seen) else " The pinned run starts outside the window."


def changes(setup: Setup, pin: Pin) -> list[str]:
    """What is set otherwise than it was pinned."""
    before, now = (of.race(pin.method) for of in (as_pinned(setup, pin), setup))
    told = [
        f"{plain(hyper.symbol)} {value_words(value_of(old))} → {value_words(value_of(new))}"
        for hyper in now.optimizer.settings
        if (old := before.hypers.get(hyper.name, math.inf)) != (new := now.hypers.get(hyper.name, math.inf))
    ]
    if pin.start != setup.start:
        told.append(f"start {point(before.start)} → {point(now.start)}")
    return told


def drawn(setup: Setup, run: Track) -> PinnedRun:
    """The ghost's run as it is drawn: in its method's colour, and with what the legend says of it."""
    assert setup.pin is not None
    method = setup.pin.method
    style = styles({*setup.methods, method})[method]
    told = {**style.told, **run.series, "dash": ()}  # it is a wide pale band
    return PinnedRun(name=described(setup.pin), **told)
