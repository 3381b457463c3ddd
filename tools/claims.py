"""Runs the experiment of every claim, and writes down how often it held: `make claims`.

`python -m tools.claims KEY …` measures only some of them and leaves the other records as they are. What is written is
claims/results.json, which the app shows; the tests run every experiment again on fewer cases and compare.
"""

from __future__ import annotations

import sys
import time

from claims import CLAIMS
from claims.base.record import RESULTS, Record, measured, taken, written
from optimizers.base.numbers import percent


def main(asked: list[str]) -> None:
    unknown = [key for key in asked if key not in CLAIMS]
    if unknown:
        sys.exit(f"There is no claim {', '.join(unknown)}; the claims are {', '.join(CLAIMS)}.")
    known = taken(RESULTS.read_text()) if asked else {}
    records = {key: record for key, record in known.items() if key in CLAIMS}
    for key in asked or CLAIMS:
        began = time.perf_counter()
        records[key] = measured(CLAIMS[key])
        print(f"{key}  ({time.perf_counter() - began:.1f} s)", *summary(records[key]), sep="\n    ", flush=True)
    RESULTS.write_text(written(records))


def summary(record: Record) -> list[str]:
    """A line for the verdict or for each side of its condition, for each setting and for each number."""
    sides = [(side.where, record.verdict.of(side.settings)) for side in record.condition or ()]
    return [
        *(
            f"{verdict.word.text}, {percent(verdict.share)}: {where}"
            for where, verdict in sides or [("all settings", record.verdict)]
        ),
        *(
            f"    {tally.told}, {record.found.settings[name].told} before: {name}"
            for name, tally in record.verdict.settings.items()
        ),
        *(f"    {name}: {told}" for name, told in record.places.items() if name in record.numbers),
    ]


if __name__ == "__main__":
    main(sys.argv[1:])
