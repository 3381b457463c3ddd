"""The post: what has changed of the views of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ui.session.messages.wire import Packed


@dataclass(frozen=True)
class Parcel(Packed):
    """What the post gets."""

    layout: int  # the number of the parcel with which the page was laid out: another one is another page
    number: int  # which grows
    views: Mapping[str, Mapping[str, Any]]  # by view, the fields of its message that have changed
    items: Mapping[str, Mapping[str, Mapping[int, Any]]]  # by view and field, the items of a row that have changed
