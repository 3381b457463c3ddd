"""Runs the experiment of every claim, and writes down how often it held: `make claims`.

`python -m tools.claims KEY …` measures only some of them and leaves the other records as they are. What is written is
claims/results.json, which the app shows; the tests run every experiment again on fewer cases and compare.
"""

from __future__ import annotations

import sys
import time

from claims import CLAIMS
from claims.base.record import RESULTS, Record, taken, written

SEED = 0


def main(asked: list[str]) -> None:
    unknown = [key for key in asked if key not in CLAIMS]
    if unknown:
        sys.exit(f"There is no claim {', '.join(unknown)}; the claims are {', '.join(CLAIMS)}.")
    records = {key: record for key, record in taken(RESULTS.read_text()).items() if key in CLAIMS}
    for key in asked or CLAIMS:
        claim, began = CLAIMS[key], time.perf_counter()
        verdict = claim.measured(claim.cases, SEED)
        records[key] = Record(claim.cases, SEED, verdict)
        print(f"{verdict.word:9}  {verdict.share:5.3f}  {key}  ({time.perf_counter() - began:.1f} s)")
        for name, tally in verdict.settings.items():
            print(f"{'':11}{tally.share:5.3f}    {name}: {tally.held} of {tally.cases}")
    RESULTS.write_text(written(records))


if __name__ == "__main__":
    main(sys.argv[1:])
