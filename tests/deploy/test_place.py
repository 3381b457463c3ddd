"""Where the app is to be served: whoever starts it at a place that does not do is told so in a sentence."""

import errno
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit import config
from streamlit.web.server.starlette.starlette_app import _RESERVED_ROUTE_PREFIXES

from tools.place import CONFIGURED, KEPT, Place, Unusable, folders_of, place, try_out, why

ROOT = Path(__file__).resolve().parents[2]
TAKEN = "Port {} is taken: stop the program that listens there, or choose another port, "


@pytest.fixture
def taken():
    """A port where somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listens:
        yield listens.getsockname()[1]


def test_arguments_say_more_than_the_environment_and_the_last_of_them_most():
    environment = {"STREAMLIT_SERVER_PORT": "7000", "STREAMLIT_SERVER_BASE_URL_PATH": "/there/"}
    assert place([], {}) == Place("0.0.0.0", 8501, "")
    assert place([], environment) == Place("0.0.0.0", 7000, "/there")
    arguments = ["app.py", "--server.port", "8000", "--server.port=9000", "--server.address", "127.0.0.1"]
    assert place(arguments, environment) == Place("127.0.0.1", 9000, "/there")
    assert str(place(arguments, {})) == "http://127.0.0.1:9000"
    assert str(Place("::1", 8501, "/ravine")) == "http://[::1]:8501/ravine"


@pytest.fixture
def folder(tmp_path):
    """folder(text, name) -> a folder with a file of settings."""

    def written(text, name="app"):
        file = tmp_path / name / ".streamlit" / "config.toml"
        file.parent.mkdir(parents=True)
        file.write_text(text)
        return tmp_path / name

    return written


def test_files_say_less_than_the_environment_and_the_last_of_them_most(folder):
    home = folder('[server]\nport = 7001\naddress = "127.0.0.1"', "home")
    here = folder('[server]\nport = 7002\nbaseUrlPath = "env:BELOW"\n[theme.light]\nbaseRadius = "6px"')
    both = [home, here, here / "nowhere"]
    assert place([], {"BELOW": "there"}, both) == Place("127.0.0.1", 7002, "/there")
    assert place([], {"STREAMLIT_SERVER_PORT": "7003", "BELOW": ""}, both) == Place("127.0.0.1", 7003, "")
    assert place([], {"STREAMLIT_SERVER_PORT": "", "BELOW": ""}, both).port == 7002
    assert place(["app.py", "--server.port=7004"], {"BELOW": ""}, both).port == 7004


def test_streamlit_finds_the_same_in_the_same_folders(folder, monkeypatch):
    home, here, beside = (folder("", name) for name in ("home", "here", "beside"))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(here)
    monkeypatch.setattr(config, "_main_script_path", str(beside / "app.py"))
    ours = folders_of(["serve.py", str(beside / "app.py"), "--server.port", "7000"])
    assert [str(each / CONFIGURED) for each in ours] == config.get_config_files("config.toml")


@pytest.mark.parametrize("text", ["[server", "port 8501", "\0"])
def test_a_file_that_cannot_be_read_is_said(folder, text):
    with pytest.raises(Unusable, match=r"config\.toml cannot be read: .*\. Correct it, or take it away\.$"):
        place([], {}, [folder(text)])


def test_a_port_that_a_file_names_is_the_one_that_is_tried(folder, taken):
    here = folder(f'[server]\naddress = "127.0.0.1"\nport = {taken}')
    start, environment = [sys.executable, "-m", "tools.serve", "app.py"], {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(start, cwd=here, env=environment, capture_output=True, text=True, timeout=60)
    assert done.stderr.startswith(TAKEN.format(taken)) and done.returncode == 2


@pytest.mark.parametrize("path", ["ravine", "/ravine", "ravine/", "/ravine/"])
def test_slashes_at_the_ends_of_a_path_say_nothing(path):
    assert place(["--server.baseUrlPath", path], {}) == place(["--server.baseUrlPath=ravine"], {})
    assert str(place(["--server.baseUrlPath", path], {})) == "http://0.0.0.0:8501/ravine"


@pytest.mark.parametrize("port", ["", "0", "65536", "80.5", "-1", "8501x", "٨٥٠١", "00000850199"])
def test_what_is_no_port_is_said(port):
    with pytest.raises(Unusable, match=r"is no port: write a whole number from 1 to 65535, as in"):
        place([f"--server.port={port}"], {})


@pytest.mark.parametrize("path", ["https://school.example/ravine", "a//b", "a/../b", ".", "a b", "?a", "ü", "a\n"])
def test_what_is_no_path_is_said(path):
    with pytest.raises(Unusable, match=r"is no path: write what follows the host in the address, in letters"):
        place(["--server.baseUrlPath", path], {})


def test_what_streamlit_has_for_its_own_is_no_path():
    assert {f"/{name}/" for name in KEPT} == {*_RESERVED_ROUTE_PREFIXES}
    for name in KEPT:
        for path in (name, f"/{name}/", f"{name}/ravine"):
            with pytest.raises(Unusable, match=r"is no path for the app: Streamlit needs .* choose another, as in"):
                place(["--server.baseUrlPath", path], {})
    assert place(["--server.baseUrlPath", "school/static"], {}).below == "/school/static"


def test_what_the_system_refuses_is_said(taken):
    with pytest.raises(Unusable, match=TAKEN.format(taken)):
        try_out(Place("127.0.0.1", taken, ""))
    with pytest.raises(Unusable, match=r"“192\.0\.2\.1” is no address of this machine: write 127\.0\.0\.1"):
        try_out(Place("192.0.2.1", 8501, ""))  # an address that is kept for examples
    assert why(Place("nowhere", 8501, ""), socket.gaierror()).startswith("“nowhere” is no address of this machine")
    low = why(Place("127.0.0.1", 443, ""), PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    assert low.startswith("You have no permission to listen on port 443: choose a port above 1023, as in")


@pytest.mark.parametrize(
    "start",
    [
        [sys.executable, "-m", "tools.serve", "app.py", "--server.address", "127.0.0.1", "--server.port"],
        ["make", "--no-print-directory", "--assume-old=.venv/.app", f"BIN={Path(sys.executable).parent}", "run"],
    ],
)
def test_whoever_starts_it_reads_one_sentence(start, taken):
    last = [f"PORT={taken}"] if start[0] == "make" else [str(taken)]
    done = subprocess.run([*start, *last], cwd=ROOT, capture_output=True, text=True, timeout=60)
    sentence, *makes = done.stderr.splitlines()
    assert sentence.startswith(TAKEN.format(taken)) and sentence.endswith("`.")
    assert (
        done.returncode == 2 and done.stdout == "" and all(re.match(r"make(\[\d+])?: \*\*\*", line) for line in makes)
    )
