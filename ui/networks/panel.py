"""The controls of the page on networks: the data, the network and the training."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from networks import DATASETS
from networks.initial import INITIAL
from ui.lecture import locks, shows
from ui.panel.typed import problem, typed
from ui.session.kinds import Whole
from ui.session.networks.comparisons import ACTIVATION_NAMES
from ui.session.networks.setup import NETWORK, NO_LAYERS, NetworkSetup, write_layers
from ui.session.reading import Unusable
from ui.state import session

LOSS_NAMES = {"cross_entropy": "Cross-entropy", "squared_error": "Squared error"}
ORDER_NAMES = {"shuffle": "Shuffled each epoch", "replace": "With replacement"}
KEY = "net_"  # before a field's name in the key of its widget


def changed(name: str, label: str, part: str) -> None:
    """Takes what a widget has, or keeps the value before it and says why."""
    value = st.session_state[KEY + name]

    def asked() -> Any:
        setup = session().setup
        try:
            return replace(setup, net=with_value(setup.net, name, value))
        except Unusable as error:
            raise Unusable(f"{label}: the value {error}") from None

    typed(part, asked)


def with_value(net: NetworkSetup, name: str, value: Any) -> NetworkSetup:
    """The set-up with what a widget has. Raises Unusable."""
    if value is None and name != "components":
        raise Unusable("is missing")
    if name == "hidden":
        value = NETWORK[name].kind.read(str(value).replace(" ", ""))
    if name == "samples" and net.batch == net.samples:  # batches of all samples stay so
        return net.fitting(samples=value, batch=value)
    if name == "data":
        return of_data(net, value)
    return net.fitting(**{name: value})


def of_data(net: NetworkSetup, key: str) -> NetworkSetup:
    """The set-up on other data: what was chosen for those before is left out. Raises Unusable."""
    own = {name: NETWORK[name].default for name in ("noise", "components", "loss")}
    return net.fitting(data=key, **own)


def shown(name: str, part: str, label: str) -> dict[str, Any]:
    """What the widget of a field is made with, besides its own."""
    value = getattr(session().setup.net, name)
    st.session_state[KEY + name] = write_layers(value).replace(",", ", ") if name == "hidden" else value
    return {
        "label": label,
        "key": KEY + name,
        "on_change": changed,
        "args": (name, label, part),
        "disabled": locks(part),
    }


def whole(name: str, part: str, label: str, **more: Any) -> None:
    kind = NETWORK[name].kind
    assert isinstance(kind, Whole)
    st.number_input(**shown(name, part, label), min_value=kind.low, max_value=kind.high, step=1, **more)


def one_of(name: str, part: str, label: str, names: Mapping[str, str]) -> None:
    st.selectbox(**shown(name, part, label), options=list(names), format_func=names.__getitem__, filter_mode=None)


def data_controls() -> None:
    part = "network_data"
    if not shows(part):
        return
    net = session().setup.net
    one_of("data", part, "Data", {key: each.name for key, each in DATASETS.items()})
    st.caption(DATASETS[net.data].about)
    inputs = DATASETS[net.data].inputs
    if inputs > 2:
        st.number_input(
            **shown("components", part, "Principal components"),
            min_value=1,
            max_value=inputs,
            step=1,
            placeholder=f"All {inputs} inputs",
            help="Keeps the directions in which the inputs vary most, and drops the others",
        )
    with st.container(horizontal=True):
        whole("samples", part, "Training samples")
        noise = shown("noise", part, "Noise")
        st.session_state[KEY + "noise"] = net.data_noise
        st.number_input(**noise, min_value=0.0, max_value=10.0, step=0.05, help=DATASETS[net.data].noise_about)
    problem(part)


def network_controls() -> None:
    part = "network"
    if not shows(part):
        return
    st.text_input(
        **shown("hidden", part, "Units in each hidden layer"),
        placeholder="16, 16",
        help=(
            f"“16, 16” is two hidden layers of 16 units each; “8” is one layer of 8; “{NO_LAYERS}” is no hidden layer"
        ),
    )
    with st.container(horizontal=True):
        one_of("activation", part, "Activation", ACTIVATION_NAMES)
        one_of("init", part, "Initial weights", {key: each.name for key, each in INITIAL.items()})
    with st.container(horizontal=True):
        st.toggle(**shown("skip", part, "Skip connections"))
        st.toggle(**shown("batch_norm", part, "Batch norm"))
    problem(part)


def training_controls() -> None:
    part = "training"
    if not shows(part):
        return
    with st.container(horizontal=True):
        samples = session().setup.net.samples
        whole("batch", part, "Batch size", help=f"The number of samples in each step; {samples} is all of them")
        whole("steps", part, "Steps")
    problem(part)


def rare_data_controls() -> None:
    whole("held_out", "network_data", "Held-out samples")


def rare_network_controls() -> None:
    net = session().setup.net
    losses = [key for key in LOSS_NAMES if DATASETS[net.data].classes or key == net.loss_name]
    loss = shown("loss", "network", "Loss")
    st.session_state[KEY + "loss"] = net.loss_name
    st.selectbox(**loss, options=losses, format_func=LOSS_NAMES.__getitem__, filter_mode=None)


def rare_training_controls() -> None:
    part = "training"
    one_of("order", part, "Order of the samples", ORDER_NAMES)
    whole("seed", part, "Seed")
    st.toggle(
        **shown("apart", part, "Different initial weights for each method"),
        help=(
            "Switch this on to see the barrier between two solutions: it lies between paths that start at "
            "different weights"
        ),
    )


RARE = {"network_data": rare_data_controls, "network": rare_network_controls, "training": rare_training_controls}


def usual_controls() -> None:
    data_controls()
    network_controls()
    training_controls()


def rare_controls() -> None:
    for part, draw in RARE.items():
        if shows(part):
            draw()


def controls() -> None:
    """All of them; those that are seldom changed in a fold."""
    usual_controls()
    if any(map(shows, RARE)):
        with st.expander("More settings", key="settings"):
            rare_controls()
