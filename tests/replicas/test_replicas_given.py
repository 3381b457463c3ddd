"""What cannot be a class: each is said in one sentence with what to do, and nothing is started."""

from __future__ import annotations

import os
import re
import socket
import subprocess
from contextlib import ExitStack
from pathlib import Path

import pytest

from tools.place import Unusable
from tools.replicas import proxy, running
from tools.replicas.__main__ import main
from tools.replicas.given import replicas_of
from tools.replicas.replica import free_port
from tools.replicas.running import file_of, held, keeper_of, leave_word, word_of
from tools.replicas.secret import LEAST, VARIABLE, secret

ROOT = Path(__file__).resolve().parents[2]


def test_there_is_a_replica_a_core_unless_given():
    assert replicas_of("", 5) == 5
    assert replicas_of("3", 5) == 3


@pytest.mark.parametrize("text", ["0", "two", "-1", "1.5", "65", "9" * 9, "²"])
def test_what_is_no_number_of_replicas_is_said(text):
    with pytest.raises(Unusable, match=f"^“{text}” is no number of replicas: write"):
        replicas_of(text, 2)


def ends_with(capsys, *arguments: str) -> str:
    """The one sentence with which it refuses."""
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1
    return said.err


def test_no_nginx(capsys, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(proxy, "PLACES", ())
    assert "apt-get install nginx" in ends_with(capsys, "--port", str(free_port()))


def test_a_port_that_is_taken(capsys, monkeypatch):
    monkeypatch.setattr("tools.replicas.__main__.nginx", lambda: "nginx")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        assert f"Port {port} is taken" in ends_with(capsys, "--port", port)


@pytest.mark.parametrize(
    "wrong, says",
    [
        (["--replicas", "0"], "is no number of replicas"),
        (["--port", "http"], "is no port"),
        (["--subpath", "a b"], "is no path"),
        (["--host", "192.0.2.1"], "is no address of this machine"),
    ],
)
def test_what_cannot_be_read(capsys, monkeypatch, wrong, says):
    monkeypatch.setattr("tools.replicas.__main__.nginx", lambda: "nginx")
    assert says in ends_with(capsys, *wrong)


def test_a_class_that_does_not_run_cannot_be_restarted(capsys):
    port = free_port()
    assert f"make class PORT={port}" in ends_with(capsys, "--restart", "--port", str(port))


def test_who_keeps_a_class_is_known_while_it_does(tmp_path):
    port = free_port()
    with held(port, tmp_path):
        assert keeper_of(port) == os.getpid()
        with pytest.raises(Unusable, match="already"), held(port, tmp_path):
            pass
    with pytest.raises(Unusable, match="No class"):
        keeper_of(port)


def test_what_a_killed_class_left_behind_is_removed_by_the_next_one(tmp_path, monkeypatch):
    monkeypatch.setattr(running, "PLACE", tmp_path / "place")
    killed, lives = tmp_path / "killed", tmp_path / "lives"
    for folder in (killed, lives):
        (folder / "edition").mkdir(parents=True)
    with held(1, killed):
        said = file_of(1).read_bytes()
    file_of(1).write_bytes(said)  # as it stays after kill -9
    with held(1, lives):
        assert not killed.exists()
        with pytest.raises(Unusable, match="already"), held(1, tmp_path):
            pass
        assert lives.exists()


@pytest.mark.parametrize("status", [0, 1])
def test_who_has_a_class_replaced_gets_its_last_word(capsys, monkeypatch, tmp_path, status):
    port = free_port()
    monkeypatch.setattr("os.kill", lambda process, _: leave_word(port, status, f"{process} has said this."))
    with held(port, tmp_path):
        for _ in range(2):  # the second time, the word of the first is there
            assert main(["--restart", "--port", str(port)]) == status
            assert "".join(capsys.readouterr()) == f"{os.getpid()} has said this.\n"
    assert not word_of(port).exists()


def test_a_class_that_ends_while_it_is_replaced_is_not_waited_for(capsys, monkeypatch, tmp_path):
    port, runs = free_port(), ExitStack()
    monkeypatch.setattr("os.kill", lambda *_: runs.close())
    with runs:
        runs.enter_context(held(port, tmp_path))
        leave_word(port, 0, "The word of the time before.")
        assert "No class runs" in ends_with(capsys, "--restart", "--port", str(port))


def test_a_secret_that_is_missing_is_made_once_for_its_owner_alone(tmp_path, monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    file = tmp_path / "new" / "secret"
    text, said = secret(file)
    assert len(text) >= LEAST and str(file) in said
    assert file.stat().st_mode & 0o777 == 0o600
    assert secret(file) == (text, "")


def test_a_secret_of_the_environment_comes_first(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, LEAST * "s")
    assert secret(tmp_path / "secret") == (LEAST * "s", "")
    assert not (tmp_path / "secret").exists()


@pytest.mark.parametrize("content, mode, says", [(LEAST * "s", 0o640, "chmod 600"), ("short", 0o600, "needs 32")])
def test_a_secret_that_is_none_is_refused(tmp_path, monkeypatch, content, mode, says):
    monkeypatch.delenv(VARIABLE, raising=False)
    file = tmp_path / "secret"
    file.write_text(content)
    file.chmod(mode)
    with pytest.raises(Unusable, match=says):
        secret(file)


def test_make_takes_every_word_that_an_error_names():
    """Each reaches the command line of the class."""
    sources = [ROOT / "tools" / "place.py", *(ROOT / "tools" / "replicas").glob("*.py")]
    names = {name for source in sources for name in re.findall(r"\b([A-Z]+)=", source.read_text(encoding="utf-8"))}
    assert names >= {"PORT", "REPLICAS", "SECRET"}
    words = [f"{name}=given-{name}" for name in names]
    asked = ["make", "--dry-run", "--assume-old=.venv/.app", "class", *words]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, timeout=30, check=True)
    assert {*re.findall(r'"given-(\w+)"', done.stdout)} == names


def test_a_folder_is_no_secret(tmp_path, monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    tmp_path.chmod(0o700)
    with pytest.raises(Unusable, match="cannot be used"):
        secret(tmp_path)
