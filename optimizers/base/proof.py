"""What each method was checked against, as `make proof` measured it; tests measure it again."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from optimizers.base.numbers import in_text

PROOF = Path(__file__).with_suffix(".json")
KINDS = {
    "open loop": "both fed the same gradients",
    "closed loop": "each with its own gradients",
    "values alone": "each with its own values of f",
    "end point": "compared at the end point",
}


@dataclass(frozen=True)
class Agreement:
    """Our paths beside those of a reference.

    by, version  the reference: "torch.optim.Adam", "2.13.0"; "its formulas", with no version, is plain arithmetic
    kind         a key of KINDS
    paths, steps how many paths were compared, and how many steps they have together
    within       how close they must be: a coordinate's difference, as a part of it where it is above 1
    difference   how close they are
    """

    by: str
    version: str
    kind: str
    paths: int
    steps: int
    within: float
    difference: float

    @property
    def words(self) -> str:
        """ "torch.optim.Adam 2.13.0: 400 steps, both fed the same gradients, within 10⁻¹⁰"."""
        return (
            f"{self.by} {self.version}".strip()
            + f": {self.steps:,} steps, {KINDS[self.kind]}, within {in_text(self.within, 1)}"
        )


@cache
def _checks() -> dict[str, tuple[Agreement, ...]]:
    known = json.loads(PROOF.read_text())
    return {method: tuple(Agreement(**check) for check in checks) for method, checks in known.items()}


def checked_against(method: str) -> tuple[Agreement, ...]:
    """The checks of a method (a key of OPTIMIZERS); none if nothing is on record."""
    return _checks().get(method, ())
