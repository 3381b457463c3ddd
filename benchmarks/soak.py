"""A class that works for long: whether answers stay as quick, and memory as small, as they were at first.

    python -m benchmarks.soak               # 3 minutes
    python -m benchmarks.soak --minutes 60  # the full one

Each student does something every five seconds: mostly clicks on the race, besides maps, basins, lessons, formulas and
lost connections. Who is elsewhere turns to the race, which is counted as a click. It ends with an error where an answer
failed.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.load import LINK, POINTS
from benchmarks.student import Answer, Student, Unanswered
from benchmarks.usage import memory
from lessons import LESSONS
from tests.browser.app import App

STUDENTS = 100
PAUSE = 5.0  # seconds between two actions of a student, on average
PARTS = 6  # of the time, each told by a line
MAPS = ("surface=ravine&method=momentum", "surface=beale&method=adam", "surface=himmelblau&method=rmsprop")
FORMULAS = ("x^2+%2B+3y^2", "(1-x)^2+%2B+100(y-x^2)^2", "a+x^2+%2B+b+y^2", "|x|+%2B+y^4", "x^4-3x^2%2Bx")


async def arrives(student: Student, chance: random.Random) -> Answer:
    return await student.arrive()


async def clicks(student: Student, chance: random.Random) -> Answer:
    if student.page:
        return await student.turn_to("", LINK)
    x, y = chance.choice(POINTS)
    told = {"x": x, "y": y, "final": True, "play": True, "more": False}
    return await student.tell("stage.pick", told)


async def asks_for_a_map(student: Student, chance: random.Random) -> Answer:
    return await student.turn_to("map", chance.choice(MAPS))


async def asks_for_basins(student: Student, chance: random.Random) -> Answer:
    return await student.turn_to("basins", chance.choice(MAPS))


async def reads_a_lesson(student: Student, chance: random.Random) -> Answer:
    return await student.turn_to("lessons", f"lesson={chance.choice(list(LESSONS))}")


async def types_a_formula(student: Student, chance: random.Random) -> Answer:
    return await student.turn_to("", f"surface=own&formula={chance.choice(FORMULAS)}&methods=momentum,adam")


async def loses_the_connection(student: Student, chance: random.Random) -> Answer:
    await student.leave()
    return await student.arrive()


Action = Callable[[Student, random.Random], Awaitable[Answer]]
ACTIONS: dict[Action, int] = {  # how often each is done, of 100
    clicks: 70,
    reads_a_lesson: 10,
    types_a_formula: 8,
    loses_the_connection: 6,
    asks_for_a_map: 4,
    asks_for_basins: 2,
}


@dataclass
class Part:
    """A part of the time: seconds that clicks waited, what was done, what failed, bytes in memory at its end."""

    waited: list[float] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    memory: int = 0


@dataclass
class Soak:
    address: str
    process: int
    seconds: float
    parts: list[Part] = field(default_factory=lambda: [Part() for _ in range(PARTS)])

    async def run(self, students: int) -> None:
        self.began = perf_counter()
        await asyncio.gather(self._watch(), *(self._works(place) for place in range(students)))

    def part(self) -> Part:
        return self.parts[min(PARTS - 1, int(PARTS * (perf_counter() - self.began) / self.seconds))]

    async def _works(self, place: int) -> None:
        """One student, who stays until the end whatever fails."""
        chance, student = random.Random(place), Student(self.address, LINK)
        await asyncio.sleep(chance.uniform(0, PAUSE))
        answered = await self._does(student, arrives, chance)
        while perf_counter() - self.began < self.seconds:
            (action,) = chance.choices(list(ACTIONS), list(ACTIONS.values()))
            answered = await self._does(student, action if answered else loses_the_connection, chance)
            await asyncio.sleep(chance.uniform(0, 2 * PAUSE))
        await student.leave()

    async def _does(self, student: Student, action: Action, chance: random.Random) -> bool:
        """Has a student do something; returns whether it was answered."""
        part, name = self.part(), action.__name__.replace("_", " ")
        try:
            answer = await action(student, chance)
        except (OSError, TimeoutError, Unanswered) as fault:
            part.faults[f"{name}: {fault!r}"] += 1
            return False
        part.done[name] += 1
        if action is clicks:
            part.waited.append(answer.seconds)
        return True

    async def _watch(self) -> None:
        for place, part in enumerate(self.parts):
            await asyncio.sleep(max(0.0, self.began + self.seconds * (place + 1) / PARTS - perf_counter()))
            part.memory = memory(self.process)
            print(told(place, part, self.seconds / PARTS), flush=True)


def told(place: int, part: Part, seconds: float) -> str:
    """A line about a part."""
    parts = quantiles(part.waited, n=100, method="inclusive") if len(part.waited) > 1 else [float("nan")] * 99
    return (
        f"{(place + 1) * seconds / 60:5.1f} min   {sum(part.done.values()) / seconds:5.1f} actions a second"
        f"   clicks p50 {1e3 * parts[49]:4.0f}  p95 {1e3 * parts[94]:4.0f} ms"
        f"   {part.memory / 1e6:4.0f} MB   {sum(part.faults.values())} faults"
        + "".join(f"\n    {count} × {fault}" for fault, count in part.faults.most_common(5))
    )


def main(arguments: Sequence[str] | None = None) -> int:
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--students", type=int, default=STUDENTS)
    reader.add_argument("--minutes", type=float, default=3.0)
    given = reader.parse_args(arguments)
    with TemporaryDirectory() as folder, App(Path(folder) / "log") as app:
        soak = Soak(app.address, app.process.pid, 60 * given.minutes)
        asyncio.run(soak.run(given.students))
    done = sum((part.done for part in soak.parts), Counter[str]())
    print(", ".join(f"{name} {count}" for name, count in done.most_common()))
    return 1 if any(part.faults for part in soak.parts) else 0


if __name__ == "__main__":
    sys.exit(main())
