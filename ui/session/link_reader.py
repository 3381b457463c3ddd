"""A link is read value by value: each changes the set-up, or a note says why it cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from landscapes import Data
from landscapes.formula.sentences import listed
from optimizers import OPTIMIZERS
from optimizers.base import SettingError
from ui.session.by_hand import note, with_plus
from ui.session.hypers import read_value
from ui.session.kinds import LONGEST_VALUE, Names
from ui.session.letters import Choice, letter_of, read_choice
from ui.session.networks.setup import NETWORK, PREFIX
from ui.session.networks.trainers import TRAINERS
from ui.session.own import OWN
from ui.session.places import read_point
from ui.session.reading import Unusable, quoted
from ui.session.refusals import reason
from ui.session.setup import CURVE, PARAMETERS, SAMPLED, SHAPES, VIEWS, Setup, readable

PIN = "pin"  # the pinned method; its settings and start are named below it, as those of a method are
NETWORK_NAMES = {f"{PREFIX}.{field}": field for field in NETWORK}
SCENE = ("lesson", "scene")  # read before all others, by ui/session/link.py: the others are read on top of the scene
LAST_OF_FORMULA = "held_out"  # of PARAMETERS: from here on the surface's formula and its data are known
FOREIGN = ("embed", "embed_options")  # Streamlit's own parameters
Change = Callable[[Setup, str], Setup]  # takes a value from its text; raises ValueError with a sentence


@dataclass
class LinkReader:
    """A link, the set-up as far as it is read, and the notes on it.

    `kept` are data that the session has and no link can hold: what stands for them in a link -> the data.
    """

    link: Mapping[str, str]
    setup: Setup = field(default_factory=Setup)
    notes: list[str] = field(default_factory=list)
    kept: Mapping[str, Data] = field(default_factory=dict)

    def read(self) -> list[str]:
        """Reads everything but the scene on top of the set-up. Returns the names that Ravine does not know."""
        self.read_formula_alone()
        self.read_plus()
        for name in PARAMETERS:
            if name == SAMPLED[0]:
                self.read_together()
            if name not in SCENE:
                self.read_parameter(name, partial(self.with_parameter, name))
            if name == LAST_OF_FORMULA:
                self.read_letters()
        self.read_network()
        unknown = []
        for name in self.link:
            if name in PARAMETERS or name in FOREIGN or name in NETWORK_NAMES or letter_of(name):
                continue
            change = self.setting(name)
            if change:
                self.use(name, change, "its default")
            else:
                unknown.append(name)
        return unknown

    def read_formula_alone(self) -> None:
        """A formula without a surface is meant to be raced on. A scene of a lesson has a surface of its own."""
        if "formula" in self.link and not {"surface", "lesson"} & self.link.keys():
            self.setup = self.setup.with_surface(OWN)

    def read_plus(self) -> None:
        """A formula that cannot be read, and can be with a + in its gaps, is read so; a note says it."""
        text = self.link.get("formula", "")
        if len(text) > PARAMETERS["formula"].longest or with_plus(text) == text or "data" in self.link:
            return
        if not readable(text) and readable(with_plus(text)):
            self.link = {**self.link, "formula": with_plus(text)}
            self.notes.append(note(with_plus(text)))

    def read_letters(self) -> None:
        """Reads the numbers and sliders of the formula's parameters."""
        for name in self.link:
            letter = letter_of(name)
            if letter:
                own = f"the surface's own {letter}" if letter in self.setup.letters() else ""
                self.use(name, partial(with_letter, letter), own)

    def read_parameter(self, name: str, change: Change) -> None:
        """Reads one of PARAMETERS, if the link has it: of several names those that are known."""
        if name not in self.link:
            return
        kind, text, instead = PARAMETERS[name].kind, self.link[name], PARAMETERS[name].called(getattr(self.setup, name))
        unknown: dict[str, str] = {}
        if isinstance(kind, Names) and len(text) <= PARAMETERS[name].longest:
            value, unknown = kind.read_known(text)
        if not unknown:
            self.use(name, change, instead)
            return
        self.notes += [f"{name}: {quoted(each)} {why}, so it is left out." for each, why in unknown.items()]
        if value:
            self.setup = change(self.setup, kind.write(value))
        elif getattr(self.setup, name):
            self.notes[-1] = self.notes[-1].removesuffix(".") + used(instead)

    def read_together(self) -> None:
        """Reads what has to agree, if all of it does; what does not is answered for one by one, each at its place."""
        try:
            changed = {name: self.value(name, self.link[name]) for name in SAMPLED if name in self.link}
            self.setup = self.setup.sampled(**changed)
        except ValueError:
            pass

    def read_network(self) -> None:
        """Reads what is trained on what: all that can be read together, or as much as fits together."""
        names = {which: name for name, which in NETWORK_NAMES.items() if name in self.link}
        readable, wrong = {}, []
        for which, name in names.items():
            try:
                readable[which] = network_value(which, self.link[name])
            except Unusable:
                wrong.append(which)
        try:
            self.setup = replace(self.setup, net=self.setup.net.fitting(**readable)) if readable else self.setup
        except Unusable:
            wrong += self.without_room(readable)
        for which in wrong:
            if which == "methods":
                self.read_trainers(names[which])
            else:
                self.read_of_network(which, names[which])

    def read_trainers(self, name: str) -> None:
        """Takes the methods that train, under this name in the link, one by one; a note says why one is left out."""
        taken: tuple[str, ...] = ()
        for each in dict.fromkeys(map(str.strip, self.link[name][: NETWORK["methods"].longest].split(","))):
            try:
                (key,) = NETWORK["methods"].read(each)
                self.setup = replace(self.setup, net=self.setup.net.with_methods((*taken, key)))
                taken += (key,)
            except Unusable as error:
                self.notes.append(f"{name}: {quoted(each)} is left out: the link {str(error).rstrip('.')}.")
        if not taken:
            trained_by = [TRAINERS[key].method.name for key in self.setup.net.methods]
            self.notes[-1] = self.notes[-1].removesuffix(".") + used(listed(trained_by))

    def without_room(self, readable: Mapping[str, Any]) -> list[str]:
        """Takes values of NETWORK one by one, and again as long as others have made room. Returns what never fits."""
        left, before = dict(readable), len(readable) + 1
        while len(left) < before:
            before = len(left)
            for which in tuple(left):
                with suppress(Unusable):
                    self.setup = replace(self.setup, net=self.setup.net.fitting(**{which: left[which]}))
                    del left[which]
        return list(left)

    def read_of_network(self, which: str, name: str) -> None:
        """Reads one of NETWORK, which has this name in the link."""
        self.use(name, partial(with_network, which), NETWORK[which].called(getattr(self.setup.net, which)))

    def value(self, name: str, text: str) -> Any:
        """The value of one of PARAMETERS as its text says. Raises Unusable."""
        if len(text) > PARAMETERS[name].longest:
            raise Unusable(f"has {len(text):,} characters")
        return self.kept[text] if name == "rows" and text in self.kept else PARAMETERS[name].read(text)

    def with_parameter(self, name: str, setup: Setup, text: str) -> Setup:
        """The set-up with one parameter as its text says. Raises Unusable."""
        value = self.value(name, text)
        if name == "surface":
            return setup if value == setup.surface else setup.with_surface(value)
        if name in SHAPES:
            return setup.shaped(name, value)
        if name == "weights":
            return setup.weighed(value)
        if name in SAMPLED:
            return setup.sampled(**{name: value})
        if name == "view" and CURVE in VIEWS[value] and not setup.landscape().single:
            raise Unusable("needs a formula of one weight, such as x^2")
        changed = replace(setup, **{name: value})
        return changed.within_reach() if name in ("start", "starts") else changed  # it is read when the shape is known

    def setting(self, name: str) -> Change | None:
        """How a name such as adam.lr or pin.lr changes the set-up; None for a name that means nothing."""
        first, _, last = name.partition(".")
        if first == PREFIX:
            method, _, hyper = last.partition(".")
            known = method in TRAINERS and hyper in {each.name for each in TRAINERS[method].hypers}
            return partial(with_network_hyper, method, hyper) if known else None
        if first in OPTIMIZERS and last in hypers_of(first):
            return partial(with_hyper, first, last)
        if first == PIN in self.link:
            if self.setup.pin is None:
                return unchanged  # a note says that there is no such method to pin
            if last in {*hypers_of(self.setup.pin.method), "start"}:
                return partial(with_pinned, last)
        return None

    def use(self, name: str, change: Change, instead: str) -> None:
        """Changes the set-up by a value of the link, or notes why it cannot be used, and what is used `instead`."""
        text = self.link[name]
        try:
            if name not in PARAMETERS and len(text) > LONGEST_VALUE:
                raise Unusable(f"has {len(text):,} characters")
            self.setup = change(self.setup, text)
        except ValueError as error:
            why = f"cannot be used: {reason(error)}" if isinstance(error, SettingError) else str(error)
            self.notes.append(f"{name[:60]}: {quoted(text)} {why.rstrip('.?')}{used(instead, apart=': ' in why)}")


