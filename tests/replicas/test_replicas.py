"""A class behind the real nginx: a replica that is killed under clicks, and an update under clicks, lose nothing."""

from __future__ import annotations

import asyncio
import gzip
import os
import random
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from time import perf_counter
from urllib.parse import parse_qs

import pytest

from benchmarks.student import ASKED_FOR, Answer, Cut, Student
from benchmarks.usage import family
from tests.replicas.behind import Behind
from tests.replicas.needs import NEEDS_NGINX
from tests.ui.finished import finished
from tools.replicas.configuration import COOKIE

SUBPATH = "/school/ravine"
LINK = "surface=beale&methods=gradient_descent,momentum"
STUDENTS = 6
WITHIN = 240.0  # seconds, after which a test gives up


pytestmark = [NEEDS_NGINX, pytest.mark.slow(why="two replicas start")]


@pytest.fixture(scope="module")
def behind(tmp_path_factory):
    with Behind(tmp_path_factory.mktemp("behind") / "log.txt", 2, SUBPATH) as behind:
        yield behind


@dataclass
class Clicks:
    """What became of the clicks of a class."""

    answered: int = 0
    cut: int = 0  # broken off, and asked again as a browser does
    lost: list[str] = field(default_factory=list)
    back: list[float] = field(default_factory=list)  # seconds from a cut to the page as it was
    wanted: asyncio.Event = field(default_factory=asyncio.Event)  # is set when the class is to stop

    async def of(self, student: Student, chance: random.Random) -> None:
        """A student clicks and clicks, and after each cut must find what was set up before it."""
        start: list[float] = []
        while not self.wanted.is_set():
            point = [round(chance.uniform(-4, 4), 2), round(chance.uniform(-4, 4), 2)]
            try:
                await pick(student, point)
            except Cut:
                self.cut += 1
                await self._back(student, [start, point])
                await pick(student, point)
            start = start_of(student.query)
            self.answered += 1
            if start != point:
                self.lost.append(f"{point} was clicked, and the address has {start}")

    async def _back(self, student: Student, either: list[list[float]]) -> None:
        """Connects until somebody answers; the address leads to the last click, or to the one that was cut."""
        began, start = perf_counter(), start_of(student.query)
        while True:
            try:
                await student.arrive()
                break
            except Cut:
                await asyncio.sleep(0.05)
        self.back.append(perf_counter() - began)
        shown = student.views["ravine_stage"]["start"]
        if start not in either or (start and shown != start):
            self.lost.append(f"{either} was set up, the address has {start}, and {shown} is shown")


async def pick(student: Student, point: list[float]) -> Answer:
    x, y = point
    return await student.tell("stage.pick", {"x": x, "y": y, "final": True, "play": True, "more": False})


def start_of(query: str) -> list[float]:
    """The start that an address names; empty where it names none."""
    return [float(part) for text in parse_qs(query).get("start", []) for part in text.split(",")]


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(WITHIN):
        while not holds():
            await asyncio.sleep(0.05)


async def under_clicks(behind: Behind, disturb: Callable[[list[Student], Clicks], Awaitable[None]]) -> Clicks:
    """Students click while something happens to their replicas, and each three times more afterwards."""
    students, clicks = [Student(behind.address, LINK) for _ in range(STUDENTS)], Clicks()
    for student in students:  # one after the other, so that each replica gets as many
        await student.arrive()
    working = [asyncio.ensure_future(clicks.of(each, random.Random(place))) for place, each in enumerate(students)]

    async def more_clicks() -> None:
        before = clicks.answered
        await until(lambda: clicks.answered >= before + 3 * STUDENTS or any(task.done() for task in working))

    await more_clicks()
    await disturb(students, clicks)
    await more_clicks()
    clicks.wanted.set()
    await asyncio.gather(*working)
    await asyncio.gather(*(student.leave() for student in students))
    return clicks


def test_a_replica_that_is_killed_loses_nothing_but_what_was_playing(behind, record_property):
    async def kill(students: list[Student], clicks: Clicks) -> None:
        at = students[0].cookies[COOKIE]
        theirs = [student for student in students if student.cookies[COOKIE] == at]
        assert len(theirs) == STUDENTS / 2
        killed = behind.processes()[at]
        os.kill(killed, signal.SIGKILL)
        await until(lambda: len(clicks.back) == len(theirs))
        assert {student.cookies[COOKIE] for student in students} == {"1", "2"} - {at}
        await until(lambda: behind.processes()[at] != killed)

    clicks = finished(under_clicks(behind, kill))
    assert clicks.lost == [] and clicks.cut == STUDENTS / 2
    record_property(
        "said",
        f"A replica was killed: {clicks.cut} of {STUDENTS} students were back after at most {max(clicks.back):.1f} s.",
    )


