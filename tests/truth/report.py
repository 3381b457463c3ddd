"""What came of judging many races: how many statements were true, false and undecided, by kind, with examples."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.truth.draws import Draw
from tests.truth.verdicts import Verdict, verdict
from tests.truth.words import Statement, of_run

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
            name = facts.method.called(facts.noise)
            sentence = facts.runs.sentence(i)
            self.races += 1
            unsure = False
            for statement in of_run(sentence, name):
                unsure |= self.note(statement, verdict(facts, statement), f"{draw.one(i)}\n        {sentence}")
            self.unsure_races += unsure

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

    def lines(self) -> Iterable[str]:
        yield f"{self.races:,} races, {self.statements:,} statements judged"
        yield f"false: {sum(self.false.values()):,}, {1000 * self.rate:.3g} in 1,000"
        yield f"races with something undecided: {self.unsure_races:,}, {100 * self.unsure_races / max(self.races, 1):.2f} %"
        for title, counted, what in (("False", self.false, ""), ("Undecided", self.undecided, "undecided: ")):
            for key, count in counted.most_common():
                yield f"{title} {count:5,} of {self.by_name[key.split(':')[0]]:,}  {key}"
                for example in self.examples[what + key]:
                    yield f"    {example}"

    def __str__(self) -> str:
        return "\n".join(self.lines())


def judged(races: Iterable[Draw]) -> Report:
    report = Report()
    for draw in races:
        report.take(draw)
    return report
