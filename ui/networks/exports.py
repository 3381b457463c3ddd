"""What can be taken home of a training: a PyTorch script that trains to the same losses, and the curves as a table."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode, urljoin

import streamlit as st

from experiments.studies.tables import as_csv
from reproduce.networks import left_out, script
from ui.post import part
from ui.session.file_name import file_name
from ui.session.link import to_link
from ui.session.networks.moments import between
from ui.session.networks.sentences import data_words, network_words
from ui.session.networks.setup import NetworkSetup
from ui.session.networks.told_curves import told_curves
from ui.session.networks.trainings import TRAININGS
from ui.session.setup import Setup
from ui.state import session

# A button makes its file when it is pressed, in a thread that knows of no session: all that it needs is handed to it.


def torch_script(setup: Setup, page: str | None) -> str:
    """The training of a set-up as a script; `page` is the address of a page of the app, if there is one."""
    here = urljoin(page, "networks") if page else ""
    link = urlencode(to_link(setup))
    return script(setup.net.training(), f"{here}?{link}" if here and link else here, between(setup.net.steps))


def curves_table(setup: NetworkSetup) -> str:
    """What was told of the training until now, as CSV."""
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
            partial(torch_script, session().setup, st.context.url),
            f"{name}.py",
            "text/x-python",
            key="network_script",
            on_click="ignore",
            help="A script that trains the same network with the same methods, to the same losses",
        )
        st.download_button(
            "CSV",
            partial(curves_table, setup),
            f"{name}.csv",
            "text/csv",
            key="network_curves",
            on_click="ignore",
            help="Losses and accuracies, step by step",
        )
        missing = left_out(training)
        if missing:
            st.caption(missing)
