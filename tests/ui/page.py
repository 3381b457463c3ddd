"""The app as AppTest runs it, and what it shows."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

APP = Path(__file__).resolve().parents[2] / "app.py"


def opened(**link):
    """The page of a link after its first run."""
    return ran(led(AppTest.from_file(str(APP), default_timeout=60), link))


def at(page, **link):
    """Another page (a key of PAGES), with a link, before its first run."""
    return led(AppTest.from_file(str(APP), default_timeout=60).switch_page(page), link)


def led(page, link):
    """The page with the parameters of a link: name -> what stands there, or a list where it stands more than once."""
    for name, text in link.items():
        page.query_params[name] = text if isinstance(text, list) else str(text)
    return page


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
