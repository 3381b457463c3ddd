"""The deck of the page on networks: the methods that train as cards, the others by family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace

from figures.palette import Style, styles
from networks.methods import refusal
from optimizers import FAMILIES, OPTIMIZERS, SettingError
from ui.assets import brought, component
from ui.lecture import shows
from ui.race.deck import hyper_row, kinds, value_asked
from ui.session.lecture import fixed
from ui.session.messages.deck import CardStyle, Deck, DeckChange, FamilyMethod, HyperSlider, MethodFamily, Racer
from ui.session.networks.setup import NetworkSetup
from ui.session.networks.trainers import CATALOGUE, TRAINERS
from ui.session.reading import Unusable
from ui.session.refusals import reason
from ui.session.session import Session
from ui.session.setup import Setup
from ui.state import change, session

_deck = component("deck")

PART = "trainers"  # of PARTS, which can be hidden and locked
OPEN_AT_FIRST = ("descent",)  # the families that everyone asks for
PLACE = "trainer "  # of problems with adding a method; of one with a method, before its key
KEPT = "The old setting is kept."


def looks_of(setup: NetworkSetup) -> Mapping[str, Style]:
    """What each method is drawn with."""
    return styles(setup.methods, catalogue=CATALOGUE)


def rows(whole: Setup, key: str) -> tuple[HyperSlider, ...]:
    """The settings of a method."""
    setup = whole.net
    own, trainer = setup.hypers_of(key), TRAINERS[key]
    return tuple(
        replace(
            hyper_row(hyper, own.get(hyper.name, hyper.default), setup.steps),
            fixed=trainer.fixed(hyper.name),
            locked=fixed(whole, PART, key, hyper.name),
        )
        for hyper in trainer.hypers
    )


def card(mine: Session, key: str, style: Style) -> Racer:
    """A method that trains."""
    setup, method = mine.setup.net, TRAINERS[key].method
    return Racer(
        key=key,
        name=method.called(setup.training().batched),
        teaches=TRAINERS[key].teaches,
        changed=bool(setup.hypers_of(key)),
        problem=mine.problems.get(PLACE + key),
        style=CardStyle(**asdict(style)),
        place=setup.methods.index(key) + 1,
        muted=key in setup.muted,
        pinned=None,
        rows=rows(mine.setup, key),
    )


def family(setup: NetworkSetup, name: str) -> MethodFamily:
    """The methods of a family that do not train, each with the sentence why it cannot, if it cannot."""
    methods = {key: TRAINERS[key].method if key in TRAINERS else OPTIMIZERS[key] for key in CATALOGUE}
    return MethodFamily(
        key=name,
        name=FAMILIES[name],
        open=name in OPEN_AT_FIRST,
        methods=tuple(
            FamilyMethod(key, method.name, method.teaches, refusal(key))
            for key, method in methods.items()
            if method.family == name and key not in setup.methods
        ),
    )


def described(mine: Session) -> Deck:
    """What the browser is told of the methods."""
    setup, looks = mine.setup, looks_of(mine.setup.net)
    return Deck(
        racers=tuple(card(mine, key, looks[key]) for key in setup.net.methods),
        families=tuple(family(setup.net, name) for name in FAMILIES),
        problem=mine.problems.get(PLACE),
        kept=None,
        kinds=kinds(),
        hidden=("pin",),
        locked=("methods", "add") if PART in setup.lock else (),
        serial=mine.answered.get("deck", 0),
    )


def chosen(setup: NetworkSetup, wish: DeckChange) -> NetworkSetup:
    """The set-up with what the reader has changed of a method. Raises SettingError or Unusable."""
    key = wish.method
    if wish.reset:
        return setup.without_hypers(key)
    if wish.on is not None:
        return setup.with_methods({*setup.methods, key} if wish.on else set(setup.methods) - {key})
    hyper = TRAINERS[key].hyper(wish.hyper)
    present = setup.hypers.get((key, wish.hyper), hyper.default)
    return setup.with_hyper(key, wish.hyper, value_asked(hyper, present, setup.steps, wish))


def _changed() -> None:
    wish = brought("deck", "change", DeckChange)
    if not wish or wish.method not in TRAINERS or wish.pin is not None:
        return
    mine = session()
    place = PLACE if wish.on else PLACE + (wish.method if wish.method in mine.setup.net.methods else "")
    for told in (PLACE, place):
        mine.problems.pop(told, None)
    try:
        net = chosen(mine.setup.net, wish)
    except (SettingError, Unusable) as error:
        mine.problems[place] = f"{sentence(wish, error)} {'Switch one off first.' if wish.on else KEPT}"
        return
    change(replace(mine.setup, net=net), final=wish.final)


def sentence(wish: DeckChange, error: SettingError | Unusable) -> str:
    """Why a change cannot be made."""
    if isinstance(error, SettingError):
        return reason(error)
    name = TRAINERS[wish.method].method.name
    return f"{'Adding' if wish.on else 'Removing'} {name} {str(error).removesuffix('.')}."


def deck() -> None:
    """Mounts the deck."""
    if shows(PART):
        _deck(key="deck", data=described(session()), on_change_change=_changed)
