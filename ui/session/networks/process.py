"""The process of a training: `python -m ui.session.networks.process` reads a Job or a Look, and tells until it is done.

It is a process of its own, with a low priority, so that races need not wait for it. Questions and
answers are pickles in the pipes to the process that started it; it reads from nobody else. A byte more, or the end of
its input, stops a training after the step that it is at.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from experiments.engine.walking.workers import let_others_first
from networks.broken import broken
from networks.landscape.cuts import CUTS
from networks.landscape.paths import Paths
from networks.training.training import Training
from networks.training.walk import State, begun, walk
from ui.session.messages.networks import LossLine, LossPlane, NoPlane, TrainingEnd
from ui.session.messages.wire import Packed, encoded
from ui.session.networks.job import Answer, Checkpoint, Ended, Job, Look, Recorded, Told
from ui.session.networks.moments import moment, recorded, sharp_every
from ui.session.networks.sentences import came_of
from ui.session.networks.views import compared, lines, matrices, paths_of, planes

BEHIND = 10  # what it lets others go before by: behind races, but it does not starve where the machine is busy
BETWEEN = 1.0  # seconds between checkpoints
LOG = logging.getLogger(__name__)
Tell = Callable[[Answer], None]


def trained(job: Job, tell: Tell, stopped: Callable[[], bool]) -> None:
    """Trains, and tells of it; at the end, of the landscape too."""
    training = job.setup.training()
    checkpoint = job.checkpoint or Checkpoint(begun(training))
    state, sentences = checkpoint.state, dict(checkpoint.broken)
    known = list(job.known)
    moments = {step for step in recorded(training.steps) if step > (known[-1][0] if known else -1)}

    every = sharp_every(training)

    def record(state: State, before: State | None) -> None:
        now = state.t, state.theta.astype(np.float32)
        sharp = len(known) % every == 0 or state.t == training.steps
        known.append(now)
        tell(Told(now, encoded(moment(training, state, before, sharp=sharp))))

    if state.t in moments:
        record(state, None)
    kept = time.monotonic()
    for after in () if all(state.stopped) else walk(training, state):
        for i, stop in enumerate(after.stopped):
            if stop == after.t:
                sentences[i] = broken(training, state, i)
        if after.t in moments or all(after.stopped):  # the step at which the last one breaks off is told too
            record(after, state)
        state = after
        if stopped() or all(state.stopped):
            break
        if time.monotonic() - kept > BETWEEN:
            tell(Checkpoint(state, dict(sentences)))
            kept = time.monotonic()
    tell(Checkpoint(state, sentences))
    done = state.t == training.steps or all(state.stopped)
    for message in landscape(training, paths_of(training, known)):
        tell(encoded(message))
    step, theta = known[-1]
    seen = state if state.t == step else replace(state, t=step, theta=theta.astype(np.float64))
    tell(Ended(TrainingEnd("end", "done" if done else "stopped", step, came_of(training, seen, sentences))))


def landscape(training: Training, paths: Paths) -> Iterator[LossPlane | NoPlane | LossLine]:
    """What is seen first of every plane, the lines, and then the rest."""
    rest = [planes(training, paths, which, 0) for which in CUTS]
    for each in rest:
        yield from take(each)
    yield from lines(training, paths)
    for each in rest:
        yield from each


def take(some: Iterator[LossPlane | NoPlane]) -> Iterator[LossPlane | NoPlane]:
    """The next of some."""
    found = next(some, None)
    if found:
        yield found


def looked(look: Look) -> Iterator[Packed]:
    """What is looked at."""
    training = look.setup.training()
    paths = paths_of(training, list(look.known) or walked(training))
    if look.what == "plane":
        yield from planes(training, paths, look.which, look.method)
    elif look.what == "compared":
        yield from compared(training, paths, look.method)
    else:
        yield matrices(training, paths, look.which, look.method)


def walked(training: Training) -> list[Recorded]:
    """The moments of a training that is walked again."""
    moments, first = set(recorded(training.steps)), begun(training)
    states = [first, *(state for state in walk(training) if state.t in moments)]
    return [(state.t, state.theta.astype(np.float32)) for state in states]


def main() -> None:
    """Reads what is asked, and answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the server, and that ends the input of this process
    let_others_first(BEHIND)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a print() anywhere must not write into an answer
    asked: Job | Look = pickle.load(sys.stdin.buffer)
    stop = threading.Event()

    def listen() -> None:
        sys.stdin.buffer.read(1)
        stop.set()

    threading.Thread(target=listen, daemon=True).start()

    def tell(answer: Answer) -> None:
        pickle.dump(answer, answers, protocol=pickle.HIGHEST_PROTOCOL)
        answers.flush()

    os._exit(answered(asked, tell, stop.is_set))  # the thread that waits for a byte would hold the process up


def answered(asked: Job | Look, tell: Tell, stopped: Callable[[], bool]) -> int:
    """Answers what is asked. Returns 0, or 1 where what was told is not all."""
    try:
        if isinstance(asked, Job):
            trained(asked, tell, stopped)
        else:
            for message in looked(asked):
                tell(encoded(message))
    except BrokenPipeError:  # nobody listens any more
        return 1
    except Exception:
        LOG.exception("A process that trains, or looks at a training, has failed.")
        return 1
    return 0


if __name__ == "__main__":
    main()
