"""The app as AppTest runs it, what it shows, and what a component of ours is told there, which AppTest cannot see."""

from pathlib import Path
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from ui.panel import numbers, shape, surfaces

APP = Path(__file__).resolve().parents[2] / "page.py"


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
    """Every sentence that is said as text, by the page or in the panel."""
    mine = page.session_state["ravine"]
    panel = numbers.composed(mine, tuple(numbers.FIELDS))
    groups = (panel.start, panel.run, panel.fan, shape.window(mine), surfaces.own_formula(mine))
    sentences = [panel.warning, *(group.problem for group in groups if group)]
    return "\n".join([*(element.value for element in page.text), *(text for text in sentences if text)])


def number(page, key):
    return numbers.value(set_up(page), key)


def set_up(page):
    return page.session_state["ravine"].setup


class Address(dict):
    """The parameters of an address, as a callback has them."""

    def to_dict(self):
        return dict(self)

    def from_dict(self, link):
        self.clear()
        self.update(link)

    def get_all(self, name):
        return [self[name]]


def told(page, component, event, wish, handler):
    """The page after the browser has told it something: what `component` sends as `event`, taken by its callback."""
    texts = {name: text[-1] if isinstance(text, list) else text for name, text in page.query_params.items()}
    address = Address(texts)
    heard = {"ravine": page.session_state["ravine"], component: {event: wish}}
    with patch("streamlit.session_state", heard), patch("streamlit.query_params", address):
        handler()
    page.query_params.clear()
    page.query_params.update(address)
    return ran(page)


def typed(page, name, value):
    """The page after a number of the race was typed."""
    wish = {"name": name, "value": value, "final": True, "serial": 1}
    return told(page, "numbers", "change", wish, numbers._changed)


def formulated(page, text):
    """The page after a formula was typed."""
    return told(page, "surfaces", "formula", {"text": text}, surfaces._typed)


def framed(page, *limits):
    """The page after a window was typed; without limits after it was put back."""
    return told(page, "shape", "window", {"limits": list(limits), "serial": 1}, shape._framed)
