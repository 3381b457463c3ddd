"""Where the app is to be served: whoever starts it at a place that does not do is told so in a sentence."""

import errno
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.web.server.starlette.starlette_app import _RESERVED_ROUTE_PREFIXES

from tools.place import KEPT, Place, Unusable, place, try_out, why

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
