"""What can be taken home of a training: a PyTorch script that trains to the same losses, and the curves as a table."""

from __future__ import annotations

from urllib.parse import urlencode, urljoin

import streamlit as st

from experiments.studies.tables import as_csv
from reproduce.networks import left_out, script
from ui.post import part
from ui.session.file_name import file_name
from ui.session.link import to_link
from ui.session.networks.moments import between
from ui.session.networks.sentences import data_words, network_words
from ui.session.networks.told_curves import told_curves
from ui.session.networks.trainings import TRAININGS
from ui.state import session


def torch_script() -> str:
    """The training of this session as a script."""
    setup = session().setup
    here = urljoin(st.context.url, "networks") if st.context.url else ""
    link = urlencode(to_link(setup))
    return script(setup.net.training(), f"{here}?{link}" if here and link else here, between(setup.net.steps))


def curves_table() -> str:
    """What was told of the training until now, as CSV."""
    setup = session().setup.net
    course = TRAININGS.find(setup.digest)
    return as_csv(told_curves(setup.training(), list(course.log) if course else []))


@part("network_exports", lambda: session().setup.net.digest)
def exports() -> None:
    """The buttons that save them."""
    setup = session().setup.net
    training = setup.training()
    name = file_name(f"{network_words(training.net)} on {data_words(setup, training.samples)}")
    with st.container(key="files", horizontal=True):
        st.text("Save")
        st.download_button(
            "PyTorch",
            torch_script,
            f"{name}.py",
            "text/x-python",
            key="network_script",
            on_click="ignore",
            help="A script that trains the same network by the same methods to the same losses",
        )
        st.download_button(
            "CSV",
            curves_table,
            f"{name}.csv",
            "text/csv",
            key="network_curves",
            on_click="ignore",
            help="Losses and accuracies, step by step",
        )
        missing = left_out(training)
        if missing:
            st.caption(missing)
