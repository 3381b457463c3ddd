"""The nginx configuration of docs/deploy/path.md, in a real nginx before a server that says what it was asked."""

import json
import re
import shutil
import subprocess
import time
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tools.replicas.replica import free_port

PAGE = Path(__file__).resolve().parents[2] / "docs" / "deploy" / "path.md"
BLOCK = re.compile(r"```nginx\n(.*?)```", re.DOTALL)
APP = "http://127.0.0.1:8501"  # where the page says that the app is
STARTS_WITHIN = 30.0  # seconds
AROUND = """daemon off;
pid {folder}/pid;
error_log stderr;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    {given}
  }}
}}
"""


class Told(BaseHTTPRequestHandler):
    """Answers with what it was asked."""

    def do_GET(self):
        text = json.dumps({"path": self.path, **{name.lower(): value for name, value in self.headers.items()}}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


@pytest.fixture
def app():
    """The port of a server in the app's place."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Told)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def asked(port, path, **headers):
    """What the server behind is asked, or (status, where it leads)."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Host": "school.example", **headers})
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    return json.loads(text) if answer.status == 200 else (answer.status, answer.getheader("Location"))


@pytest.fixture
def through(app, tmp_path):
    """through(text) -> the port of an nginx whose server has this text, with the app's port for the page's."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/sbin")
    if not found:
        pytest.skip("nginx is not installed here, so what docs/deploy/path.md tells it is not tried.")
    started = []

    def start(text):
        port = free_port()
        given = text.replace(APP, f"http://127.0.0.1:{app}")
        (tmp_path / "nginx.conf").write_text(AROUND.format(folder=tmp_path, port=port, given=given))
        command = [found, "-e", "stderr", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]
        with (tmp_path / "said").open("w") as said:
            started.append(subprocess.Popen(command, stderr=said))
        deadline = time.monotonic() + STARTS_WITHIN
        while True:
            try:
                asked(port, "/")
                return port
            except OSError:
                assert started[-1].poll() is None and time.monotonic() < deadline, (tmp_path / "said").read_text()
                time.sleep(0.02)  # between two questions, until the deadline

    yield start
    for process in started:
        process.terminate()
        process.wait(30)


def test_a_proxy_keeps_the_path_and_passes_websockets_on(through):
    port = through(*BLOCK.findall(PAGE.read_text(encoding="utf-8")))
    plain = asked(port, "/ravine/networks?at=1%2C2")
    assert plain["path"] == "/ravine/networks?at=1%2C2" and plain["host"] == "school.example"
    assert plain["x-forwarded-for"] == "127.0.0.1" and plain["x-forwarded-proto"] == "http"
    assert "upgrade" not in plain
    socket = asked(port, "/ravine/_stcore/stream", Connection="Upgrade", Upgrade="websocket")
    assert (socket["connection"], socket["upgrade"]) == ("Upgrade", "websocket")
    status, there = asked(port, "/ravine")
    assert status == 301 and there.endswith("/ravine/")


def test_a_proxy_takes_the_path_away_when_a_slash_ends_its_line(through):
    (text,) = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert f"proxy_pass {APP}/;" in PAGE.read_text(encoding="utf-8")
    assert asked(through(text.replace(f"{APP};", f"{APP}/;")), "/ravine/networks?a=b")["path"] == "/networks?a=b"
