"""What the server says of itself, to whoever runs it and nobody else."""

import json
import os

import pytest
from starlette.requests import Request
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.ParentMessage_pb2 import ParentMessage

from tests.ui.finished import finished
from ui.server import status
from ui.server.settings import STATUS

QUESTION = BackMsg(rerun_script=ClientState(query_string="surface=beale", fragment_id="post")).SerializeToString()
ANSWER = [
    ForwardMsg(script_finished=ForwardMsg.FINISHED_EARLY_FOR_RERUN).SerializeToString(),
    ForwardMsg(parent_message=ParentMessage(message="x" * 500)).SerializeToString(),
    ForwardMsg(script_finished=ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY).SerializeToString(),
]


@pytest.fixture
def answers(monkeypatch) -> status.Answers:
    mine = {"clicks": status.Answers(), "pages": status.Answers()}
    monkeypatch.setattr(status, "ANSWERS", mine)
    return mine["clicks"]


def talked(times: int) -> None:
    """A browser asks so many times, and has each answer in three messages."""

    async def server(scope, receive, send):
        for _ in range(times):
            await receive()
            for message in ANSWER:
                await send({"type": "websocket.send", "bytes": message})

    async def receive():
        return {"type": "websocket.receive", "bytes": QUESTION}

    async def send(message):
        sent.append(message["bytes"])

    sent: list[bytes] = []
    finished(status.Timed(server)({"type": "websocket"}, receive, send))
    assert sent == ANSWER * times  # nothing is kept back


def test_it_is_off_by_default(monkeypatch):
    monkeypatch.delenv(STATUS, raising=False)
    assert status.routes() == [] and status.middleware() == []


def test_each_answer_is_timed_once_at_its_last_message(answers):
    talked(30)
    assert len(answers.kept) == 30
    told = answers.told()
    assert told["a_second"] == 30 / status.LOOKED_BACK and 0 <= told["p50_ms"] <= told["p95_ms"]


def test_no_more_answers_are_kept_than_can_be_told(answers):
    talked(status.MOST_KEPT + 5)
    assert len(answers.kept) == status.MOST_KEPT


def test_clicks_and_pages_are_told_apart_and_the_rest_wants_no_answer():
    page = BackMsg(rerun_script=ClientState(query_string="surface=beale")).SerializeToString()
    assert (status.asks(QUESTION), status.asks(page)) == ("clicks", "pages")
    for other in (b"", b"\xff\xff no message", BackMsg(stop_script=True).SerializeToString()):
        assert status.asks(other) is None


def test_where_nobody_has_asked_there_is_no_time(answers):
    assert answers.told() == {"a_second": 0, "p50_ms": None, "p95_ms": None}


def test_whoever_knows_the_word_is_told_and_nobody_else(monkeypatch, answers):
    class Sessions:
        _session_mgr = type("Manager", (), {"num_active_sessions": staticmethod(lambda: 3)})

    monkeypatch.setattr(status.Runtime, "instance", lambda: Sessions)
    monkeypatch.setenv(STATUS, "geheim")
    assert len(status.routes()) == len(status.middleware()) == 1

    def asked(word: str):
        return finished(status.status(Request({"type": "http", "path_params": {"word": word}})))

    assert asked("guess").status_code == 404 and asked("").status_code == 404
    told = json.loads(asked("geheim").body)
    assert (
        told["sessions"] == 3
        and told["process"] == os.getpid()
        and told["clicks"] == told["pages"] == answers.told()
        and told["waiting"] == {"work": 0, "trainings": 0}
        and told["version"]
    )
    assert told["memory_mb"] is None or told["memory_mb"] > 1
