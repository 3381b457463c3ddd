"""A server that goes away: the stage keeps playing what it has, and takes up again when the server is back."""

import pytest

from tests.browser.app import App
from tests.browser.stage import Stage


@pytest.fixture
def mortal(tmp_path):
    """A server of this test's own, to be killed."""
    with App(tmp_path / "log.txt") as app:
        yield app


def test_the_stage_outlives_the_server(new_page, watch, mortal):
    watch.address = mortal.address
    # Streamlit's own scripts say that they cannot reach it, and its pictures come with the new server's first run.
    watch.allowed += ["ERR_CONNECTION_REFUSED", "/static/js/index", "/media/"]
    stage = Stage(new_page(reduced_motion="no-preference")).open(mortal.address + "?view=map")
    with stage.moved():
        stage.click(1, 1)
    start = stage.data("start")
    mortal.kill()
    stage.button("Restart").click()
    stage.until("playing === 'true' && step > 2 && step < 150")
    stage.pause()
    stage.scrub(200)
    stage.until("step == 200")
    assert stage.data("start") == start and len(stage.rows()) == 4

    mortal.start()
    stage.page.wait_for_function(
        "document.querySelector('[data-testid=stApp]').dataset.testConnectionState === 'CONNECTED'", timeout=60_000
    )
    with stage.moved():
        stage.click(-1, 0.5)
    x, y = stage.start
    assert abs(x + 1) < 0.02 and abs(y - 0.5) < 0.02
