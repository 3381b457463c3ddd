"""The process of a Worker: `python -m experiments.engine.walking.worker` answers questions until its input ends.

Questions and answers are pickles in the pipe to the process that started it; it reads from nobody else.
"""

import os
import pickle
import signal
import sys

from experiments.engine.walking import workers

BEHIND = 5  # behind the server's own process, which answers clicks, and before trainings


def main() -> None:
    """Answers each question, a call without arguments, with what it returns or the exception that it raises."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the server, and that ends the input of this process
    workers.let_others_first(BEHIND)
    workers.CORES = 1  # the others are for the processes beside this one
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a print() anywhere must not write into an answer
    while True:
        try:
            question = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            answer = question()
        except Exception as error:
            answer = error
        try:
            pickle.dump(answer, answers, protocol=pickle.HIGHEST_PROTOCOL)
            answers.flush()
        except BrokenPipeError:
            return


if __name__ == "__main__":
    main()
