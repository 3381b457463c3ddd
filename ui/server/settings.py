"""What a server can be set to by variables of its environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from ui.session.kinds import Whole
from ui.session.reading import Unusable, quoted

FRAMES, TABS, STATUS = "RAVINE_FRAME_ANCESTORS", "RAVINE_TABS_PER_ADDRESS", "RAVINE_STATUS"
SELF, EVERY = "'self'", "*"
SITE = re.compile(r"https?://(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:(?P<port>\d{1,5}|\*))?", re.IGNORECASE)
LAST_PORT = 65_535
MOST_TABS = Whole(1, 1_000_000)
CLASSES = 400  # tabs of one address that are usual at most: several classes sit behind one


def frame_ancestors(environment: Mapping[str, str] = os.environ) -> str:
    """The sites that may show the app in a frame, as a content security policy names them. Raises Unusable.

    The app itself is always among them: it shows pages of its own in frames.
    """
    sites = environment.get(FRAMES, "").replace(",", " ").split()
    if sites == [EVERY]:
        return EVERY
    for site in sites:
        found = SITE.fullmatch(site)
        if not found or int((found["port"] or "0").replace("*", "0")) > LAST_PORT:
            raise Unusable(
                f"{FRAMES} names {quoted(site)}, which is not a site. Write https:// and a host without a path, such "
                f"as https://moodle.example.org. Put a space between two; {EVERY} alone stands for every site."
            )
    return " ".join([SELF, *sites])


def most_tabs(environment: Mapping[str, str] = os.environ) -> int:
    """How many tabs of one address may be open at once. Raises Unusable."""
    text = environment.get(TABS, "").strip()
    if not text:
        return CLASSES
    try:
        return MOST_TABS.read(text)
    except Unusable as fault:
        raise Unusable(
            f"{TABS} is {quoted(text)}, which {fault}. Write a whole number, or leave it out for {CLASSES}."
        ) from None


def framed(ancestors: str) -> str:
    """What a reader is told of a frame on another site; empty where every site may have one."""
    if ancestors == EVERY:
        return ""
    sites = ancestors.split()[1:]
    if not sites:
        return f"This server does not allow it yet. The person who runs the server adds your site to {FRAMES}."
    return f"This server allows it on {', '.join(sites)} only."
