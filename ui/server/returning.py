"""Nobody who comes back loses an answer, or costs more than before.

Streamlit lists the open tabs and sends each what there is for it, in turn. A tab may lose its connection and be back
under another before its turn has come. Its answer would go to the connection that is gone, and the tab would wait for
ever. The busier the server, the longer such a round lasts.

Where no file is to be watched, Streamlit has a tab that is back look at the files of all modules nonetheless, each time
its page has run: a third of what a class costs, once most of it has been away for a moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import wraps
from typing import Any

import streamlit as st
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


def watch_only_what_is_wanted(sessions: Any) -> None:
    """Has sessions of this kind, of Streamlit's, watch files only where the settings say so."""
    register = sessions.register_file_watchers

    @wraps(register)
    def register_file_watchers(session: Any) -> None:
        if st.get_option("server.fileWatcherType") != "none":
            register(session)

    sessions.register_file_watchers = register_file_watchers
