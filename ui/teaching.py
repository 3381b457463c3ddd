"""The teacher's guide: a lecture of 45 minutes in five links, on one sheet."""

from __future__ import annotations

from ui.assets import component
from ui.session.teaching import guide

_teaching = component("teaching")


def the_guide() -> None:
    """The page."""
    _teaching(key="teaching", data=guide())
