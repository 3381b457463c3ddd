"""Ravine: watch optimizers descend. `streamlit run app.py` serves page.py, and the browser's modules beside it.

Whoever runs this file as a script, as a test of the app does, gets the page.
"""

import runpy
import sys
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

PAGE = Path(__file__).with_name("page.py")

if get_script_run_ctx(suppress_warning=True):
    runpy.run_path(str(PAGE))
else:
    from starlette.middleware import Middleware
    from streamlit.runtime.app_session import AppSession
    from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

    from ui.server.settings import check_proxies, frame_ancestors, most_tabs, status_word
    from ui.session.reading import Unusable

    try:
        ancestors, tabs = frame_ancestors(), most_tabs()
        status_word()  # ui.server.status reads it by itself
        check_proxies()
    except Unusable as fault:
        sys.exit(f"Ravine has not started. {fault}")

    # What Streamlit and Ravine would load and work out at the first visit, which would have to wait for it.
    import pandas  # noqa: F401

    import ui.panel.controls
    import ui.race.deck
    import ui.session.session  # noqa: F401
    from ui.server import returning, serving, slashes, status
    from ui.server.kept import Theirs
    from ui.server.limits import Limits
    from ui.server.security import Policy
    from ui.session.setup import Setup
    from ui.session.tracks import tracks

    tracks(Setup())
    returning.pass_over_who_is_gone(WebsocketSessionManager)
    returning.watch_only_what_is_wanted(AppSession)
    routes = [*serving.routes(), *slashes.routes(), *status.routes()]
    inside = [Middleware(Policy, ancestors), Middleware(Limits, tabs), Middleware(Theirs)]
    app = st.App(PAGE, routes=routes, middleware=[*status.middleware(), *inside])
