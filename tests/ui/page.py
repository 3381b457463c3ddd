"""The app as AppTest runs it, and what it shows."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

APP = Path(__file__).resolve().parents[2] / "app.py"


def opened(**link):
    """The page of a link after its first run."""
    page = AppTest.from_file(str(APP), default_timeout=60)
    for name, text in link.items():
        page.query_params[name] = text
    return ran(page)


def at(page, **link):
    """Another page (a key of PAGES), with a link, before its first run.

    AppTest knows the pages' addresses once the app has run: an empty race is the quickest.
    """
    test = opened(methods="none").switch_page(page)
    test.query_params.clear()
    for name, text in link.items():
        test.query_params[name] = text if isinstance(text, list) else str(text)
    return test


def ran(page):
    page.run()
    assert not page.exception
    return page


def said(page):
    return "\n".join(element.value for element in page.text)


def number(page, key):
    return page.number_input(key=key).value


def set_up(page):
    return page.session_state["ravine"].setup
