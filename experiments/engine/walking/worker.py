"""A process that walks blocks of runs for another, questions in, answers out.

Run as `python -m experiments.engine.walking.worker`. It reads pickles from the process that started it, and from
nobody else, until that closes the pipe or ends.
"""

import os
import pickle
import signal
import sys
from typing import Any

from experiments.engine.walking.walk import walk


def main() -> None:
    """Answers each batch, which comes with its surface's derivatives, with what walk() returns or has raised."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the key that ends the server ends this through the pipe
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whoever prints must not write into an answer
    while True:
        try:
            batch, derived = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        answer: Any
        try:
            batch.race.surface.learn(derived)
            answer = walk(batch)
        except Exception as error:
            answer = error
        try:
            pickle.dump(answer, answers, protocol=pickle.HIGHEST_PROTOCOL)
            answers.flush()
        except BrokenPipeError:
            return


if __name__ == "__main__":
    main()
