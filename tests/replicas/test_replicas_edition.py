"""The copy of the app that replicas run from: what it leaves out, and what is said where there can be none."""

from __future__ import annotations

import os

import pytest

from tests.ui.finished import finished
from tools.place import Place, Unusable
from tools.replicas import edition
from tools.replicas.edition import copied
from tools.replicas.given import Given
from tools.replicas.keeper import Keeper
from tools.replicas.proxy import Proxy
from tools.replicas.replica import Replica


@pytest.fixture
def app(tmp_path, monkeypatch):
    """A folder in the app's place."""
    app = tmp_path / "app"
    (app / "ui").mkdir(parents=True)
    (app / "ui" / "state.py").touch()
    monkeypatch.setattr(edition, "ROOT", app)
    return app


@pytest.fixture
def to(tmp_path):
    """Where copies stand."""
    to = tmp_path / "to"
    to.mkdir()
    return to


def test_a_link_that_leads_nowhere_is_left_out(app, to):
    (app / "ui" / ".#state.py").symlink_to("nowhere")
    (app / "ui" / "same.py").symlink_to("state.py")
    assert {path.name for path in (copied(to) / "ui").iterdir()} == {"state.py", "same.py"}


def test_what_cannot_be_copied_is_said_and_leaves_nothing(app, to):
    os.mkfifo(app / "ui" / "pipe")
    with pytest.raises(Unusable, match=r"^The app cannot be copied .*ui/pipe` is a named pipe\); mend that"):
        copied(to)
    assert list(to.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said(app, to):
    with pytest.raises(Unusable, match=r"^The app cannot be copied .*No such file or directory"):
        copied(to / "missing")


def test_replicas_stay_where_there_is_no_copy_to_replace_them_by(app, to):
    os.mkfifo(app / "pipe")

    async def replace() -> None:
        place = Place("127.0.0.1", 8501, "")
        keeper = Keeper(Given(place, 1), "", to, Proxy(to, place))
        keeper.replicas[1] = old = Replica(1, 8502, "", to, None)  # type: ignore[arg-type]  # nobody asks for its process
        with pytest.raises(Unusable, match="is a named pipe"):
            await keeper.replace()
        assert keeper.replicas == {1: old}

    finished(replace())
