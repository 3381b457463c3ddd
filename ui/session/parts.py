"""The parts of a page that a link can hide or lock: name -> what it is, and what of the set-up is changed there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """What a part is called, and the fields of Setup that are changed there: one with none cannot be locked.

    net.data is the field `data` of its field `net`.
    """

    what: str
    fields: tuple[str, ...] = ()


PARTS = {
    "question": Part("The page's question"),
    "surface": Part("Surface", ("surface", "formula", "window", "kappa", "turn", "stretch")),
    "data": Part("Data, preparation and split", ("data", "rows", "prepare", "held_out")),
    "start": Part("Start", ("start",)),
    "run": Part("Steps, noise or batches, and seed", ("steps", "noise", "batch", "order", "seed", "fan", "tolerance")),
    "methods": Part("Settings of the methods", ("hypers",)),
    "add": Part("Which methods race", ("methods",)),
    "observe": Part("Questions to observe"),
    "network_data": Part(
        "Data of the network", ("net.data", "net.samples", "net.held_out", "net.noise", "net.components")
    ),
    "network": Part("Network", ("net.hidden", "net.activation", "net.skip", "net.batch_norm", "net.init", "net.loss")),
    "training": Part(
        "Batches, steps and seed of the training", ("net.batch", "net.order", "net.steps", "net.seed", "net.apart")
    ),
    "trainers": Part("Methods that train, and their settings", ("net.methods", "net.hypers")),
    "network_views": Part(
        "Views of the training",
        ("net.tab", "net.plane", "net.of", "net.method", "net.matrix", "net.compare", "net.muted"),
    ),
    "caption": Part("Caption"),
    "tools": Part("Zoom, views and events", ("view", "events", "stability", "arrows")),
    "legend": Part("Key to the marks"),
    "relief": Part("3-D surface"),
    "samples": Part("Samples beside the map"),
    "transport": Part("Playback", ("play", "speed", "counted")),
    "curves": Part("Curves"),
    "scoreboard": Part("Scoreboard"),
    "happened": Part("What happened, step by step"),
    "rules": Part("Update rules"),
    "tabs": Part("Tabs to the other pages"),
    "share": Part("Copy link and Lecture"),
    "leave": Part("The way out of the lecture"),
}
LOCKABLE = tuple(name for name, part in PARTS.items() if part.fields)
EMBEDDED = ("caption", "legend", "transport", "leave")  # what a page that is embedded in another shows besides the map
