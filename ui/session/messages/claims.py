"""The claims: what is said, how often it held, and what the reader wants to see of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.session.messages.told import Event


@dataclass(frozen=True)
class VerdictWord:
    """A verdict that there can be."""

    word: str  # by which it is named
    glyph: str  # its sign
    leans: str  # whether it speaks for the claim, against it, for neither, or by a condition


@dataclass(frozen=True)
class SettingTally:
    """How often a claim held in one setting."""

    name: str  # of the setting
    held: int  # cases in which it held
    cases: int  # of all


@dataclass(frozen=True)
class SideTally:
    """How often a claim held in the settings that have something in common."""

    where: str  # what they have in common; empty for all settings
    word: str  # for the share
    share: float  # the part of the cases in which it held, every setting counting the same
    cases: int  # of all settings
    settings: tuple[SettingTally, ...]  # one by one


@dataclass(frozen=True, kw_only=True)
class Tallies:
    """How often a claim held."""

    word: str  # the verdict
    sides: tuple[SideTally, ...]  # both sides of its condition; all settings as one where it has none


@dataclass(frozen=True, kw_only=True)
class RecordedTallies(Tallies):
    """How often a claim held in the experiment on record."""

    made: str  # how it was computed, in a sentence


@dataclass(frozen=True)
class Address:
    """Where a page is found."""

    path: str  # below the app's own address
    query: Mapping[str, str]  # parameters of the link


@dataclass(frozen=True)
class SeeClaim:
    """The page that shows a claim."""

    page: str  # what it is called
    address: Address  # where it is


@dataclass(frozen=True)
class ClaimCard:
    """A claim."""

    key: str  # by which a link and an event name it
    group: str  # key of its group
    statement: str  # what is claimed
    said: str  # who says it
    experiment: str  # what was done to find out
    look: str  # what to look at
    see: SeeClaim  # where that is
    record: RecordedTallies  # the experiment on record
    fresh: Tallies | None  # what was run here; null for nothing


@dataclass(frozen=True)
class ClaimList:
    """What the page of the claims gets."""

    about: str  # what the page is about
    groups: Mapping[str, str]  # the groups by their keys, and what each is called
    words: tuple[VerdictWord, ...]  # the verdicts that there can be
    claims: tuple[ClaimCard, ...]  # all of them
    open: str  # key of the claim that is unfolded; empty for none


@dataclass(frozen=True)
class ClaimChosen(Event):
    """The reader unfolded a claim, wants to see it, or wants it to be run again."""

    claim: str  # its key; empty for none
    at: float  # when, so that no two wishes are the same
