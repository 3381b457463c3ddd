"""What browsers are told that pages may do, what a server may be set to, and what it can install."""

import gzip
import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from uvicorn.middleware.proxy_headers import _TrustedHosts

from landscapes.data.reading import MOST_CHARACTERS
from tests.browser.app import ROOT, App
from tests.ui.asgi import asked
from ui.server import shown
from ui.server.security import POLICY, Policy, digest, policy
from ui.server.serving import first_page
from ui.server.settings import (
    CLASSES,
    FRAMES,
    PROXIES,
    STATUS,
    TABS,
    check_proxies,
    frame_ancestors,
    framed,
    most_tabs,
    status_word,
)
from ui.session.reading import Unusable

PINNED = re.compile(r"^([\w.-]+)==(\S+)(?: ; .+)? \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", re.MULTILINE)
HERE = re.compile(r"'self'|'none'|data:|blob:|'sha256-[\w+/=]{44}'")


def directives(text):
    return {name: sources.split() for name, _, sources in (part.partition(" ") for part in text.split("; "))}


@pytest.fixture
def app():
    """What answers as the app does, with two pages: one as any other, and one that a reader has made."""

    async def plain(request):
        return PlainTextResponse("")

    routes = [Route("/", plain), Route(f"/{shown.SHOWN}/{{name}}", shown.page)]
    return Starlette(routes=routes, middleware=[Middleware(Policy, frame_ancestors({}))])


def test_nothing_is_loaded_from_elsewhere_and_no_text_is_run(app):
    told = directives(asked(app, "/").headers[POLICY])
    unsafe = {"style-src": ["'unsafe-inline'"]}  # what Streamlit and Plotly write; no script is meant
    for name, sources in told.items():
        assert all(HERE.fullmatch(source) or source in unsafe.get(name, ()) for source in sources), name
    assert told["default-src"] == ["'none'"] and told["frame-ancestors"] == ["'self'"]
    assert "data:" not in told["script-src"]


def test_the_scripts_in_the_first_page_are_named_and_no_others(app):
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", first_page(), re.DOTALL)
    inline = [text for text in scripts if text.strip()]
    assert len(inline) == 2
    named = [source for source in directives(policy("'self'"))["script-src"] if source.startswith("'sha256")]
    assert sorted(named) == sorted(map(digest, inline))
    assert not re.search(r"""<[^>]+\son\w+=""", first_page()), "a handler in the page would not be run"


def test_every_answer_says_what_browsers_may_do(app):
    for path in ("/", "/nowhere"):
        headers = asked(app, path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin" and "camera=()" in headers["Permissions-Policy"]


def test_a_page_that_computes_has_an_origin_of_its_own(app):
    page = "<!DOCTYPE html><p>π"
    address = shown.shown(page)
    for encoding in ("gzip", "identity"):
        answer = asked(app, f"/{address}", headers={"Accept-Encoding": encoding})
        body = gzip.decompress(answer.body) if encoding == "gzip" else answer.body
        assert body.decode() == page and answer.headers["Content-Type"].startswith("text/html; charset=utf-8")
    told = directives(answer.headers[POLICY])
    assert "allow-scripts" in told["sandbox"] and "allow-same-origin" not in told["sandbox"]
    assert told["frame-ancestors"] == ["'self'"]
    for count in range(shown.MOST_KEPT):
        shown.shown(f"{page}{count}")
    gone = asked(app, f"/{address}")
    assert gone.status == 404 and b"show it again" in gone.body


def test_other_sites_are_named_by_whoever_runs_it():
    assert frame_ancestors({}) == frame_ancestors({FRAMES: " "}) == "'self'"
    assert FRAMES in framed("'self'")
    two = frame_ancestors({FRAMES: "https://moodle.example.org, https://*.example.edu:8443"})
    assert two == "'self' https://moodle.example.org https://*.example.edu:8443"
    assert framed(two) == "This server allows it on https://moodle.example.org, https://*.example.edu:8443 only."
    assert frame_ancestors({FRAMES: "*"}) == "*" and framed("*") == ""


@pytest.mark.parametrize(
    "text",
    [
        "https://moodle.example.org/course",
        "moodle.example.org",
        "https://a.org *",
        "'none'",
        "https://a.org; script-src *",
        "ftp://a.org",
        "https://a.org:99999",
        "https://",
    ],
)
def test_a_site_that_is_none_gets_a_sentence(text):
    with pytest.raises(Unusable, match=r"which is not a site\. Write https://"):
        frame_ancestors({FRAMES: text})


@pytest.mark.parametrize("text", ["many", "0", "-3", "1.5", "1e9", "NaN"])
def test_a_number_of_tabs_that_is_none_gets_a_sentence(text):
    with pytest.raises(Unusable, match=f"{TABS} is .*Write a whole number, or leave it out for {CLASSES}"):
        most_tabs({TABS: text})


def test_tabs_can_be_set():
    assert (most_tabs({}), most_tabs({TABS: ""}), most_tabs({TABS: " 1200 "})) == (CLASSES, CLASSES, 1200)


@pytest.mark.parametrize("text", ["room/12", " ", "two words", "?", "..", "a%20b", "größe", "word\n"])
def test_a_word_for_the_status_that_no_address_has_gets_a_sentence(text):
    with pytest.raises(Unusable, match=rf"^{STATUS} is .*, which is not a word for an address\. Write letters"):
        status_word({STATUS: text})


def test_a_word_for_the_status_can_be_set():
    assert (status_word({}), status_word({STATUS: ""}), status_word({STATUS: "room-12"})) == ("", "", "room-12")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("proxy.school.example", "proxy.school.example"),
        ("10.0.0.0/33, x y", "10.0.0.0/33"),
        ("10.0.0.1, x y", "x y"),
        ("10.0.0.1 10.0.0.2", "10.0.0.1 10.0.0.2"),
        ("10.0.0.5/8", "10.0.0.5/8"),
        ("10.0.0.1, *", "*"),
        (" *", "*"),
    ],
)
def test_a_proxy_that_is_none_gets_a_sentence(text, named):
    """Where the server itself would know it as nothing but a text."""
    assert named in _TrustedHosts(text).trusted_literals
    with pytest.raises(Unusable, match=rf"^{PROXIES} names “{re.escape(named)}”, which is not an address\. Write"):
        check_proxies({PROXIES: text})


