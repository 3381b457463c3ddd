"""The view of a training: what is trained, where its stream is, and what the reader changes of what is looked at."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import numpy as np
import streamlit as st

from experiments.engine.words import inside
from figures.palette import BANDS, Style, styles
from figures.ramp import SIGNED
from networks import Samples
from networks.landscape.cuts import CUTS
from networks.layerwise import layer_names
from networks.learned import Kind, kind_of, window_of
from ui.assets import brought, component
from ui.lecture import hides
from ui.networks.deck import looks_of
from ui.networks.observe import PARTS_SET, ask
from ui.session.link_reader import network_value
from ui.session.messages.networks import (
    NetworkExample,
    NetworkMethod,
    Networks,
    NetworkSamples,
    NetworksAsk,
    NetworksRun,
    NetworksSet,
    NetworksTake,
    NetworkVariant,
)
from ui.session.messages.panel import Option
from ui.session.networks.comparisons import ACTIVATION_NAMES, COMPARISONS, Variant, variants
from ui.session.networks.moments import between, sharp_every
from ui.session.networks.observations import OBSERVATIONS
from ui.session.networks.sentences import data_words, network_words
from ui.session.networks.setup import COMPARE, LOOKED_AT, TABS, NetworkSetup
from ui.session.networks.trainers import TRAINERS
from ui.session.networks.trainings import TRAININGS
from ui.session.reading import Unusable
from ui.session.session import Session
from ui.session.setup import SPEEDS, Setup
from ui.state import change, session

_networks = component("networks")

PLACE = "networks"  # of its problems, and of its view
WANTED = "trainings wanted"  # in the session's state: the digests of the trainings that this reader wants to go on
STOPPED = "trainings stopped"  # by the digests of those that the reader has stopped: whether they go on for others


def message(mine: Session, hidden: tuple[str, ...] = ()) -> Networks:
    """All that the view needs besides the stream; `hidden` are the parts of the page that are not shown."""
    setup = mine.setup.net
    training = setup.training()
    samples = training.samples
    looks, stopped = looks_of(setup), st.session_state.get(STOPPED, {})
    return Networks(
        serial=mine.answered.get(PLACE, 0),
        training=setup.digest,
        views=views(setup),
        going=setup.digest not in stopped,
        shared=tuple(name for name, shared in stopped.items() if shared),
        network=network_words(training.net),
        data=data_words(setup, samples),
        methods=tuple(
            NetworkMethod(key=key, name=name, inside=inside(name), **looks[key].told)
            for key in setup.methods
            for name in (TRAINERS[key].method.called(training.batched),)
        ),
        muted=tuple(key for key in setup.methods if key in setup.muted),
        apart=setup.apart,
        steps=setup.steps,
        batched=training.batched,
        sharp=between(setup.steps) * sharp_every(training),
        layers=layer_names(training.net),
        picture=kind_of(samples),
        classes=tuple(str(number) for number in range(samples.classes)),
        window=window_of(samples),
        samples=drawn(samples, kind_of(samples)),
        bands=BANDS,
        signed=SIGNED,
        tabs=tuple(Option(key, name) for key, name in TABS.items()),
        tab=setup.tab,
        planes={key: way.name for key, way in CUTS.items()},
        plane=setup.plane,
        of=setup.of,
        method=setup.looked_at,
        matrix=setup.matrix,
        comparisons=tuple(Option(key, each.name) for key, each in COMPARISONS.items()),
        compare=setup.compare,
        differs=COMPARISONS[setup.compare].differs,
        variants=told_variants(setup) if setup.tab == COMPARE else (),
        example=told_example(mine.setup) if setup.tab == COMPARE else None,
        speeds=SPEEDS,
        hidden=hidden,
        locked=locked(mine.setup),
    )


def locked(setup: Setup) -> tuple[str, ...]:
    """The parts of the view that cannot be changed; "variants" is taking one of them."""
    own = tuple(part for part in ("training", "network_views", "transport") if part in setup.lock)
    return own + ("variants",) * (COMPARISONS[setup.net.compare].part in setup.lock)


def told_variants(setup: NetworkSetup) -> tuple[NetworkVariant, ...]:
    """The variants of what is compared."""
    known = variants(setup)
    looks = styles(known, catalogue=known)
    return tuple(told_variant(setup, key, each, looks[key]) for key, each in known.items())


def told_variant(setup: NetworkSetup, key: str, variant: Variant, look: Style) -> NetworkVariant:
    try:
        changed = setup.fitting(**variant.changed)
    except Unusable as error:
        return NetworkVariant(
            key=key, name=variant.name, training="", plane="", network="", refusal=f"This {error}", **look.told
        )
    training = changed.training()
    return NetworkVariant(
        key=key,
        name=variant.name,
        training=changed.digest,
        plane=f"training/{changed.digest}/compared/all/{setup.looked_at}",
        network=network_words(training.net),
        refusal="",
        **look.told,
    )


def told_example(setup: Setup) -> NetworkExample | None:
    """A set-up in which what is expected of the variants is seen, if it is another one and may be chosen."""
    expected = COMPARISONS[setup.net.compare].expected
    if not expected or not set(PARTS_SET).isdisjoint(setup.lock):
        return None
    there = OBSERVATIONS[expected.question].setup
    if there.digest in looked_through(setup.net):
        return None
    network = f"{len(there.hidden)} hidden layers of {ACTIVATION_NAMES[there.activation]} units"
    otherwise = expected.otherwise.format(network=network)
    return NetworkExample(expected.question, expected.fewer, expected.than, otherwise)


def views(setup: NetworkSetup) -> str:
    """The address of what is looked at besides the stream, which has every plane as seen from the first method."""
    if setup.tab == "curvature":
        return f"training/{setup.digest}/matrices/{setup.matrix}/{setup.looked_at}"
    if setup.tab == "landscape" and setup.looked_at != setup.methods[0]:
        return f"training/{setup.digest}/plane/{setup.plane}/{setup.looked_at}"
    return ""


def drawn(samples: Samples, picture: Kind) -> NetworkSamples | None:
    """The samples, where the picture has them."""
    if picture == "confusion":
        return None
    return NetworkSamples(
        inputs=samples.X.T.astype(np.float32),
        targets=np.ravel(samples.y).astype(np.float64),
        held_inputs=samples.X_held.T.astype(np.float32),
        held_targets=np.ravel(samples.y_held).astype(np.float64),
    )


def _set() -> None:
    """The reader looks at something else."""
    wish = brought(PLACE, "set", NetworksSet)
    if not wish or wish.name not in LOOKED_AT:
        return
    setup = session().setup
    try:
        value = network_value(wish.name, str(wish.value))
    except Unusable:
        return
    change(replace(setup, net=replace(setup.net, **{wish.name: value})), final=wish.final)


def _run() -> None:
    """The reader stops the training, or goes on with it."""
    wish = brought(PLACE, "run", NetworksRun)
    if not wish:
        return
    setup = session().setup.net
    if wish.going:
        st.session_state.pop(STOPPED, None)
        TRAININGS.start_together(looked_through(setup).values())
    else:
        st.session_state[STOPPED] = {name: TRAININGS.stop(name) for name in looked_through(setup)}


def _take() -> None:
    """A variant becomes the set-up of the page."""
    wish = brought(PLACE, "take", NetworksTake)
    setup = session().setup
    chosen = variants(setup.net).get(wish.variant) if wish else None
    if not chosen or "variants" in locked(setup):
        return
    try:
        change(replace(setup, net=setup.net.fitting(**chosen.changed)), final=True)
    except Unusable:  # it says so itself
        return


def _ask() -> None:
    """The page is set up for a question."""
    wish = brought(PLACE, "ask", NetworksAsk)
    if wish:
        ask(wish.question)


def looked_through(setup: NetworkSetup) -> dict[str, NetworkSetup]:
    """The trainings that are looked at, by their digests: that of the page, and those of its variants."""
    found = {setup.digest: setup}
    for variant in variants(setup).values() if setup.tab == COMPARE else ():
        with suppress(Unusable):
            changed = setup.fitting(**variant.changed)
            found[changed.digest] = changed
    return found


def wanted(mine: Session) -> None:
    """Has the trainings that are looked at begun or gone on with, and those that were looked at before stopped.

    One that has failed is begun again when it is newly looked at, or the reader says so.
    """
    setup = mine.setup.net
    now, before = looked_through(setup), st.session_state.get(WANTED, ())
    for name in before:
        if name not in now:
            TRAININGS.stop(name)
    if mine.live or setup.digest in st.session_state.get(STOPPED, {}):
        return
    st.session_state[WANTED] = tuple(now)
    TRAININGS.start_together(each for name, each in now.items() if name not in before or not TRAININGS.failed(name))


def the_networks() -> None:
    """Mounts the view."""
    mine = session()
    wanted(mine)
    _networks(
        key=PLACE,
        data=message(mine, hides()),
        on_set_change=_set,
        on_take_change=_take,
        on_ask_change=_ask,
        on_run_change=_run,
    )
