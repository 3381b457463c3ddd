"""The page of the claims: what is said, how often it held, the experiment that says so, and one click to see it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import partial

import streamlit as st

from claims import CLAIMS, GROUPS
from claims.base import Record, Verdict, recorded
from claims.base.prose import filled
from claims.base.verdict import DEPENDS, WORDS
from experiments.engine.progress import Progress
from experiments.engine.shared import answers
from optimizers.base.numbers import percent
from ui.assets import brought, component
from ui.session.lazy import Lazy, kept
from ui.session.link import from_link, to_link
from ui.session.messages.claims import (
    Address,
    ClaimCard,
    ClaimChosen,
    ClaimList,
    RecordedTallies,
    SeeClaim,
    SettingTally,
    SideTally,
    Tallies,
    VerdictWord,
)
from ui.session.pages import CLAIMS as PAGE
from ui.session.pages import NETWORKS, PAGES, address
from ui.session.scene import composed, same_race
from ui.session.session import Session
from ui.session.setup import Setup
from ui.state import change, session, turn_to
from ui.work import worked

_claims = component("claims")

FRESH_SEED = 1000  # the first of the seeds of what is run here: neither the record's nor the tests'
BATCHES, CASES = 5, 20  # what one wish for more runs: so many times so many cases of each setting
KEPT = 256
SIGNS = {"for": "✓", "neither": "~", "against": "✕"}


def the_claims() -> None:
    """All claims, the one of the link unfolded; and whatever was asked for again."""
    mine = session()
    with st.container(key="claims_work"):  # there always, so that what stands below it stays what it is
        fresh = {key: more(key, times) for key, times in mine.again.items()}
    told = ClaimList(
        about=about(),
        groups=GROUPS,
        words=verdict_words(),
        claims=tuple(card(key, mine.setup, fresh.get(key)) for key in CLAIMS),
        open=mine.setup.claim,
    )
    _claims(key="claims", data=told, on_open_change=_opened, on_see_change=_seen, on_again_change=_again)


def verdict_words() -> tuple[VerdictWord, ...]:
    """The verdicts that there can be: by a condition, or one of the words for a share."""
    return (VerdictWord(DEPENDS, "⇄", "condition"), *(VerdictWord(w.text, SIGNS[w.leans], w.leans) for w in WORDS))


def about() -> str:
    *upper, lowest = WORDS
    limits = ", ".join(f"{word.text} from {percent(word.least)}" for word in upper)
    return (
        "Articles and lectures say these things about optimizers. Each was put to the test: open one to see its "
        "experiment, and the race that shows it. The "
        f"verdict says in how many cases it held: {limits}, {lowest.text} below that. Each surface or setting counts "
        f"the same. “{DEPENDS.capitalize()}” means that a condition splits the settings into two clear sides. Nobody "
        "wrote a verdict by hand: all of them are computed, and tests repeat every experiment on fresh cases."
    )


def card(key: str, setup: Setup, fresh: Verdict | None) -> ClaimCard:
    """What the browser is told of one claim; its race is composed as the present one is."""
    claim, record = CLAIMS[key], recorded()[key]
    page = page_of(key)
    return ClaimCard(
        key=key,
        group=claim.group,
        statement=claim.statement,
        said=claim.said_by,
        experiment=filled(claim.experiment, record.places),
        look=look(key),
        see=SeeClaim(PAGES[page].title, link_of(page, composed(setup_showing(key), setup))),
        record=RecordedTallies(**vars(tallies(record, record.verdict)), made=made(record)),
        fresh=tallies(record, fresh) if fresh else None,
    )


def look(key: str) -> str:
    """What to look at, with its numbers."""
    return filled(CLAIMS[key].look, recorded()[key].places)


def tallies(record: Record, verdict: Verdict) -> Tallies:
    """A measurement of a claim, told by the condition on record, if it has one."""
    if record.condition is None:
        return Tallies(word=verdict.word.text, sides=(side("", verdict),))
    return Tallies(
        word=record.word, sides=tuple(side(each.where, verdict.of(each.settings)) for each in record.condition)
    )


def side(where: str, verdict: Verdict) -> SideTally:
    settings = tuple(SettingTally(name, tally.held, tally.cases) for name, tally in verdict.settings.items())
    return SideTally(where, verdict.word.text, verdict.share, verdict.cases, settings)


def made(record: Record) -> str:
    draws = f"{record.budget} draws for each surface or setting"
    found = "" if record.condition is None else " The condition was found in as many other draws."
    return f"Computed by “make claims”, from {draws}.{found}"


def page_of(key: str) -> str:
    return f"pages/{CLAIMS[key].page}.py"


def setup_showing(key: str) -> Setup:
    """The set-up that shows a claim, which it remembers."""
    return replace(from_link(CLAIMS[key].link)[0], claim=key)


def link_of(page: str, setup: Setup) -> Address:
    """Where a page with a set-up is found, below the app's own address: for a link that can be opened beside."""
    return Address(address(page), to_link(setup))