@pytest.mark.parametrize("text", ["", " ", "*", "10.0.0.2", "127.0.0.1,", "10.0.0.2, 10.1.0.0/16,::1", "2001:db8::/32"])
def test_proxies_can_be_set(text):
    check_proxies({PROXIES: text})
    assert not _TrustedHosts(text).trusted_literals - {""}


@pytest.mark.slow("starts a server, which refuses")
@pytest.mark.parametrize(
    ("variable", "text", "said"),
    [
        (TABS, "many", "is “many”, which is not a number."),
        (STATUS, "room/12", "is “room/12”, which is not a word for an address."),
        (PROXIES, "proxy.school.example", "names “proxy.school.example”, which is not an address."),
    ],
)
def test_a_server_does_not_start_with_what_it_cannot_use(tmp_path, variable, text, said):
    with pytest.raises(RuntimeError) as refused:
        App(tmp_path / "log", settings={variable: text}).start()
    assert f"Ravine has not started. {variable} {said}" in str(refused.value)
    assert "Traceback" not in str(refused.value)


def test_a_file_of_data_fits_into_a_message_and_not_much_more():
    configured = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["server"]
    largest = 4 * MOST_CHARACTERS * 4 / 3 / 1e6  # bytes of a character at most, as text of base 64; in millions
    assert largest < configured["maxWidgetStateSize"] < 2 * largest
    assert configured["maxWidgetStateSize"] < configured["maxMessageSize"], "which bounds what is read at all"


# --- what a server installs ------------------------------------------------------------------------------------------


def pinned():
    """name -> version, of all that requirements.lock has."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    found = PINNED.findall(text)
    assert PINNED.sub("", text) == "", "a line without a version, or without hashes"
    return {canonicalize_name(name): at for name, at in found}


def wanted(requirement, extras=("",)):
    """What an installed package needs here, and so on."""
    try:
        needs = [Requirement(line) for line in requires(requirement.name) or ()]
    except PackageNotFoundError:
        return
    for need in needs:
        if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in extras):
            yield need
            yield from wanted(need, (*need.extras, ""))


def test_every_package_is_pinned_with_its_hashes():
    known = pinned()
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    asked = [Requirement(line.partition("#")[0]) for line in lines if line.partition("#")[0].strip()]
    needs = {str(need): need for each in asked for need in (each, *wanted(each, (*each.extras, "")))}
    assert len(needs) > 20
    for need in needs.values():
        at = known.get(canonicalize_name(need.name))
        assert at, f"{need.name} is not in requirements.lock: run `make lock`"
        assert need.specifier.contains(at, prereleases=True), f"{need} is pinned at {at}: run `make lock`"
