"""How much a tab and an address may ask of the server: a class does not notice it, and who goes beyond is told."""

import asyncio
import json
from http.client import HTTPConnection

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.student import Cut, Student
from tests.browser.app import App
from tests.ui.asgi import asked
from tests.ui.finished import finished
from ui.server.limits import A_SECOND, AT_ONCE, WAITED, Allowance, Closed, Limits, full, whose
from ui.server.settings import CLASSES, TABS

CLASS, MOST = 120, 122
POINT = {"x": 1.0, "y": 1.0, "final": True, "play": True, "more": False}


def test_a_tab_may_ask_much_at_once_and_then_waits():
    allowance = Allowance(at=0.0)
    assert [allowance.wait(0.0, 1) for _ in range(AT_ONCE)] == [0.0] * AT_ONCE
    assert allowance.wait(0.0, 1) == 1 / A_SECOND
    assert allowance.wait(1.0, A_SECOND - 1) == 0.0, "a second later it may ask again"
    assert allowance.wait(1.0, 3) == 3 / A_SECOND
    assert allowance.wait(1e6, AT_ONCE) == 0.0 and allowance.wait(1e6, 1) > 0, "it saves up no more than that"


def test_who_comes_back_all_the_time_may_ask_no_more_often():
    """A hundred times a second, a tab is closed and opened anew, and asks as much as it may without waiting."""
    closed, asked, seconds = Closed(), 0, 60
    for turn in range(100 * seconds):
        now = turn / 100
        allowance = closed.take("203.0.113.7", now)
        while allowance.grown(now) >= 1:
            allowance.wait(now, 1)
            asked += 1
        closed.keep("203.0.113.7", allowance)
    assert asked <= AT_ONCE + seconds * A_SECOND
    assert closed.take("198.51.100.1", now).left == AT_ONCE, "another address has its own"


