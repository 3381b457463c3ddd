"""The process of a training: `python -m ui.session.networks.process` reads a Job, and tells until that is done.

It is a process of its own, with the lowest priority, so that whoever races meanwhile need not wait for it. Questions
and answers are pickles in the pipes to the process that started it; it reads from nobody else. A byte more, or the end
of its input, stops it after the step that it is at.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress

import numpy as np

from networks.training.training import Training
from networks.training.walk import State, begun, walk
from ui.session.messages.networks import TrainingEnd
from ui.session.messages.wire import encoded
from ui.session.networks.job import Answer, Checkpoint, Ended, Job, Told
from ui.session.networks.moments import moment, recorded
from ui.session.networks.sentences import broken_off, came_of

LOWEST = 19  # priority
BETWEEN = 1.0  # seconds between checkpoints


def trained(job: Job, tell: Callable[[Answer], None], stopped: Callable[[], bool]) -> None:
    """Trains, and tells of it."""
    training = job.setup.training()
    checkpoint = job.checkpoint or Checkpoint(begun(training))
    state, broken = checkpoint.state, dict(checkpoint.broken)
    moments = {step for step in recorded(training.steps) if step > job.told}
    if state.t in moments:
        tell(told(training, state, None))
    kept = time.monotonic()
    for after in walk(training, state):
        for i, stop in enumerate(after.stopped):
            if stop == after.t:
                broken[i] = broken_off(training, state.theta[i], i, stop)
        if after.t in moments:
            tell(told(training, after, state))
        state = after
        if stopped() or all(state.stopped):
            break
        if time.monotonic() - kept > BETWEEN:
            tell(Checkpoint(state, dict(broken)))
            kept = time.monotonic()
    done = state.t == training.steps or all(state.stopped)
    if not done:
        tell(Checkpoint(state, broken))
    tell(Ended(TrainingEnd("end", "done" if done else "stopped", state.t, came_of(training, state, broken))))


def told(training: Training, state: State, before: State | None) -> Told:
    return Told(state.t, encoded(moment(training, state, before)), state.theta.astype(np.float32))


def main() -> None:
    """Reads the job, and trains."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the server, and that ends the input of this process
    os.nice(LOWEST)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a print() anywhere must not write into an answer
    job = pickle.load(sys.stdin.buffer)
    stop = threading.Event()

    def listen() -> None:
        sys.stdin.buffer.read(1)
        stop.set()

    threading.Thread(target=listen, daemon=True).start()

    def tell(answer: Answer) -> None:
        pickle.dump(answer, answers, protocol=pickle.HIGHEST_PROTOCOL)
        answers.flush()

    with suppress(BrokenPipeError):
        trained(job, tell, stop.is_set)
    os._exit(0)  # the thread that waits for a byte would hold the process up


if __name__ == "__main__":
    main()
