"""What docs/deploy/ tells to do, and the files that it names: they fit this folder and each other."""

import configparser
import json
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from streamlit import config

from tests.test_architecture import PACKAGES
from tools.place import Place, place
from tools.replicas.__main__ import asking
from tools.replicas.running import place_of

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs" / "deploy"
PAGES = sorted(DOCS.glob("*.md"))
UNIT = DOCS / "ravine.service"
README = (ROOT / "README.md").read_text(encoding="utf-8")
SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\(([^)#]+)\)")
SERVE = ["python", "-m", "tools.serve", "app.py"]


def image():
    """The lines of the Containerfile: (instruction, the rest)."""
    lines = (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split(" ", 1)) for line in lines]


def told(instruction):
    """What the image's lines say with one instruction."""
    return [rest for name, rest in image() if name == instruction]


def kept():
    """The names at the top of this folder that are in the image."""
    lines = (ROOT / ".containerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in lines
    return {line[1:] for line in lines if line.startswith("!")}


def test_what_an_image_copies_is_here():
    *named, whole = (copy.split()[0] for copy in told("COPY"))
    assert whole == "." and named == ["requirements.lock"]
    assert all((ROOT / name).exists() for name in kept())
    assert kept() == {*PACKAGES, ".streamlit", "app.py", "page.py", "static", "tools", *named}
    assert (ROOT / ".dockerignore").read_text() == (ROOT / ".containerignore").read_text()


def test_an_image_installs_what_the_lock_file_names_and_runs_what_the_readme_says():
    assert told("RUN") == ["pip install --no-cache-dir --require-hashes -r requirements.lock"]
    assert json.loads(*told("CMD")) == SERVE and f"`{shlex.join(SERVE)}`" in README
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", *told("USER")), "not root, and a number, which every machine can check"
    assert told("EXPOSE") == [str(place([], {}).port)]


def test_an_image_asks_whether_the_app_is_well():
    asks = json.loads(told("HEALTHCHECK")[0].removeprefix("CMD "))
    done = subprocess.run(
        [sys.executable, *asks[1:], "--server.address=127.0.0.1", "--server.port=1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert asks[0] == "python" and done.returncode == 1
    assert done.stderr == "The app at http://127.0.0.1:1 does not answer, or is not well.\n"


def unit():
    found = configparser.ConfigParser(strict=False, delimiters="=")
    found.optionxform = str  # type: ignore[assignment, method-assign]  # names as they are written
    found.read_string(UNIT.read_text(encoding="utf-8"))
    return found


def test_a_unit_starts_what_the_readme_says_and_may_do_little():
    service = unit()["Service"]
    python, *words = shlex.split(service["ExecStart"])
    folder = Path(service["WorkingDirectory"])
    assert Path(python) == folder / ".venv/bin/python" and words[: len(SERVE) - 1] == SERVE[1:]
    assert place(words, {}) == Place("127.0.0.1", 8501, "")
    assert str(folder) in (DOCS / "systemd.md").read_text(encoding="utf-8")
    for name, value in {
        "DynamicUser": "yes",
        "NoNewPrivileges": "yes",
        "ProtectSystem": "strict",
        "CapabilityBoundingSet": "",
        "Restart": "on-failure",
    }.items():
        assert service[name] == value, name


def of_a_class():
    """What the page has whoever wants a class add to the unit."""
    page = (DOCS / "systemd.md").read_text(encoding="utf-8")
    [found] = re.findall(r"^    \[Service]\n    ExecStart=\n(?:    .*\n)+", page, re.MULTILINE)
    return textwrap.dedent(found)


def test_a_unit_of_a_class_starts_one_that_may_write_where_systemd_lets_it():
    added = configparser.ConfigParser(strict=False, delimiters="=")
    added.read_string(of_a_class())
    start, reload = (shlex.split(added["Service"][name]) for name in ("ExecStart", "ExecReload"))
    program = [*shlex.split(unit()["Service"]["ExecStart"])[:2], "tools.replicas"]
    assert start[:3] == reload[:3] == program
    assert asking().parse_args(start[3:]).replicas == "4" and asking().parse_args(reload[3:]).restart
    assert place_of({"STATE_DIRECTORY": f"/var/lib/{added['Service']['StateDirectory']}"}) == Path("/var/lib/ravine")
    assert place_of({}) == ROOT / ".class"


@pytest.mark.parametrize("added", ["", of_a_class()], ids=["one process", "a class"])
def test_systemd_takes_the_unit(tmp_path, added):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed here, so only the words of the unit are checked.")
    here = f"{UNIT.read_text(encoding='utf-8')}{added}".replace("/opt/ravine/.venv/bin/python", sys.executable)
    (tmp_path / UNIT.name).write_text(here.replace("/opt/ravine", str(ROOT)), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", str(tmp_path / UNIT.name)], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_readme_leads_to_every_page_and_each_link_to_a_file():
    for page in PAGES:
        assert README.count(f"](docs/deploy/{page.name})") == 1
        for link in LINK.findall(page.read_text(encoding="utf-8")):
            assert (DOCS / link).is_file(), f"{page.name}: {link}"


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_what_a_page_names_is_there(page):
    text = page.read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for option in re.findall(r"--((?:server|browser)\.\w+)", text):
        config.get_option(option)  # RuntimeError for one that Streamlit does not know
    for name in re.findall(r"\b[A-Z]+(?==ravine$)", text, re.MULTILINE):
        assert f"\n{name} ?=" in makefile, name
    for name in re.findall(r"\bRAVINE_\w+", text):
        assert f"| `{name}` |" in SECURITY, name
    for target in re.findall(r"\bmake (\w+)", text):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
