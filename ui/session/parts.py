"""The parts of a page that a link can hide or lock: name -> what it is, and what of the set-up is changed there."""

from __future__ import annotations

from dataclasses import dataclass

from ui.session.pages import BASINS, CURVATURE, EXPORT, FAIR, LESSONS, NETWORKS, PAGES, RACE, STRIP, SWEEP

EVERY = tuple(PAGES)
ON_SURFACE = (RACE, CURVATURE, SWEEP, BASINS, STRIP, FAIR, EXPORT)  # pages on which a surface is chosen
OF_RACES = (RACE, LESSONS)
OF_NETWORKS = (NETWORKS, LESSONS)
PLAYED = (RACE, LESSONS, NETWORKS)


@dataclass(frozen=True)
class Part:
    """What a part is called, the pages that have it, and the fields of Setup that are changed there.

    A page is a key of PAGES. A part without any field cannot be locked.

    net.data is the field `data` of its field `net`.
    """

    what: str
    pages: tuple[str, ...]
    fields: tuple[str, ...] = ()


PARTS = {
    "question": Part("The page's question", EVERY),
    "surface": Part(
        "Surface", ON_SURFACE, ("surface", "formula", "weights", "window", "parameters", "ranges", "turn", "stretch")
    ),
    "data": Part("Data, preparation and split", (*ON_SURFACE, LESSONS), ("data", "rows", "prepare", "held_out")),
    "start": Part("Start", (*OF_RACES, SWEEP, BASINS, STRIP, EXPORT), ("start", "starts")),
    "run": Part(
        "Steps, noise or batches, and seed",
        (*OF_RACES, SWEEP, BASINS, STRIP, FAIR, EXPORT),
        ("steps", "noise", "batch", "order", "seed", "fan", "tolerance"),
    ),
    "methods": Part("Settings of the methods", (*OF_RACES, SWEEP, BASINS), ("hypers",)),
    "add": Part("Which methods race", (*OF_RACES, BASINS, FAIR, EXPORT), ("methods",)),
    "observe": Part("Questions to observe", (NETWORKS,)),
    "network_data": Part(
        "Data of the network",
        OF_NETWORKS,
        ("net.data", "net.samples", "net.held_out", "net.noise", "net.components"),
    ),
    "network": Part(
        "Network",
        OF_NETWORKS,
        ("net.hidden", "net.activation", "net.skip", "net.batch_norm", "net.init", "net.loss"),
    ),
    "training": Part(
        "Batches, steps and seed of the training",
        OF_NETWORKS,
        ("net.batch", "net.order", "net.steps", "net.seed", "net.apart"),
    ),
    "trainers": Part("Methods that train, and their settings", OF_NETWORKS, ("net.methods", "net.hypers")),
    "network_views": Part(
        "Views of the training",
        OF_NETWORKS,
        ("net.tab", "net.plane", "net.of", "net.method", "net.matrix", "net.compare", "net.muted"),
    ),
    "caption": Part("Caption", PLAYED),
    "tools": Part("Zoom, views and events", OF_RACES, ("view", "events", "stability", "arrows")),
    "legend": Part("Key to the marks", OF_RACES),
    "relief": Part("3-D surface", OF_RACES),
    "samples": Part("Samples beside the map", OF_RACES),
    "transport": Part("Playback", PLAYED, ("play", "speed", "counted")),
    "curves": Part("Curves", PLAYED),
    "scoreboard": Part("Scoreboard", OF_RACES),
    "happened": Part("What happened, step by step", (RACE,)),
    "rules": Part("Update rules", (RACE,)),
    "tabs": Part("Tabs to the other pages", EVERY),
    "share": Part("Copy link, QR code and Lecture", EVERY),
    "leave": Part("The way out of the lecture", EVERY),
}
LOCKABLE = tuple(name for name, part in PARTS.items() if part.fields)
EMBEDDED = ("caption", "legend", "transport", "leave")  # what a page that is embedded in another shows besides the map

# Words of a link for many parts at once.
ALL_BUT_PICTURE, SETTINGS = "all-but-picture", "settings"
PICTURE = (*EMBEDDED, "relief", "samples", "network_views")
WATCHED = ("tools", "transport", "network_views")  # what is changed there changes no run
HIDDEN_TOGETHER = {ALL_BUT_PICTURE: tuple(name for name in PARTS if name not in PICTURE)}
LOCKED_TOGETHER = {SETTINGS: tuple(name for name in LOCKABLE if name not in WATCHED)}
