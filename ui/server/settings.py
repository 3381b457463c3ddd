"""What a server can be set to by variables of its environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from ipaddress import ip_address, ip_network

from ui.session.kinds import Whole
from ui.session.reading import Unusable, quoted

FRAMES, TABS, STATUS = "RAVINE_FRAME_ANCESTORS", "RAVINE_TABS_PER_ADDRESS", "RAVINE_STATUS"
PROXIES = "FORWARDED_ALLOW_IPS"  # the server's own, which reads it by itself
SELF, EVERY = "'self'", "*"
SITE = re.compile(r"https?://(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:(?P<port>\d{1,5}|\*))?", re.IGNORECASE)
LAST_PORT = 65_535
WORD = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._~-]*")  # as it stands in an address
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


def status_word(environment: Mapping[str, str] = os.environ) -> str:
    """The word that opens the status; empty where it is off. Raises Unusable."""
    text = environment.get(STATUS, "")
    if text and not WORD.fullmatch(text):
        raise Unusable(
            f"{STATUS} is {quoted(text)}, which is not a word for an address. Write letters, digits, - . _ and ~ "
            f"alone, and none of - . ~ first, such as room-12. Leave it out for no status."
        )
    return text


def check_proxies(environment: Mapping[str, str] = os.environ) -> None:
    """Raises Unusable where one of the proxies is none, for the server would pass over it without a word."""
    text = environment.get(PROXIES, "")
    for proxy in () if text == EVERY else filter(None, map(str.strip, text.split(","))):
        try:
            (ip_network if "/" in proxy else ip_address)(proxy)
        except ValueError:
            raise Unusable(
                f"{PROXIES} names {quoted(proxy)}, which is not an address. Write addresses such as "
                f"10.0.0.2, or networks by their first address, such as 10.0.0.0/24. Put a comma between two; "
                f"{EVERY} alone trusts everyone. Leave it out for a proxy on this machine."
            ) from None


def framed(ancestors: str) -> str:
    """What a reader is told of a frame on another site; empty where every site may have one."""
    if ancestors == EVERY:
        return ""
    sites = ancestors.split()[1:]
    if not sites:
        return f"This server does not allow it yet. The person who runs the server adds your site to {FRAMES}."
    return f"This server allows it on {', '.join(sites)} only."
