"""What stands at the right of the tabs: the link to this page."""

from __future__ import annotations

from ui.assets import component

_share = component("share")


def share() -> None:
    """Mounts the button that copies the link."""
    _share(key="share", data=None)