def test_an_update_loses_nothing(behind, record_property):
    old = behind.processes()

    async def replace(students: list[Student], clicks: Clicks) -> None:
        at = [student.cookies[COOKIE] for student in students]
        done = await asyncio.to_thread(behind.restart)
        assert (done.returncode, done.stdout, done.stderr) == (0, "All replicas are replaced.\n", "")
        await until(lambda: len(clicks.back) == STUDENTS)
        # The new replica was well before the old one went: nobody had to go to the other.
        assert [student.cookies[COOKIE] for student in students] == at

    clicks = finished(under_clicks(behind, replace))
    assert clicks.lost == [] and clicks.cut == STUDENTS
    assert not set(old.values()) & {*behind.processes().values(), *family(behind.process.pid)}
    record_property("said", f"An update: {STUDENTS} students were back after at most {max(clicks.back):.1f} s.")


def asked(behind: Behind, path: str, **headers: str) -> tuple[int, Message, bytes]:
    """The status, the headers and the body of what is served there."""
    connection = HTTPConnection("127.0.0.1", behind.port, timeout=WITHIN)
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): text for name, text in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def test_the_app_stands_below_its_path_and_nowhere_else(behind):
    status, headers, _ = asked(behind, f"{SUBPATH}?view=map")
    assert (status, headers["Location"]) == (308, f"{SUBPATH}/?view=map")
    assert asked(behind, "/")[0] == 404
    long = f"{SUBPATH}/?surface=own&formula={'x%2B' * 30_000}"
    assert asked(behind, long)[0] == 200


def test_what_is_kept_and_compressed_stays_so_and_bears_no_cookie(behind):
    _, headers, page = asked(behind, f"{SUBPATH}/", Accept_Encoding="gzip")
    assert headers["Content-Encoding"] == "gzip" and headers["Cache-Control"] == "no-cache"
    name = ASKED_FOR.findall(gzip.decompress(page).decode())[0]
    status, headers, text = asked(behind, f"{SUBPATH}/{name}", Accept_Encoding="gzip")
    assert status == 200 and "immutable" in headers["Cache-Control"] and headers["Set-Cookie"] is None
    assert headers["Content-Encoding"] == "gzip" and gzip.decompress(text)[:2] != b"\x1f\x8b"


def test_a_newcomer_gets_a_cookie_that_also_holds_in_a_frame_of_another_site(behind):
    given = asked(behind, f"{SUBPATH}/")[1]["Set-Cookie"]
    assert given.startswith(f"{COOKIE}=") and f"Path={SUBPATH}/; HttpOnly; SameSite=Lax" in given
    assert asked(behind, f"{SUBPATH}/", Cookie=given.partition(";")[0])[1]["Set-Cookie"] is None
    within = asked(behind, f"{SUBPATH}/", X_Forwarded_Proto="https")[1]["Set-Cookie"]
    assert within.endswith("SameSite=None; Secure; Partitioned")


def nginx_of(behind: Behind) -> list[int]:
    """The processes of nginx that its keeper has: the master, then its workers."""
    found = []
    with suppress(OSError):  # one has ended meanwhile
        for process in family(behind.process.pid):
            if Path(f"/proc/{process}/cmdline").read_text().startswith("nginx: "):
                found.append(process)
    return found


def test_nginx_that_is_killed_is_started_again(behind):
    """Its worker lives on, and answers; the class has an nginx again as soon as that worker gives the port free."""
    master, worker = nginx_of(behind)
    os.kill(master, signal.SIGKILL)
    finished(until(lambda: len(nginx_of(behind)) == 2 and not {master, worker} & {*nginx_of(behind)}))
    assert asked(behind, f"{SUBPATH}/")[0] == 200


def test_nothing_is_left_behind(behind):
    """The last: it ends the class."""
    ours = list(family(behind.process.pid))
    assert len(ours) >= 5  # its keeper, nginx and a worker of it, two replicas
    behind.process.send_signal(signal.SIGTERM)  # SIGINT is ignored where the tests run in the background
    assert behind.process.wait(behind.ends_within) == 0
    assert [process for process in ours if Path(f"/proc/{process}").exists()] == []
    assert "Traceback" not in behind.said()
