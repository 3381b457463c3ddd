"""The view of a training: what is trained, where its stream is, and what the reader changes of what is looked at."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import streamlit as st

from figures.palette import BANDS
from figures.ramp import SIGNED
from networks import Samples
from networks.landscape.cuts import CUTS
from networks.layerwise import layer_names
from networks.learned import Kind, kind_of, window_of
from ui.assets import brought, component
from ui.networks.deck import looks_of
from ui.session.link_reader import network_value
from ui.session.messages.networks import NetworkMethod, Networks, NetworkSamples, NetworksRun, NetworksSet
from ui.session.messages.panel import Option
from ui.session.networks.sentences import data_words, network_words
from ui.session.networks.setup import LOOKED_AT, TABS, NetworkSetup
from ui.session.networks.trainers import TRAINERS
from ui.session.networks.trainings import TRAININGS
from ui.session.reading import Unusable
from ui.session.session import Session
from ui.session.setup import SPEEDS
from ui.state import change, session

_networks = component("networks")

PLACE = "networks"  # of its problems, and of its view
WANTED = "training wanted"  # in the session's state: the digest of the training that this reader wants to go on
STOPPED = "training stopped"  # the digest of the one that the reader has stopped


def message(mine: Session) -> Networks:
    """All that the view needs besides the stream."""
    setup = mine.setup.net
    training = setup.training()
    samples = training.samples
    looks = looks_of(setup)
    return Networks(
        serial=mine.answered.get(PLACE, 0),
        training=setup.digest,
        views=views(setup),
        going=st.session_state.get(STOPPED) != setup.digest,
        network=network_words(training.net),
        data=data_words(setup, samples),
        methods=tuple(
            NetworkMethod(key=key, name=TRAINERS[key].method.called(training.batched), **looks[key].told)
            for key in setup.methods
        ),
        steps=setup.steps,
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
        speeds=SPEEDS,
        locked=tuple(part for part in ("training", "network_views") if part in mine.setup.lock),
    )


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
    name = session().setup.net.digest
    if wish.going:
        st.session_state.pop(STOPPED, None)
    else:
        st.session_state[STOPPED] = name
        TRAININGS.stop(name)


def wanted(mine: Session) -> None:
    """Has the training of the set-up begun or gone on with, and that of the set-up before it stopped."""
    setup = mine.setup.net
    before = st.session_state.get(WANTED)
    if before and before != setup.digest:
        TRAININGS.stop(before)
    if mine.live or st.session_state.get(STOPPED) == setup.digest:
        return
    st.session_state[WANTED] = setup.digest
    TRAININGS.start(setup)


def the_networks() -> None:
    """Mounts the view."""
    mine = session()
    wanted(mine)
    _networks(key=PLACE, data=message(mine), on_set_change=_set, on_run_change=_run)