def claim_banner(here: str) -> None:
    """Above a page, `here` being a key of PAGES: what to look at, while it shows a claim as the claim would have it."""
    setup = session().setup
    key = setup.claim
    if not key or here != page_of(key) or changed(setup, key):
        return
    with st.container(key="claim_shown", horizontal=True):
        st.text(f"{CLAIMS[key].statement} Look: {look(key)}")
        st.page_link(PAGE, label="Back to the claim", query_params=to_link(setup))


def changed(setup: Setup, key: str) -> bool:
    """Whether this is another race, or another training, than the one that shows the claim."""
    showing = setup_showing(key)
    if page_of(key) == NETWORKS:
        return setup.net.trained() != showing.net.trained()
    return not same_race(setup, showing)


# --- run again ---------------------------------------------------------------------------------------------------


@kept(maxsize=KEPT)
def _batches(key: str, place: int) -> Lazy[Verdict]:
    return Lazy(partial(batches, key, FRESH_SEED + place * BATCHES))


def batches(key: str, seed: int, progress: Progress | None = None) -> Verdict:
    """The experiment of a claim on cases that neither the record nor the tests have met.

    Processes run the batches side by side, so the server's own goes on answering readers.
    """
    found: dict[int, Verdict] = {}
    with closing(answers(CLAIMS[key].measured, [(CASES, seed + batch) for batch in range(BATCHES)])) as coming:
        for batch, verdict in coming:
            found[batch] = verdict
            if progress:
                progress(len(found) / BATCHES)
    first, *rest = (found[batch] for batch in range(BATCHES))
    return sum(rest, first)


def more(key: str, times: int) -> Verdict | None:
    """All that was run here for a claim, up to what the reader has stopped; None for nothing."""
    whole = None
    for lazy in (_batches(key, place) for place in range(times)):
        if lazy is session().stopped and lazy.known is None:
            break
        found = worked(lazy, f"{BATCHES} × {CASES} fresh cases: {CLAIMS[key].statement}")
        if found is not None:
            whole = found if whole is None else whole + found
    return whole


# --- what the reader does ----------------------------------------------------------------------------------------


def _told(of: str) -> str:
    """The claim that an event is about; "" for none, or none that is known."""
    chosen = brought("claims", of, ClaimChosen)
    return chosen.claim if chosen and chosen.claim in CLAIMS else ""


def _opened() -> None:
    change(replace(session().setup, claim=_told("open")))


def _seen() -> None:
    key = _told("see")
    if key:
        turn_to(page_of(key), composed(setup_showing(key), session().setup))


def _again() -> None:
    key = _told("again")
    if key:
        ask_again(session(), key)


def ask_again(mine: Session, key: str) -> None:
    """One more batch; or the one that was stopped, from its beginning."""
    times = mine.again.get(key, 0)
    if times and _batches(key, times - 1) is mine.stopped:
        mine.stopped = None
    else:
        mine.again[key] = times + 1
