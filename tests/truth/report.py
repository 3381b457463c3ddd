"""What came of judging many races: how many statements were true, false and undecided, by kind, with examples."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np

from experiments.readings.events import events
from experiments.readings.scoreboard import row
from tests.truth.draws import Draw, Source, draws
from tests.truth.facts import Facts
from tests.truth.verdicts import TRUE, Verdict, false, verdict
from tests.truth.words import Statement, of_event, of_run

RUNS, SEED = 24, 14  # of a draw, and of all draws
FALSE, UNDECIDED = 1e-3, 0.05  # of the statements, and of the races: no more than these
EXAMPLES = 4  # of each kind of false words


@dataclass
class Report:
    """races and statements judged; false and undecided ones by what is wrong, each with how to walk the race again."""

    races: int = 0
    statements: int = 0
    unsure_races: int = 0
    false: Counter[str] = field(default_factory=Counter)
    undecided: Counter[str] = field(default_factory=Counter)
    by_name: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def take(self, draw: Draw) -> None:
        for i, facts in enumerate(draw.facts()):
            name = facts.method.called(facts.runs.race.drawn)
            sentence = facts.runs.sentence(i)
            self.races += 1
            unsure = False
            for statement in of_run(sentence, name):
                unsure |= self.note(statement, verdict(facts, statement), f"{draw.one(i)}\n        {sentence}")
            for event in events(draw.surface, facts.runs, i):
                where = f"{draw.one(i)}\n        {event.sentence}"
                for statement in of_event(event.sentence, name, event.step, event.until):
                    unsure |= self.note(statement, verdict(facts, statement), where)
                at = facts.path[event.step]
                if not np.array_equal((event.x, event.y), at, equal_nan=True):
                    self.note(Statement("event: mark"), false("it is not on the path"), where)
            unsure |= self.row(draw, facts, i)
            self.unsure_races += unsure

    def row(self, draw: Draw, facts: Facts, i: int) -> bool:
        """Judges the scoreboard's row: the loss, the gap, and the step of arrival."""
        told, where = row(draw.surface, facts.runs, i), draw.one(i)
        known = facts.value[~np.isnan(facts.value)]
        if told.loss is not None and told.loss != known[-1]:
            return self.note(Statement("row: loss"), false("another loss"), where)
        if facts.lowest is None or (told.gap is None and not draw.surface.minima and told.arrived is None):
            return self.note(Statement("row: arrived"), TRUE, where)
        low, high = facts.tolerances
        within = [np.flatnonzero(abs(facts.value - facts.lowest) <= part) for part in (1.01 * high, 0.99 * low)]
        soonest, latest = (int(steps[0]) if len(steps) else None for steps in within)
        fits = (
            told.arrived is None
            if soonest is None
            else (told.arrived is not None and soonest <= told.arrived <= (facts.steps if latest is None else latest))
            or (told.arrived is None and latest is None)
        )
        said = TRUE if fits else false("it arrives at another step")
        return self.note(
            Statement("row: arrived"), said, f"{where}\n        arrived {told.arrived}, so {soonest}–{latest}"
        )

    def note(self, statement: Statement, said: Verdict | None, where: str) -> bool:
        """Counts a verdict; whether it is undecided."""
        if said is None:
            return False
        self.statements += 1
        self.by_name[statement.name] += 1
        if said.true:
            return False
        counted, what = (self.false, "") if said.true is False else (self.undecided, "undecided: ")
        key = f"{statement.name}: {said.why}"
        counted[key] += 1
        if len(self.examples[what + key]) < EXAMPLES:
            self.examples[what + key].append(where)
        return said.true is None

    @property
    def rate(self) -> float:
        return sum(self.false.values()) / max(self.statements, 1)

    @property
    def headline(self) -> str:
        false, unsure = sum(self.false.values()), 100 * self.unsure_races / max(self.races, 1)
        return (
            f"{self.races:,} races, {self.statements:,} statements, {false:,} false ({1000 * self.rate:.3g} in 1,000), "
            f"{self.unsure_races:,} races with something undecided ({unsure:.2g} %)"
        )

    def lines(self) -> Iterable[str]:
        yield self.headline
        for title, counted, what in (("False", self.false, ""), ("Undecided", self.undecided, "undecided: ")):
            for key, count in counted.most_common():
                yield f"{title} {count:5,} of {self.by_name[key.rpartition(': ')[0]]:,}  {key}"
                for example in self.examples[what + key]:
                    yield f"    {example}"

    def __str__(self) -> str:
        return "\n".join(self.lines())


def judged(races: Iterable[Draw]) -> Report:
    report = Report()
    for draw in races:
        report.take(draw)
    return report


def hardly_a_word_is_false(source: Source, count: int, record_property: Callable[[str, object], None]) -> None:
    """Judges so many draws on surfaces from a source; the rate of false words stands below the tests' results."""
    report = judged(draws(count, RUNS, SEED, source))
    record_property("said", f"What is said of runs, {source.__name__}: {report.headline}.")
    assert report.races == count * RUNS
    assert report.unsure_races <= UNDECIDED * report.races, str(report)
    assert report.rate < FALSE, str(report)
