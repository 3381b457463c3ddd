"""nginx takes the configuration, for one replica and several, below a path and at the top."""

from __future__ import annotations

import subprocess

import pytest

from tests.replicas.needs import NEEDS_NGINX
from tools.place import Place
from tools.replicas.configuration import configuration
from tools.replicas.proxy import most_files, nginx
from tools.replicas.replica import free_port


@NEEDS_NGINX
@pytest.mark.parametrize("below", ["", "/school/ravine"])
@pytest.mark.parametrize("replicas", [1, 64])
def test_nginx_takes_the_configuration(tmp_path, below, replicas):
    ports = {number: 40_000 + number for number in range(1, replicas + 1)}
    text = configuration(Place("127.0.0.1", free_port(), below), ports, tmp_path, 1, most_files())
    (tmp_path / "nginx.conf").write_text(text)
    done = subprocess.run(
        [nginx(), "-t", "-p", str(tmp_path), "-c", "nginx.conf"], capture_output=True, text=True, timeout=30
    )
    assert done.returncode == 0, done.stderr
    assert "[warn]" not in done.stderr
