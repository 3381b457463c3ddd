"""Workers: an executor whose calls are answered by processes here, one for each core; each starts when first needed.

They are processes and not threads for two reasons: NumPy calls on a few thousand numbers are so short that threads
would spend their time waiting for Python's lock, and the server's own process stays free to answer other readers.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from queue import LifoQueue
from typing import ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

ROOT = Path(__file__).resolve().parents[3]
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Worker:
    """One process, which answers one question at a time. It ends when the process that started it ends."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: Callable[[], Answer]) -> Answer:
        """What the call returns there. Raises what it raises there; a process that has died is replaced once."""
        text = pickle.dumps(question, protocol=pickle.HIGHEST_PROTOCOL)
        try:
            answer = self._exchange(text)
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            self.stop()
            answer = self._exchange(text)
        if isinstance(answer, Exception):
            raise answer
        return cast(Answer, answer)

    def _exchange(self, text: bytes) -> object:
        if self._process is None:
            command = [sys.executable, "-m", "experiments.engine.walking.worker"]
            self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(text)
        self._process.stdin.flush()
        return pickle.load(self._process.stdout)

    def stop(self) -> None:
        """Ends the process, if there is one."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None


_idle: LifoQueue[Worker] = LifoQueue()  # the one that was asked last comes first: its process is running already
for _ in range(CORES):
    _idle.put(Worker())


class Workers(ThreadPoolExecutor):
    """Asks the processes here. All executors of this kind share them, so the calls of one need not wait for the last
    call of another.

    A call and what it returns are pickled; the function has to be one of a module of this project.
    """

    def __init__(self) -> None:
        super().__init__(CORES)

    def submit(self, fn: Callable[Given, Answer], /, *args: Given.args, **kwargs: Given.kwargs) -> Future[Answer]:
        return super().submit(_asked, partial(fn, *args, **kwargs))


def _asked(question: Callable[[], Answer]) -> Answer:
    """The answer of a worker that is idle."""
    worker = _idle.get()
    try:
        return worker.ask(question)
    finally:
        _idle.put(worker)


def let_others_first(by: int) -> None:
    """Lowers the priority of this process by so many steps of nice(1), where the system has them."""
    if hasattr(os, "nice"):
        os.nice(by)
