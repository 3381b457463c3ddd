"""A race is taken home: the script that a reader saves, run elsewhere, ends where the race does."""

import re
import subprocess
import sys

from playwright.sync_api import expect

from ui.session.link import from_link
from ui.session.tracks import tracks

LINK = {"surface": "beale", "methods": "adam,trust_region", "steps": "80", "noise": "0.05", "adam.lr": "0.03"}
END = re.compile(r"^(\w+): x = (\S+), y = (\S+),", re.MULTILINE)


def test_a_script_that_is_saved_and_run_ends_where_the_race_does(come, watch, tmp_path):
    watch.allowed += ["/export/_stcore/"]  # Streamlit looks for itself below the address of a page first
    page = come("export?" + "&".join(f"{name}={value}" for name, value in LINK.items()))
    shown = page.get_by_test_id("stCode")
    expect(shown).to_contain_text("def trust_region_step(x, y, f, reach)")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save beale-adam-trust-region.py").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "beale-adam-trust-region.py"
    assert shown.inner_text().split() == file.read_text(encoding="utf-8").split()
    done = subprocess.run([sys.executable, "-I", str(file)], capture_output=True, text=True, timeout=60, check=True)
    setup, _ = from_link(LINK)
    ends = {key: tuple(track.runs.path[-1, 0].tolist()) for key, track in tracks(setup).items()}
    assert {key: (float(x), float(y)) for key, x, y in END.findall(done.stdout)} == ends
