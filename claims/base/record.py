"""The verdicts on record: what `make claims` measured and wrote down. Nobody writes them by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claims.base.verdict import Tally, Verdict

RESULTS = Path(__file__).parents[1] / "results.json"


@dataclass(frozen=True)
class Record:
    """A verdict, and what it was measured with."""

    budget: int
    seed: int
    verdict: Verdict


def taken(text: str) -> dict[str, Record]:
    """key -> Record, from the text of the file."""
    return {
        key: Record(
            entry["budget"],
            entry["seed"],
            Verdict({name: Tally(*pair) for name, pair in entry["settings"].items()}),
        )
        for key, entry in json.loads(text).items()
    }


def written(records: Mapping[str, Record]) -> str:
    """The text of the file: a line for each claim, by its key, so that a change of one is a line."""
    lines = []
    for key, record in sorted(records.items()):
        settings = {name: [tally.held, tally.cases] for name, tally in record.verdict.settings.items()}
        entry = {"budget": record.budget, "seed": record.seed, "settings": settings}
        lines.append(f" {json.dumps(key)}: {json.dumps(entry, ensure_ascii=False)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


@cache
def recorded() -> Mapping[str, Record]:
    """key -> Record, of every claim that was measured."""
    return taken(RESULTS.read_text())
