"""The app below a path of a server: every address stays below it, with the slash at its end or without."""

import pytest
from starlette.routing import Router
from streamlit import config

from ui.server import serving, slashes
from ui.session.pages import NETWORKS, address

QUERY = "method=adam&at=1%2C2"


@pytest.fixture(params=("", "ravine", "/ravine", "ravine/", "/school/ravine/"))
def below(request):
    """What the app's addresses begin with, where the setting says it in one of its ways."""
    before = config.get_option("server.baseUrlPath")
    config.set_option("server.baseUrlPath", request.param)
    yield f"/{request.param.strip('/')}".rstrip("/")
    config.set_option("server.baseUrlPath", before)


def asked(path, query=""):
    """(status, headers, body) of what a browser is answered."""
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request"}

    routes = Router([*serving.routes(), *slashes.routes()], redirect_slashes=False)
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": []}
    with pytest.raises(StopIteration):  # it waits for nothing, so it needs no loop; and one may be running here
        routes(scope, receive, send).send(None)
    head, body = sent
    return head["status"], {name.decode(): text.decode() for name, text in head["headers"]}, body["body"].decode()


def test_all_that_the_app_serves_stands_below_its_path(below):
    name, text = serving.modules()[serving.PLAIN]
    assert asked(f"{below}/module/{name}")[::2] == (200, text)
    for page in ("", address(NETWORKS)):
        assert asked(f"{below}/{page}")[::2] == (200, serving.first_page())
    if below:
        assert asked("/")[0] == asked(f"/module/{name}")[0] == 404


def test_a_slash_too_many_or_too_few_leads_on_by_a_relative_address(below):
    status, headers, _ = asked(f"{below}/networks/", QUERY)
    assert (status, headers["location"]) == (307, f"../networks?{QUERY}")
    if below:
        status, headers, _ = asked(below, QUERY)
        assert (status, headers["location"]) == (307, f"./ravine/?{QUERY}")
        assert asked(below)[1]["location"] == "./ravine/"
