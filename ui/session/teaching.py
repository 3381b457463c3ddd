"""The teacher's guide as the browser is told of it, its numbers measured on the runs that its links show."""

from __future__ import annotations

from functools import cache, partial
from itertools import accumulate
from urllib.parse import urlencode

from lessons.checks import Finding, filled
from lessons.teaching import GUIDE, Stop
from ui.session.link import from_link
from ui.session.messages.teaching import Teaching, TeachingStop
from ui.session.pages import PAGES, address
from ui.session.scene import judged, seen
from ui.session.setup import Setup

TEXTS = ("ask", "do", "see", "conclude")  # those in which numbers may stand


def page_of(stop: Stop) -> str:
    """The page that a link leads to, a key of PAGES."""
    return next(file for file, page in PAGES.items() if page.title.lower() == stop.page)


def setup_of(stop: Stop) -> Setup:
    """What a link opens."""
    return from_link(stop.link)[0]


def findings(stop: Stop) -> list[Finding]:
    """How the claims of its texts stand."""
    return [judged(setup_of(stop), check) for check in stop.checks]


def told(stop: Stop, ends: int) -> TeachingStop:
    """A stop of the lecture, which ends so many minutes after its beginning."""
    texts = {name: filled(getattr(stop, name), partial(seen, setup_of(stop))) for name in TEXTS}
    path = f"./{address(page_of(stop))}?{urlencode(stop.link, safe=',:')}"
    return TeachingStop(title=stop.title, begins=ends - stop.minutes, ends=ends, path=path, **texts)


@cache
def guide() -> Teaching:
    """The whole lecture."""
    ends = accumulate(stop.minutes for stop in GUIDE)
    return Teaching(tuple(told(stop, end) for stop, end in zip(GUIDE, ends, strict=True)))
