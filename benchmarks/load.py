"""A class on a server of its own: how long its students wait, and what a click takes of the server.

    python -m benchmarks.load                         # 100 students open a link, then click each 5 s, and each 2 s
    python -m benchmarks.load --students 30 --seconds 10
    python -m benchmarks.load --replicas 2            # the same behind nginx, with so many replicas

The students are one process beside the server, on the same machine; what it takes of it is printed too. Nothing is
asserted: the numbers are for reading.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.student import Answer, Student, Unanswered, fetched
from benchmarks.turns import CORES
from benchmarks.usage import cpu, memory
from tests.browser.app import App
from tests.replicas.behind import Behind
from tools.place import Unusable
from tools.replicas.proxy import nginx

LINK = "surface=beale&methods=gradient_descent,momentum,adam"
POINTS = [(round(random.Random(n).uniform(-4, 4), 2), round(random.Random(-n).uniform(-4, 4), 2)) for n in range(40)]
MAP = "surface=himmelblau&method=adam&steps=1000&grid=200&noise=0.01&seed={}"  # each another, so each is worked out
BUSY = 2  # students who ask for large maps
PAUSES = 5.0, 2.0  # seconds between two clicks of a student
OPENING = 10.0  # seconds within which a class opens one link


@dataclass
class Lesson:
    """What the students of a lesson have waited for."""

    answers: list[Answer] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@dataclass
class Class:
    """Students on the server at `address`, whose first process is `process`."""

    address: str
    process: int
    students: list[Student] = field(default_factory=list)
    learned: dict[object, tuple[int, ...]] = field(default_factory=dict)

    async def come(self, number: int, within: float) -> Lesson:
        """So many more open the link within so many seconds; their answers are first pages."""
        lesson = Lesson()
        threads = ThreadPoolExecutor(number)

        async def comes(after: float) -> None:
            await asyncio.sleep(after)
            student, began = Student(self.address, LINK, learned=self.learned), perf_counter()
            try:
                fetching = threads.submit(fetched, self.address, LINK, student.cookies)
                size = await asyncio.wrap_future(fetching)
                answer = await student.arrive()
            except (OSError, TimeoutError, Unanswered) as fault:
                lesson.faults.append(repr(fault))
                return
            self.students.append(student)
            lesson.answers.append(Answer(perf_counter() - began, answer.messages, answer.bytes + size))

        await asyncio.gather(*(comes(within * place / number) for place in range(number)))
        return lesson

    async def click(self, pause: float, seconds: float) -> Lesson:
        """Every student clicks on the map, one click each `pause` seconds on average, for so many seconds."""
        lesson, end = Lesson(), perf_counter() + seconds

        async def clicks(student: Student, chance: random.Random) -> None:
            next_at = perf_counter() + chance.uniform(0, pause)
            while next_at < end:
                await asyncio.sleep(max(0.0, next_at - perf_counter()))
                x, y = chance.choice(POINTS)
                told = {"x": x, "y": y, "final": True, "play": True, "more": False}
                try:
                    lesson.answers.append(await student.tell("stage.pick", told, leads_to=(x, y)))
                except (OSError, TimeoutError, Unanswered) as fault:
                    lesson.faults.append(repr(fault))
                    return
                next_at = max(next_at + pause, perf_counter()) if pause else perf_counter()

        await asyncio.gather(*(clicks(student, random.Random(place)) for place, student in enumerate(self.students)))
        return lesson

    async def leave(self) -> None:
        await asyncio.gather(*(student.leave() for student in self.students))


async def asks_for_maps(address: str, place: int) -> None:
    """A student who asks for one large map after the other."""
    async with Student(address, LINK) as student:
        for seed in count(100 * place):
            await student.turn_to("basins", MAP.format(seed))


async def measured(name: str, group: Class, lesson_of: asyncio.Future[Lesson] | object) -> None:
    """Prints a line about a lesson."""
    began, server, ours = perf_counter(), cpu(group.process), process_time()
    lesson: Lesson = await lesson_of  # type: ignore[misc]
    took, server, ours = perf_counter() - began, cpu(group.process) - server, process_time() - ours
    waited = [1e3 * answer.seconds for answer in lesson.answers]
    number = len(waited)
    if number < 2:
        print(f"{name:34} {lesson.faults[:3]}")
        return
    parts = quantiles(waited, n=100, method="inclusive")
    print(
        f"{name:34} {number / took:6.1f} a second   p50 {parts[49]:5.0f}  p95 {parts[94]:5.0f}  p99 {parts[98]:5.0f} ms"
        f"   server {1e3 * server / number:5.1f} ms of CPU each, {100 * server / took:3.0f} % of a core"
        f"   {sum(a.messages for a in lesson.answers) / number:4.1f} messages"
        f" {sum(a.bytes for a in lesson.answers) / number / 1e3:7.1f} kB"
        f"   students {100 * ours / took:3.0f} %   {memory(group.process) / 1e6:4.0f} MB   {len(lesson.faults)} faults"
        f"{' ' + lesson.faults[0] if lesson.faults else ''}"
    )


async def lessons(address: str, process: int, students: int, seconds: float) -> None:
    group = Class(address, process)
    await group.come(1, 0)
    for x, y in POINTS:  # what browsers know by themselves: they walk the races
        told = {"x": x, "y": y, "final": True, "play": True, "more": False}
        await group.students[0].tell("stage.pick", told, leads_to=(x, y))
    await measured(f"{students} open a link within {OPENING:g} s", group, group.come(students - 1, OPENING))
    for pause in PAUSES:
        await measured(f"{students} × a click each {pause:g} s", group, group.click(pause, seconds))
    busy = [asyncio.ensure_future(asks_for_maps(address, place)) for place in range(BUSY)]
    await measured(f"the same, {BUSY} ask for large maps", group, group.click(PAUSES[-1], seconds))
    for each in busy:
        each.cancel()
    await asyncio.gather(*busy, return_exceptions=True)
    await measured(f"{students} × as fast as they can", group, group.click(0.0, seconds / 2))
    await group.leave()


def main(arguments: Sequence[str] | None = None) -> None:
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--students", type=int, default=100)
    reader.add_argument("--seconds", type=float, default=20.0, help="of each lesson")
    reader.add_argument("--replicas", type=int, help="behind nginx; without it, one process and no nginx")
    given = reader.parse_args(arguments)
    if given.replicas:
        try:
            nginx()
        except Unusable as fault:
            print(f"Nothing is measured behind nginx: {fault}")
            return
    served = f"{given.replicas} replicas behind nginx" if given.replicas else "one process"
    print(f"{CORES} cores, load before: {os.getloadavg()[0]:.1f}; {served}")
    with TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        app = Behind(log, given.replicas) if given.replicas else App(log)
        with app:
            asyncio.run(lessons(app.address, app.process.pid, given.students, given.seconds))


if __name__ == "__main__":
    main()
