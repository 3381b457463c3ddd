"""What a claim is made of, how its verdict is found, and what two or more claims share."""

from claims.base.claim import GROUPS, Claim
from claims.base.record import Record, recorded
from claims.base.verdict import Tally, Verdict

__all__ = ["GROUPS", "Claim", "Record", "Tally", "Verdict", "recorded"]
