"""The verdicts on record: what `make claims` measured and wrote down. Nobody writes them by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from claims.base.claim import Claim
from claims.base.condition import Condition, condition
from claims.base.prose import Numbers, told
from claims.base.verdict import DEPENDS, Tally, Verdict
from experiments.engine.shared import checked

RESULTS = Path(__file__).parents[1] / "results.json"
FINDING, FRESH = 0, 1  # seeds: a condition is looked for in the first draws, confirmed and told with the second


@dataclass(frozen=True)
class Record:
    """What was measured of a claim, with so many draws a setting: twice, and the numbers of its texts."""

    budget: int
    found: Verdict
    verdict: Verdict  # of the fresh draws: what is told
    numbers: Numbers

    @cached_property
    def condition(self) -> Condition | None:
        return condition(self.found, self.verdict)

    @property
    def word(self) -> str:
        return DEPENDS if self.condition else self.verdict.word.text

    @cached_property
    def places(self) -> Mapping[str, str]:
        """What can be named in the claim's texts -> how it is told."""
        counts = {name: tally.told for name, tally in self.verdict.settings.items()}
        return counts | {name: told(name, value) for name, value in self.numbers.items()}

    def contradicts(self, again: Verdict) -> list[str]:
        """A sentence for each way in which a further measurement says something else than what is told."""
        if self.condition is None or again.settings.keys() != self.verdict.settings.keys():
            return self.verdict.contradicts(again)
        return [
            sentence
            for side in self.condition
            for sentence in self.verdict.of(side.settings).contradicts(again.of(side.settings))
        ]


def measured(claim: Claim, *, executor: Executor | None = None) -> Record:
    """Everything that is on record of a claim, measured anew: here, or by an executor, the draws of each seed and the
    numbers of the texts side by side.
    """
    checked(executor)
    if executor is None:
        found, fresh = (claim.measured(claim.cases, seed) for seed in (FINDING, FRESH))
        return Record(claim.cases, found, fresh, claim.measure())
    asked = [executor.submit(claim.measured, claim.cases, seed) for seed in (FINDING, FRESH)]
    numbers = executor.submit(claim.measure)
    found, fresh = (verdict.result() for verdict in asked)
    return Record(claim.cases, found, fresh, numbers.result())


def taken(text: str) -> dict[str, Record]:
    """key -> Record, from the text of the file."""
    records = {}
    for key, entry in json.loads(text).items():
        found, fresh = (
            Verdict({name: Tally(*draws[place]) for name, draws in entry["settings"].items()}) for place in range(2)
        )
        records[key] = Record(entry["budget"], found, fresh, entry["numbers"])
    return records


def written(records: Mapping[str, Record]) -> str:
    """The text of the file: a line for each claim, by its key, so that a change of one is a line."""
    lines = []
    for key, record in sorted(records.items()):
        settings = {
            name: [[tally.held, tally.cases] for tally in (first, record.verdict.settings[name])]
            for name, first in record.found.settings.items()
        }
        entry = {"budget": record.budget, "settings": settings, "numbers": dict(record.numbers)}
        lines.append(f" {json.dumps(key)}: {json.dumps(entry, ensure_ascii=False)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


@cache
def recorded() -> Mapping[str, Record]:
    """key -> Record, of every claim that was measured."""
    return taken(RESULTS.read_text())
