"""Processes that walk blocks of runs in parallel, one for each core; each starts when it is first needed.

They are processes and not threads for two reasons: NumPy calls on a few thousand numbers are so short that threads
would spend their time waiting for Python's lock, and the server's own process stays free to answer other readers.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from queue import LifoQueue
from typing import Any

Message = Any  # a question or an answer: whatever can be pickled

ROOT = Path(__file__).resolve().parents[3]
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Worker:
    """One process, which answers one question at a time. It ends when the process that started it ends."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: Message) -> Message:
        """The answer; a process that has died is replaced once. Raises the exception that the work raised."""
        text = pickle.dumps(question, protocol=pickle.HIGHEST_PROTOCOL)
        try:
            answer = self._exchange(text)
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            self.stop()
            answer = self._exchange(text)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _exchange(self, text: bytes) -> Message:
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


def answers(questions: list[Message]) -> Iterator[tuple[int, Message]]:
    """(place of the question, answer), as the answers come. A caller that stops iterating cancels what is not begun."""
    threads = ThreadPoolExecutor(CORES)
    try:
        asked = {threads.submit(_asked, question): place for place, question in enumerate(questions)}
        for done in as_completed(asked):
            yield asked[done], done.result()
    finally:
        threads.shutdown(wait=False, cancel_futures=True)


def _asked(question: Message) -> Message:
    """The answer of a worker that is idle."""
    worker = _idle.get()
    try:
        return worker.ask(question)
    finally:
        _idle.put(worker)
