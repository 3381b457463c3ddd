"""Runs scripts that need PyTorch, all in one process, which has to load it only once."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def outcomes(place: Path, texts: Iterable[str]) -> list[Any]:
    """What runner.py tells of each script, in their order; they are written below `place`."""
    files = []
    for number, text in enumerate(texts):
        files.append(place / f"script{number}.py")
        files[-1].write_text(text, encoding="utf-8")
    command = [sys.executable, "-I", str(Path(__file__).with_name("runner.py")), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found
