"""asked(): a process that answers a question about a training."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from contextlib import suppress

from experiments.engine.walking.workers import ROOT
from ui.session.networks.job import Job, Look

ALONE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # threads would take the other cores


def asked(question: Job | Look) -> subprocess.Popen[bytes]:
    """A process that has been asked; it answers by its output, and stops when its input ends."""
    command = [sys.executable, "-m", "ui.session.networks.process"]
    environment = os.environ | ALONE
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin
    with suppress(BrokenPipeError):  # it has died: the reader of its output will see that
        process.stdin.write(pickle.dumps(question, protocol=pickle.HIGHEST_PROTOCOL))
        process.stdin.flush()
    return process
