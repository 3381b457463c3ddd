"""A page that still computes: it is small, it is whole, and what it holds is the race as it is set."""

import gzip
import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import numpy as np
import pytest

from landscapes.data.data import MOST as MOST_SAMPLES
from landscapes.data.data import Data
from reproduce.in_javascript import module as rules
from ui.alone.page import harmless, page
from ui.alone.sheet import sparing
from ui.alone.told import raced
from ui.server.serving import sources
from ui.session.exports import lineup_of
from ui.session.link import from_link
from ui.session.messages.wire import spelled
from ui.session.setup import OWN, Setup

MOST = 1_000_000  # bytes, as a web server sends it
SERVER = "https://ravine.example/"
LINK = {
    "surface": "himmelblau",
    "turn": "20",
    "noise": "0.1",
    "steps": "2000",
    "adam.lr": "pieces(cosine(0.1),60=0.01)",
}
ADDRESSES = {"src", "href", "action", "data", "poster", "srcset", "background"}


class Parts(HTMLParser):
    """What a page is made of: its tags with their attributes, and the text in each script and style."""

    def __init__(self, text):
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.open = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.inside.append("")
        self.open = True

    def handle_endtag(self, _tag):
        self.open = False

    def handle_data(self, data):
        if self.open:
            self.inside[-1] += data

    def having(self, tag):
        return [(own, text) for (name, own), text in zip(self.tags, self.inside, strict=True) if name == tag]


@pytest.fixture(scope="module")
def made():
    setup, notes = from_link(LINK)
    assert notes == []
    return page(setup, lineup_of(setup, SERVER))


def test_it_is_small_enough_for_a_course_page(made):
    assert len(gzip.compress(made.encode(), 6)) < MOST


def test_with_as_many_samples_as_there_can_be_it_is_small_too():
    """And says how many steps they last for."""
    u, t = np.random.default_rng(0).standard_normal((2, MOST_SAMPLES))
    setup = Setup(surface="line_fit", rows=Data({"u": u, "t": t}), data=OWN, batch=400, steps=300)
    told = page(setup, lineup_of(setup, SERVER))
    assert len(gzip.compress(told.encode(), 6)) < MOST
    held = json.loads(next(text for own, text in Parts(told).having("script") if own.get("id") == "told"))
    assert held["setup"]["steps"] == 147 and "This page holds the batches of only 147" in held["note"]  # 49 epochs of 3
    assert held["setup"]["columns"] == {"u": u.tolist(), "t": t.tolist()}


def test_what_columns_are_called_is_no_markup():
    title = "</script><img src=x onerror=alert(1)>"
    setup = Setup(surface="line_fit", rows=Data({"u": [0, 1, 3], "t": [1, 2, 2]}, {"u": title, "t": title}), data=OWN)
    assert "<img" not in page(setup, lineup_of(setup, SERVER))


def test_it_refers_to_nothing_but_the_server_that_made_it(made):
    setup, _ = from_link(LINK)
    parts = Parts(made)
    found = [own[name] for _, own in parts.tags for name in ADDRESSES & own.keys()]
    assert found == [lineup_of(setup, SERVER).opens]
    for _, text in parts.having("style"):
        assert not re.search(r"@import|url\(", text)


def test_nothing_is_allowed_that_is_not_in_it(made):
    parts = Parts(made)
    (policy,) = (
        own["content"] for own, _ in parts.having("meta") if own.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; ")
    assert "http" not in policy and "connect-src" not in policy and "unsafe-eval" not in policy
    ((_, code),) = ((own, text) for own, text in parts.having("script") if own["type"] == "module")
    assert f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'" in policy
    assert sum(own["type"] not in ("application/json", "text/plain") for own, _ in parts.having("script")) == 1


def test_it_holds_the_rules_the_modules_and_the_race(made):
    held = {own["id"]: text for own, text in Parts(made).having("script") if "id" in own}
    setup, _ = from_link(LINK)
    assert held["rules"] == rules()
    assert held["vendor/plotly.js"] == sources()["vendor/plotly.js"]
    assert json.loads(held["setup"]) == json.loads(json.dumps(spelled(raced(setup))))
    assert json.loads(held["told"])["setup"] == json.loads(held["setup"])
    assert 'modules["views/stage.js"] = ' in made and 'modules["views/lesson.js"]' not in made


def test_a_text_that_would_end_its_script_is_refused():
    assert harmless("that", "a < b") == "a < b"
    for text in ("a </SCRIPT>", "<!-- a"):
        with pytest.raises(ValueError, match="that cannot stand in a page"):
            harmless("that", text)


def test_without_an_address_it_has_no_link():
    setup, _ = from_link(LINK)
    assert [own for own, _ in Parts(page(setup, lineup_of(setup))).having("a")] == []


def test_its_styles_leave_out_what_no_element_of_it_can_have():
    sheet = """/* .rv-b */ :root { --a: 1; }
.rv-a, .rv-far .rv-b { color: red; }
.rv-far > p { color: blue; }
:is(.rv-far, main) p { margin: 0; }
@media (max-width: 9px) { .rv-a-of-two { top: 0; } .rv-far { top: 0; } }
@media print { .rv-far { top: 0; } }
.rv-chip.rv-open { left: 0; }
@keyframes rv-far { from { top: 0; } to { top: 1px; } }
"""
    texts = [
        'element("p", { class: "rv-a rv-open" })',
        "const part = (kind) => `rv-a-${kind}`, own = (name) => `rv-${name}`;",
        'own("chip")',
    ]
    assert " ".join(sparing(sheet, texts).split()) == (
        ":root { --a: 1; } .rv-a, .rv-far .rv-b { color: red; } :is(.rv-far, main) p { margin: 0; } "
        "@media (max-width: 9px) { .rv-a-of-two { top: 0; } } .rv-chip.rv-open { left: 0; } "
        "@keyframes rv-far { from { top: 0; } to { top: 1px; } }"
    )
