"""Processes of ours: how they end, and how a replica is seen to be unwell."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from tests.browser.app import App
from tests.ui.finished import finished
from tools.replicas import replica as of_replicas
from tools.replicas.process import begun, end
from tools.replicas.replica import PROXIES, Replica, free_port, trusting
from tools.replicas.visit import visited

ROOT = Path(__file__).resolve().parents[2]
WITHIN = 30.0  # seconds, after which a test gives up
PARENT = """
import asyncio, pathlib
from tools.replicas.process import begun
async def main():
    print((await begun(["sleep", "600"], pathlib.Path("/"))).pid, flush=True)
    await asyncio.sleep(600)
asyncio.run(main())
"""


def runs(process: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2][0] not in "ZX"
    except FileNotFoundError:
        return False


def until_gone(process: int) -> None:
    latest = time.monotonic() + WITHIN
    while runs(process):
        assert time.monotonic() < latest
        time.sleep(0.02)  # between two looks, until the deadline


def test_a_process_ends_with_the_one_that_started_it():
    with subprocess.Popen([sys.executable, "-c", PARENT], cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert runs(child)
        parent.kill()
    until_gone(child)


def test_a_process_that_does_not_listen_is_ended_with_all_it_started():
    async def ended() -> int:
        process = await begun(["sh", "-c", "trap '' TERM; sleep 600 & wait"], ROOT)
        child = await the_child_of(process.pid)
        await end(process, 0.1)
        assert process.returncode == -signal.SIGKILL
        return child

    until_gone(finished(ended()))


async def the_child_of(process: int) -> int:
    """The process that it has started, as soon as it has."""
    async with asyncio.timeout(WITHIN):
        while not (children := Path(f"/proc/{process}/task/{process}/children").read_text().split()):
            await asyncio.sleep(0.01)
    return int(children[0])


@pytest.mark.parametrize("proxies", ["10.0.0.2", "10.0.0.0/8, ::1", "", "127.0.0.1", "10.0.0.2, 127.0.0.1", "*", None])
def test_a_replica_takes_a_readers_address_from_the_proxies_that_are_named_and_from_nginx(proxies):
    given = {"HOME": "/", **({} if proxies is None else {PROXIES: proxies})}
    trusted = trusting(given).pop(PROXIES, "127.0.0.1,::1")
    assert trusting(given).keys() == given.keys()
    passed = "192.0.2.7, 10.0.0.2" if (proxies or "").startswith("10.") else "192.0.2.7"
    scope = {"type": "http", "client": ("127.0.0.1", 1), "headers": [(b"x-forwarded-for", passed.encode())]}

    async def app(scope, *_):
        assert scope["client"][0] == "192.0.2.7"

    reads: Any = ProxyHeadersMiddleware(app, trusted)
    finished(reads(scope, None, None))


def test_a_replica_that_hangs_is_seen(monkeypatch):
    monkeypatch.setattr(of_replicas, "UNWELL_FOR", 0.2)
    monkeypatch.setattr(of_replicas, "LATER", 0.01)

    async def seen() -> str:
        async with await asyncio.start_server(lambda *_: None, "127.0.0.1", 0) as silent:
            port = silent.sockets[0].getsockname()[1]
            process = await begun(["sleep", "600"], ROOT)
            try:
                return await Replica(1, port, "", ROOT, process).falls()
            finally:
                await end(process)

    assert finished(seen()) == "has not been well for 0.2 s"


def test_an_app_with_a_fault_is_no_replica(tmp_path):
    (tmp_path / "faulty.py").write_text("import streamlit\n\nstreamlit.write('so far, so good')\nraise ValueError\n")
    with App(tmp_path / "log.txt", "faulty.py", tmp_path) as app:
        assert finished(visited(app.port, "")) is False


def test_a_replica_that_ends_at_once_does_not_come_up():
    async def comes_up() -> bool:
        return await Replica(1, free_port(), "", ROOT, await begun(["false"], ROOT)).comes_up()

    assert finished(comes_up()) is False
