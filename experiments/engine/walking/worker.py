"""The process of a Worker: `python -m experiments.engine.walking.worker` answers questions until its input ends.

Questions and answers are pickles in the pipe to the process that started it; it reads from nobody else.
"""

import os
import pickle
import signal
import sys

from experiments.engine.walking.walk import walk
from experiments.engine.walking.workers import Message


def main() -> None:
    """Answers each batch, which comes with its surface's derivatives, with what walk() returns or has raised."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the server, and that ends the input of this process
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a print() anywhere must not write into an answer
    while True:
        try:
            batch, derivatives = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        answer: Message
        try:
            batch.race.surface.adopt(derivatives)
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
