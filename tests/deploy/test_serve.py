"""What is mended in Streamlit's server."""

from streamlit import net_util
from streamlit.web.server.server_util import is_url_from_allowed_origins

from tools.serve import ask_nobody


def test_a_page_of_another_site_is_refused_and_no_other_host_is_asked(monkeypatch):
    asked = []
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda address, **_: asked.append(address))
    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)  # which is put back after the test
    assert not is_url_from_allowed_origins("https://elsewhere.example") and asked  # what is mended
    asked.clear()
    ask_nobody(net_util)
    assert not is_url_from_allowed_origins("https://elsewhere.example") and asked == []
