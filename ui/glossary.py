"""The glossary: its terms explained wherever they stand on a page, and all of them as a page of its own."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlencode

import streamlit as st

from ui.assets import component
from ui.lecture import shows
from ui.session.glossary import GLOSSARY
from ui.session.messages.glossary import Glossary, GlossaryTerm
from ui.session.pages import PAGES, address

_glossary = component("glossary")
_terms = component("terms")


@lru_cache(maxsize=2 * len(PAGES))
def composed(*, leads: bool, here: str = "") -> Glossary:
    """What the browser is told; `leads` is whether a term has a link to where it can be seen.

    None leads to the page that is shown, `here`: a key of PAGES.
    """
    return Glossary(
        tuple(
            GlossaryTerm(
                term.name,
                (term.name, *term.words),
                term.meaning,
                PAGES[term.page].title,
                f"./{address(term.page)}?{urlencode(term.link, safe=',:')}".rstrip("?")
                if leads and term.page != here
                else None,
            )
            for term in GLOSSARY
        )
    )


def explained(here: str) -> None:
    """Mounts what explains terms where they stand, on the page `here`: a key of PAGES.

    A lecture without tabs is not to be left by it either.
    """
    _glossary(key="glossary", data=composed(leads=shows("tabs") and not st.context.is_embedded, here=here))


def the_glossary() -> None:
    """The page."""
    _terms(key="terms", data=composed(leads=True))
