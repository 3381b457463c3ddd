"""TRAININGS: the trainings of this server, each once for however many readers; a few run at once, the others wait.

While others wait, a training has a turn of a few seconds: then it waits behind them, and goes on from its checkpoint.
"""

from __future__ import annotations

import logging
import pickle
import subprocess
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from contextlib import suppress

from experiments.engine.walking.workers import CORES
from ui.session.messages.wire import encoded
from ui.session.networks import beforehand
from ui.session.networks.asked import asked
from ui.session.networks.course import Course
from ui.session.networks.job import Answer, Checkpoint, Ended, Job, Told
from ui.session.networks.setup import NetworkSetup

LOG = logging.getLogger(__name__)
AT_ONCE = max(1, CORES // 2)  # the other cores are for races
MOST_KEPT = 64  # trainings
MOST_BYTES = 2**28  # of all that are kept
MOST_WAITING = 200
LIVES = 2  # processes that one training may need
TURN = 4.0  # seconds that a training runs while others wait; one long step more, where that is what it is at
PATIENCE = 1.0  # seconds in which a training that is to stop may end its step and tell of the landscape
LEFT = "The training paused because nobody was watching and others were waiting. Press Go on to continue it."
FULL = "Too many trainings are waiting on this server. Try again in a minute."
UNSTARTED = "The server has no room for another training now. Press Go on in a minute."
DIED = "The training failed twice and was stopped. Press Go on, or make the network smaller."


class Trainings:
    """Trainings by the digest of their set-up."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._known: OrderedDict[str, Course] = OrderedDict()
        self._waiting: deque[Course] = deque()
        self._processes: dict[Course, subprocess.Popen[bytes] | None] = {}  # of those that run
        self._unwanted: set[Course] = set()  # that run and are to stop
        self._again: set[Course] = set()  # that run, and are to wait once more when their process has ended

    def find(self, name: str) -> Course | None:
        """The training with this digest, if it is known."""
        with self._lock:
            if name not in self._known and name == beforehand.name():
                self._keep(beforehand.course())
            if name in self._known:
                self._known.move_to_end(name)
            return self._known.get(name)

    def failed(self, name: str) -> bool:
        """Whether the training with this digest has failed, and nobody has had it begun again."""
        course = self.find(name)
        return course is not None and course.status == "failed"

    @property
    def waiting(self) -> int:
        """How many have not begun, or wait for their turn."""
        return len(self._waiting)

    def start(self, setup: NetworkSetup) -> Course:
        """The training of a set-up: begun where it is not known yet, gone on with where it was stopped."""
        with self._lock:
            course = self.find(setup.digest)
            if course is None:
                course = self._keep(Course(setup.trained()))
            if course.status not in ("stopped", "failed"):
                process = self._processes.get(course)
                if course in self._unwanted and process:  # it is about to stop, or tells of the landscape there
                    self._again.add(course)
                    process.kill()
                self._unwanted.discard(course)
                return course
            if len(self._waiting) >= MOST_WAITING:
                if course.was_read or course.status == "stopped":  # else it is what will be read
                    course.was_read = False
                    course.ended("failed", FULL)
                return course
            course.status, course.was_read = "waiting", False
            self._waiting.append(course)
            self._make_room()
            self._go_on()
            return course

    def start_together(self, setups: Iterable[NetworkSetup]) -> None:
        """Those of several set-ups, which one reader looks at side by side."""
        with self._lock:
            courses = [self.start(setup) for setup in setups]
            names = {course.setup.digest for course in courses}
            for course in courses:
                course.beside = (course.beside if course.readers else frozenset()) & self._known.keys() | names

    def left(self, course: Course) -> bool:
        """Whether all who read a training have gone, and nobody reads one that was asked for with it either."""
        beside = [self._known[name] for name in course.beside if name in self._known]
        both = [course, *(each for each in beside if not each.resting)]
        return any(each.was_read for each in both) and not any(each.readers for each in both)

    def _make_room(self) -> None:
        """Stops those that all have left, as others wait; called with the lock."""
        if all(map(self.left, self._waiting)):
            return
        for course in [course for course in self._waiting if self.left(course)]:
            self._waiting.remove(course)
            course.waits(0)
            course.ended("stopped", LEFT)
        for course, process in self._processes.items():
            if process and self.left(course):
                self._unwanted.add(course)
                self._again.discard(course)
                process.kill()

    def stop(self, name: str) -> bool:
        """Somebody does not want a training to go on: it is stopped. Returns whether it goes on, as others read it."""
        with self._lock:
            course = self.find(name)
            if course is None or course.resting:
                return False
            if course.readers > 1:
                return True
            if course in self._waiting:
                self._waiting.remove(course)
                course.waits(0)
                course.ended("stopped")
                self._count()
            if course in self._processes:
                self._unwanted.add(course)
                self._again.discard(course)
                end_input(self._processes[course])
                later(PATIENCE, self._cut_short, course, course.checkpoint)
            return False

    def _cut_short(self, course: Course, before: Checkpoint | None) -> None:
        """Ends the process of a training that was to stop and is in the same step still, since that checkpoint.

        One that has stopped tells of the landscape there, as long as nobody waits for its place.
        """
        with self._lock:
            process = self._processes.get(course)
            if course not in self._unwanted:
                return
            if process and (course.checkpoint is before or self._waiting):
                process.kill()
            else:
                later(PATIENCE, self._cut_short, course, before)

    def _go_on(self) -> None:
        """Begins what can be begun; called with the lock."""
        ready = [course for course in self._waiting if course not in self._processes]  # its last process has ended
        for course in ready[: max(0, AT_ONCE - len(self._processes))]:
            self._waiting.remove(course)
            self._processes[course] = None
            course.status = "running"
            course.waits(0)
            try:
                threading.Thread(target=self._follow, args=(course,), daemon=True).start()
            except RuntimeError:  # the system gives no more threads
                del self._processes[course]
                course.ended("failed", UNSTARTED)
        self._count()

    def _count(self) -> None:
        """Tells those that wait how many are before them."""
        for place, course in enumerate(self._waiting):
            course.waits(place + len(self._processes))

    def _keep(self, course: Course) -> Course:
        """Takes up a training that was not known."""
        self._known[course.setup.digest] = course
        self._forget()
        return course

    def _forget(self) -> None:
        """Lets go of those that were asked for longest ago, where there are too many."""
        size = sum(course.size for course in self._known.values())
        for name, course in list(self._known.items())[:-1]:
            if len(self._known) <= MOST_KEPT and size <= MOST_BYTES:
                return
            if course.resting and not course.readers:
                size -= course.size
                del self._known[name]

    def _follow(self, course: Course) -> None:
        """Reads what the process of a training tells, until it ends; one that dies is replaced once."""
        try:
            for _ in range(LIVES):
                if self._read(course) or course in self._again:
                    return
                if course in self._unwanted:  # it was cut short
                    return
            course.ended("failed", DIED)
        except OSError:
            LOG.exception("No process could be started.")
            course.ended("failed", UNSTARTED)
        finally:
            with self._lock:
                del self._processes[course]
                self._unwanted.discard(course)
                if course in self._again:
                    self._again.remove(course)
                    if course.status != "done":
                        self._waiting.append(course)
                        course.status = "waiting"
                elif course.status == "running":
                    course.ended("stopped", *[LEFT] * self.left(course))
                self._go_on()

    def _gives_way(self, course: Course) -> bool:
        """Whether a training that has had its turn is to wait, as others do."""
        with self._lock:
            if not self._waiting or course in self._unwanted:
                return False
            self._again.add(course)
            return True

    def _read(self, course: Course) -> bool:
        """Runs a process from the last checkpoint on. Returns whether it came to its end."""
        began = time.monotonic()
        with asked(Job(course.setup, course.checkpoint, tuple(course.known))) as process:
            assert process.stdout
            try:
                with self._lock:
                    self._processes[course] = process
                    if course in self._unwanted:
                        end_input(process)
                while True:
                    answer: Answer = pickle.load(process.stdout)
                    if isinstance(answer, Told):
                        course.took(answer)
                    elif isinstance(answer, Checkpoint):
                        moved = answer.state.t > (course.checkpoint.state.t if course.checkpoint else 0)
                        course.checkpoint = answer
                        if moved and time.monotonic() - began > TURN and self._gives_way(course):
                            return True
                    elif isinstance(answer, Ended):
                        course.tell(encoded(answer.end), answer.end.why)
                        return True
                    else:
                        course.tell(answer)
                    with self._lock:
                        self._make_room()
            except (EOFError, BrokenPipeError, pickle.UnpicklingError):
                return False
            finally:
                with self._lock:
                    self._processes[course] = None
                process.kill()


def later(seconds: float, act: Callable[..., None], *told: object) -> None:
    """Has something done after so many seconds."""
    timer = threading.Timer(seconds, act, told)
    timer.daemon = True
    timer.start()


def end_input(process: subprocess.Popen[bytes] | None) -> None:
    """Has a process stop, if there is one yet."""
    if process and process.stdin:
        with suppress(BrokenPipeError):
            process.stdin.close()


TRAININGS = Trainings()