def test_an_address_has_no_more_allowances_than_tabs():
    closed = Closed()
    for _ in range(10):
        tabs = [closed.take("203.0.113.7", 0.0) for _ in range(CLASS)]
        for tab in tabs:
            tab.wait(0.0, AT_ONCE // 10)
            closed.keep("203.0.113.7", tab)
    assert closed.take("203.0.113.7", 0.0).left == 0


def test_a_class_that_comes_back_at_once_does_not_wait():
    """Each connects, asks for its page, and clicks a little."""
    closed, now = Closed(), 0.0
    for now in (0.0, 1.0, 2.0):
        tabs = [closed.take("203.0.113.7", now) for _ in range(CLASSES)]
        assert not any(tab.wait(now, 20) for tab in tabs)
        for tab in tabs:
            closed.keep("203.0.113.7", tab)


def test_what_has_grown_again_is_forgotten():
    closed = Closed()
    for second in range(0, 1000, AT_ONCE // A_SECOND):
        allowance = closed.take(f"203.0.113.{second}", second)
        allowance.wait(second, AT_ONCE)
        closed.keep(f"203.0.113.{second}", allowance)
    assert len(closed._kept) <= 2


@pytest.fixture
def received(monkeypatch):
    """received(messages that a tab sends at once, times that it comes) -> those that come through, seconds of waiting,
    what it is told."""

    def through(messages, times=1):
        waited, told, came = [], [], []

        async def sleep(seconds):
            waited.append(seconds)

        async def send(message):
            told.append(ForwardMsg.FromString(message["bytes"]).delta.new_element.toast.body)

        async def app(scope, receive, send):
            assert (await receive())["type"] == "websocket.connect"
            came.extend([(await receive()).get("bytes") for _ in range(len(messages) + 1)])

        async def tabs():
            limits = Limits(app, MOST)
            for _ in range(times):
                coming = iter([{"type": "websocket.connect"}, *map(received_of, messages)])

                async def receive(coming=coming):
                    if message := next(coming, None):
                        return message
                    if waited and not told:
                        await asyncio.Event().wait()  # it says nothing until it is told
                    return {"type": "websocket.disconnect"}

                await limits({"type": "websocket", "client": ("203.0.113.7", 1)}, receive, send)

        monkeypatch.setattr("ui.server.limits.asyncio.sleep", sleep)
        monkeypatch.setattr("ui.server.limits.PAUSE", 0.01)
        finished(tabs())
        return came, waited, told

    return through


def received_of(message):
    return {"type": "websocket.receive", "bytes": message}


def test_a_flood_is_slowed_down_and_told_once_and_nothing_is_lost(received):
    messages = [b"%d" % number for number in range(AT_ONCE + 4)]
    came, waited, told = received(messages)
    assert came == [*messages, None]
    assert len(waited) == 5 and all(waited), "that it connects counts as well"
    assert told == [WAITED]


def test_a_tab_that_comes_back_goes_on_with_what_it_had_left(received):
    messages = [b"%d" % number for number in range(AT_ONCE // 2)]
    came, waited, told = received(messages, times=2)
    assert came == [*messages, None] * 2
    assert len(waited) == 2 and told == [WAITED]


def test_a_large_message_counts_as_several(received):
    file = bytes(5_400_000)  # of data, the largest that is read
    assert received([file] * 3)[1:] == ([], [])
    assert len(received([file] * 5)[1]) == 2


def test_a_text_which_no_browser_sends_closes_the_connection():
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "websocket.receive", "text": "hello"}

    async def app(scope, receive, send):
        assert (await receive())["type"] == "websocket.disconnect"

    finished(Limits(app, MOST)({"type": "websocket", "client": None}, receive, send))
    assert [message["type"] for message in sent] == ["websocket.close"]


def test_what_is_streamlits_alone_is_closed():
    async def page(request):
        return PlainTextResponse("the page")

    app = Starlette(routes=[Route("/{path:path}", page)], middleware=[Middleware(Limits, 1)])
    answer = asked(app, "/_stcore/upload_file/session/file", method="PUT")
    assert answer.status == 403 and "Your own data" in answer.body.decode()
    assert asked(app, "/_stcore/metrics").status == 403
    assert asked(app, "/").body == b"the page"


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("testclient", "testclient"),
    ],
)
def test_an_address_is_that_of_a_house(host, name):
    assert whose({"client": (host, 1)}) == name
    assert whose({"client": None}) == ""


def fetched(app, accept, path="/", **headers):
    connection = HTTPConnection("127.0.0.1", app.port, timeout=30)
    connection.request("GET", path, headers={"Accept": accept, **headers})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer, body


@pytest.mark.slow("a class of 120 on a server of its own")
def test_a_class_behind_one_address_has_room_and_who_finds_none_is_told(tmp_path):
    """Above the limit, which is set low here, another address still has room."""
    assert CLASSES > 3 * CLASS

    async def class_comes(app):
        students = [Student(app.address, page="glossary") for _ in range(CLASS)]
        await asyncio.gather(*(student.arrive() for student in students))
        await students[0].turn_to("")
        answer = await students[0].tell("stage.pick", POINT)
        assert answer.messages > 0
        more = [Student(app.address, page="glossary") for _ in range(MOST - CLASS)]
        for student in more:
            await student.arrive()
        with pytest.raises(Cut, match=f"status_code=503.*{full(MOST)}"):
            await Student(app.address).arrive()
        page, text = fetched(app, "text/html")
        assert page.status == 503 and full(MOST) in text and "default-src" in page.headers["Content-Security-Policy"]
        assert fetched(app, "*/*")[0].status == 200, "what a page that is open asks for"
        back, text = fetched(app, "*/*", "/_stcore/host-config")
        assert back.status == 503 and json.loads(text) == full(MOST), "a page that connects anew shows this"
        elsewhere = {"X-Forwarded-For": "198.51.100.1, 203.0.113.7"}  # the last is the one that a proxy here has seen
        assert fetched(app, "text/html", **elsewhere)[0].status == 200
        async with Student(app.address, page="glossary", headers=elsewhere):
            pass
        await students[1].leave()
        async with asyncio.timeout(30):
            while fetched(app, "text/html")[0].status == 503:
                await asyncio.sleep(0.01)  # between two questions
        for student in (*students, *more):
            await student.leave()

    with App(tmp_path / "log", settings={TABS: str(MOST)}) as app:
        finished(class_comes(app))
