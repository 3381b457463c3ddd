"""Nobody who comes back loses an answer.

Streamlit lists the open tabs and sends each what there is for it, in turn. A tab may lose its connection and be back
under another before its turn has come. Its answer would go to the connection that is gone, and the tab would wait for
ever. The busier the server, the longer such a round lasts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import wraps
from typing import Any

from streamlit.runtime.session_manager import ActiveSessionInfo


class Open(list[ActiveSessionInfo]):
    """The open tabs with their connections. Whoever goes through them meets no connection that is gone meanwhile."""

    def __init__(self, manager: Any, listed: list[ActiveSessionInfo]):
        super().__init__(listed)
        self._manager = manager

    def __iter__(self) -> Iterator[ActiveSessionInfo]:
        for each in super().__iter__():
            if self._manager.get_active_session_info(each.session.id) is each:
                yield each


def pass_over_who_is_gone(managers: Any) -> None:
    """Has session managers of this kind, of Streamlit's, list the open tabs so: who is back has the next turn."""
    listed = managers.list_active_sessions

    @wraps(listed)
    def list_active_sessions(manager: Any) -> Open:
        return Open(manager, listed(manager))

    managers.list_active_sessions = list_active_sessions
