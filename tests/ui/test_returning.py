"""Who loses a connection and is back has the answer under the new one, and costs the server what it did before."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.script_data import ScriptData
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from tests.ui.finished import finished
from ui.server.returning import pass_over_who_is_gone, watch_only_what_is_wanted

SCRIPT = ScriptData(str(Path(__file__)))


class Managers(WebsocketSessionManager):
    """Streamlit's, of which the other tests keep theirs as it is."""


@pytest.fixture
def managers(monkeypatch):
    monkeypatch.setattr(Managers, "list_active_sessions", Managers.list_active_sessions)
    return Managers


def open_server(managers):
    return managers(MemorySessionStorage(), MemoryUploadedFileManager("/"), ScriptCache(), None)


def test_a_round_passes_over_a_connection_that_is_gone_and_the_next_one_has_the_new(managers):
    pass_over_who_is_gone(managers)

    async def lost():
        manager = open_server(managers)
        tabs = [manager.connect_session(object(), SCRIPT, {}) for _ in range(3)]
        met, back = [], object()
        for info in manager.list_active_sessions():
            met.append(info.session.id)
            if info.session.id == tabs[0]:
                manager.disconnect_session(tabs[1])
                manager.connect_session(back, SCRIPT, {}, existing_session_id=tabs[1])
                manager.disconnect_session(tabs[2])
        assert met == tabs[:1]
        assert [info.client for info in manager.list_active_sessions()][1:] == [back]
        assert manager.num_active_sessions() == 2 and len(manager.list_sessions()) == 3

    finished(lost())


def test_a_tab_that_is_back_watches_no_file_where_none_is_watched(managers, monkeypatch):
    monkeypatch.setattr(AppSession, "register_file_watchers", AppSession.register_file_watchers)
    watch_only_what_is_wanted(AppSession)

    async def back():
        manager = open_server(managers)
        tab = manager.connect_session(object(), SCRIPT, {})
        watched = manager.get_active_session_info(tab).session._local_sources_watcher
        manager.disconnect_session(tab)
        manager.connect_session(object(), SCRIPT, {}, existing_session_id=tab)
        assert watched is manager.get_active_session_info(tab).session._local_sources_watcher is None

    assert st.get_option("server.fileWatcherType") == "none"
    finished(back())