def used(instead: str, *, apart: bool = False) -> str:
    """The end of a note that says what is used instead: one thing, or several that are listed; "" for nothing.

    apart: whether it is a sentence of its own, after the sentences of a reason
    """
    if not instead:
        return ", so it is left out."
    several = " and " in instead or instead.startswith(("all ", "those "))
    end = f"{instead} {'are' if several else 'is'} used instead."
    formula = not instead[:2].isalpha()  # and no word: its first letter is a weight
    return f"; {end}" if not apart else f". {end if formula else end[0].upper() + end[1:]}"


def unchanged(setup: Setup, _: str) -> Setup:
    return setup


def hypers_of(method: str) -> set[str]:
    return {hyper.name for hyper in OPTIMIZERS[method].known}


def network_value(field: str, text: str) -> Any:
    """The value of one of NETWORK as its text says. Raises Unusable."""
    if len(text) > NETWORK[field].longest:
        raise Unusable(f"has {len(text):,} characters")
    return NETWORK[field].read(text)


def with_network(field: str, setup: Setup, text: str) -> Setup:
    """The set-up with one parameter of its network as its text says. Raises Unusable."""
    return replace(setup, net=setup.net.fitting(**{field: network_value(field, text)}))


def with_network_hyper(method: str, hyper: str, setup: Setup, text: str) -> Setup:
    """The set-up with one setting of a method that trains networks. Raises Unusable or SettingError."""
    return replace(setup, net=setup.net.with_hyper(method, hyper, read_value(text, setup.net.steps)))


def with_hyper(method: str, hyper: str, setup: Setup, text: str) -> Setup:
    """The set-up with one hyperparameter as its text says. Raises Unusable or SettingError."""
    return setup.with_hyper(method, hyper, read_value(text, setup.steps))


def with_letter(letter: str, setup: Setup, text: str) -> Setup:
    """The set-up with one parameter of its formula as a text says. Raises Unusable."""
    own = setup.letters().get(letter)
    return setup.lettered(letter, read_choice(text, own) if own else Choice(None))


def with_pinned(name: str, setup: Setup, text: str) -> Setup:
    """The set-up whose pin has this start, or one hyperparameter, as its text says. Raises Unusable or SettingError."""
    assert setup.pin is not None
    if name == "start":
        return replace(setup, pin=replace(setup.pin, start=read_point(text))).within_reach()
    return replace(setup, pin=setup.pin.with_value(name, read_value(text, setup.steps)))
