"""Links: the whole set-up is written into an address, and read back with checks.

A link is a mapping of strings. Whatever in it cannot be used is replaced by the default, and a note says so. A link to
a scene of a lesson says only what differs from that scene's own set-up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from landscapes import Data
from optimizers import OPTIMIZERS
from ui.session.hypers import value_text
from ui.session.letters import choice_text, named
from ui.session.link_reader import FOREIGN, PIN, LinkReader
from ui.session.networks.setup import said
from ui.session.places import point_text
from ui.session.reading import quoted
from ui.session.scene_setup import read_scene, scene_setup
from ui.session.setup import PARAMETERS, Setup

FEW = 3  # names that a note lists


def to_link(setup: Setup) -> dict[str, str]:
    """The set-up as query parameters; what stands at its default, or as the scene has it, is left out.

    The surface, or the lesson whose scene has one, is always said: an address without any parameter opens the page's
    own best case.
    """
    scene = scene_setup(setup.lesson, setup.scene)
    base = scene if setup.surface == scene.surface else scene.with_surface(setup.surface)
    unsaid = replace(base, surface=scene.surface, lesson=Setup.lesson, scene=Setup.scene)
    link = {}
    for name, parameter in PARAMETERS.items():
        value = getattr(setup, name)
        if value != getattr(unsaid, name) or (name == "surface" and not setup.lesson):
            link[name] = parameter.write(value)
    for method, name in sorted({*unsaid.hypers, *setup.hypers}):
        default = OPTIMIZERS[method].hyper(name).default
        value = setup.hypers.get((method, name), default)
        if value != unsaid.hypers.get((method, name), default):
            link[f"{method}.{name}"] = value_text(value)
    link |= letters_said(setup, unsaid)
    link |= said(setup.net, unsaid.net)
    if setup.pin and PIN in link:
        link |= {f"{PIN}.{name}": value_text(value) for name, value in sorted(setup.pin.hypers.items())}
        if setup.pin.start:
            link[f"{PIN}.start"] = point_text(setup.pin.start)
    return link


def letters_said(setup: Setup, unsaid: Setup) -> dict[str, str]:
    """What a link says of the parameters of the formula, where `unsaid` has it otherwise."""
    names = dict.fromkeys((*unsaid.parameters, *unsaid.ranges, *setup.parameters, *setup.ranges))
    own = setup.letters() if names else {}
    link = {}
    for name in sorted(names):
        value, slider = setup.parameters.get(name), setup.ranges.get(name)
        if (value, slider) != (unsaid.parameters.get(name), unsaid.ranges.get(name)) and name in own:
            link[named(name)] = choice_text(own[name].value if value is None else value, slider)
    return link


def from_link(
    link: Mapping[str, str], repeated: Sequence[str] = (), kept: Mapping[str, Data] | None = None
) -> tuple[Setup, list[str]]:
    """The set-up a link describes, and a sentence for everything in it that was replaced or ignored. Never raises.

    `repeated` are the names that stood in the address more than once, of which `link` has the last.
    `kept` are the data that the session has besides.
    """
    reader = LinkReader(link, kept=kept or {})
    read_scene(reader)
    unknown = reader.read()
    notes = reader.notes
    if unknown:
        notes.append(f"The link also had {listed(unknown)}, which Ravine does not know; ignored.")
    twice = [name for name in repeated if name not in unknown and name not in FOREIGN]
    if twice:
        notes.append(f"The link has {listed(twice)} more than once; the last one counts.")
    return reader.setup, notes


def listed(names: Sequence[str]) -> str:
    """The first few of some names that a reader wrote."""
    return ", ".join(quoted(name) for name in names[:FEW]) + (" and more" if len(names) > FEW else "")
