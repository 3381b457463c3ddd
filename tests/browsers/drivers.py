"""Firefox and WebKit as a reader has them, each over the protocol that it speaks itself.

Firefox takes WebDriver BiDi on a socket, WebKit WebDriver over HTTP; what a pointer does is written alike in both.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from websockets.sync.client import ClientConnection, connect

from tools.replicas.replica import free_port

WIDTH, HEIGHT = 1440, 900
PATIENCE = 60.0  # seconds: two cores draw everything in software
PREFERENCES = {
    # Nothing but this machine is reached: all else is sent to a proxy that is not there.
    "network.proxy.type": 1,
    "network.proxy.socks": "127.0.0.1",
    "network.proxy.socks_port": 9,
    "network.proxy.no_proxies_on": "127.0.0.1",
    "app.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
}

LISTEN = """(() => {
  if (window.heard) return true;
  window.heard = [];
  const say = console.error;
  console.error = (...words) => { heard.push(words.join(" ")); say(...words); };
  addEventListener("error", ({ message }) => heard.push(message));
  addEventListener("unhandledrejection", ({ reason }) => heard.push(String(reason)));
  return true;
})()"""


def until(condition: Callable[[], Any], what: str) -> Any:
    """What `condition` returns once that is something; AssertionError with `what` when patience ends."""
    deadline = time.monotonic() + PATIENCE
    while not (seen := condition()):
        assert time.monotonic() < deadline, f"waited in vain: {what}"
        time.sleep(0.05)  # between two questions, until the deadline
    return seen


@contextmanager
def screen(program: str, folder: Path) -> Iterator[str]:
    """A screen in memory: its name."""
    log = folder / "screen.txt"
    size = f"{WIDTH + 100}x{HEIGHT + 200}x24"
    with running(program, "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp", log=log):
        yield ":" + until(lambda: re.search(r"^(\d+)\n", log.read_text(), re.MULTILINE), "a screen")[1]


@contextmanager
def running(*command: str, log: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process whose words go to `log`, ended when the block ends."""
    with log.open("ab") as words:
        process = subprocess.Popen(command, stdout=words, stderr=words, env={**os.environ, **environment})
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


class Firefox:
    """A page of Firefox."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket, self.numbers = socket, count(1)
        self.heard: list[str] = []
        self.call("session.new", capabilities={})
        self.call("session.subscribe", events=["log.entryAdded"])
        self.page = self.call("browsingContext.getTree")["contexts"][0]["context"]
        self.call("browsingContext.setViewport", context=self.page, viewport={"width": WIDTH, "height": HEIGHT})

    def call(self, method: str, **params: Any) -> Any:
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while (answer := json.loads(self.socket.recv(PATIENCE))).get("id") != number:
            entry = answer.get("params", {})
            if answer.get("method") == "log.entryAdded" and entry["level"] == "error":
                self.heard.append(entry["text"])
        assert answer["type"] == "success", answer
        return answer["result"]

    def open(self, address: str) -> None:
        self.call("browsingContext.navigate", context=self.page, url=address, wait="none")

    def read(self, expression: str) -> Any:
        """A JavaScript expression's value in the page."""
        answer = self.call(
            "script.evaluate",
            expression=f"JSON.stringify({expression})",
            target={"context": self.page},
            awaitPromise=False,
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return json.loads(answer["result"].get("value", "null"))

    def perform(self, actions: list[dict[str, Any]]) -> None:
        self.call("input.performActions", context=self.page, actions=actions)

    def errors(self) -> list[str]:
        return self.heard


@contextmanager
def firefox(program: str, folder: Path, display: str, preferences: dict[str, Any]) -> Iterator[Firefox]:
    """A page of a Firefox that was never used before, with these preferences."""
    profile, log = folder / "profile", folder / "firefox.txt"
    profile.mkdir()
    lines = (
        f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in (PREFERENCES | preferences).items()
    )
    (profile / "user.js").write_text("\n".join(lines))
    command = (program, "--no-remote", "--profile", str(profile), "--remote-debugging-port", str(free_port()))
    with running(*command, log=log, DISPLAY=display):
        listens = until(lambda: re.search(r"WebDriver BiDi listening on (\S+)", log.read_text()), "Firefox opens")
        with connect(f"{listens[1]}/session", max_size=None) as socket:
            yield Firefox(socket)


class WebKit:
    """A page of WebKitGTK's MiniBrowser."""

    def __init__(self, driver: str, minibrowser: str) -> None:
        self.driver = driver
        options = {"binary": minibrowser, "args": ["--automation"]}
        wanted = {"webkitgtk:browserOptions": options, "pageLoadStrategy": "none"}
        answer = self.call("/session", {"capabilities": {"alwaysMatch": wanted}})
        self.session = f"/session/{answer['sessionId']}"
        self.call(f"{self.session}/window/rect", {"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT})

    def call(self, path: str, body: dict[str, Any]) -> Any:
        try:
            with urlopen(Request(self.driver + path, json.dumps(body).encode()), timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise AssertionError(error.read().decode()) from error

    def open(self, address: str) -> None:
        """Goes there, and listens before any module of ours is loaded: WebKit's driver tells of no errors."""
        self.call(f"{self.session}/url", {"url": address})
        until(lambda: self.read(f"location.href === {json.dumps(address)} && {LISTEN}"), "the page can be listened to")

    def read(self, expression: str) -> Any:
        """A JavaScript expression's value in the page."""
        return self.call(f"{self.session}/execute/sync", {"script": f"return {expression}", "args": []})

    def perform(self, actions: list[dict[str, Any]]) -> None:
        self.call(f"{self.session}/actions", {"actions": actions})

    def errors(self) -> list[str]:
        return self.read("heard")


@contextmanager
def webkit(driver: str, minibrowser: str, folder: Path, display: str) -> Iterator[WebKit]:
    """A page of a MiniBrowser."""
    port, log = free_port(), folder / "webkit.txt"
    address = f"http://127.0.0.1:{port}"

    def ready() -> bool:
        try:
            with urlopen(f"{address}/status", timeout=1) as answer:
                return bool(json.load(answer)["value"]["ready"])
        except (URLError, OSError):
            return False

    with running(driver, "-p", str(port), log=log, DISPLAY=display):
        until(ready, "WebKit's driver answers")
        yield WebKit(address, minibrowser)
