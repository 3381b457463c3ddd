"""What is looked at of a training besides its stream: worked out in a process, once for however many readers."""

from __future__ import annotations

import gzip
import pickle
import threading
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor

from experiments.engine.walking.workers import CORES
from ui.session.networks.asked import asked
from ui.session.networks.beforehand import framed
from ui.session.networks.course import Course
from ui.session.networks.job import Look

MOST_KEPT = 64  # answers
MOST_WAITING = 200
LEVEL = 3  # of compression: most of a picture's bytes are those of its neighbours
Key = tuple[str, int, str, str, int]


class Unanswered(Exception):
    """The process that was asked has died, or could not be started."""


_threads = ThreadPoolExecutor(max(1, CORES // 2), thread_name_prefix="looks")
_kept: OrderedDict[Key, Future[bytes]] = OrderedDict()
_lock = threading.Lock()


def look(course: Course, what: str, which: str, method: int) -> Future[bytes] | None:
    """The messages, each with its length before it, compressed; None where too many others wait.

    Its result raises Unanswered where the process has died; the next request tries it again.
    """
    key = course.setup.digest, course.last_told, what, which, method
    with _lock:
        if key in _kept and _kept[key].done() and _kept[key].exception():
            del _kept[key]
        if key not in _kept:
            if sum(not answer.done() for answer in _kept.values()) >= MOST_WAITING:
                return None
            question = Look(course.setup, what, which, method, tuple(course.known))
            _kept[key] = _threads.submit(answered, question)
        _kept.move_to_end(key)
        for old in [old for old, answer in _kept.items() if answer.done()][: max(0, len(_kept) - MOST_KEPT)]:
            del _kept[old]
        return _kept[key]


def answered(question: Look) -> bytes:
    """What a process answers. Raises Unanswered."""
    found = []
    try:
        begun = asked(question)
    except OSError as error:
        raise Unanswered from error
    with begun as process:
        assert process.stdout
        try:
            while True:
                found.append(pickle.load(process.stdout))
        except (EOFError, pickle.UnpicklingError):
            pass
    if process.returncode:
        raise Unanswered
    return gzip.compress(b"".join(map(framed, found)), LEVEL)
