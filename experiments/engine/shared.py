"""answers(): the calls of one piece of work, shared out over an executor; over the worker processes here by default."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Executor, Future, as_completed
from typing import Any, TypeVar

from experiments.engine.walking.workers import Workers
from optimizers import SettingError

Answer = TypeVar("Answer")


def answers(
    work: Callable[..., Answer], questions: Sequence[tuple[Any, ...]], executor: Executor | None = None
) -> Generator[tuple[int, Answer], None, None]:
    """(place of the question, what work(*question) returns), as the answers come.

    A caller that stops iterating cancels what has not begun; the executor of a caller stays open. Raises SettingError
    if the questions, which are of one kind, cannot be sent to it.
    """
    chosen = Workers() if executor is None else executor
    asked: dict[Future[Answer], int] = {}
    try:
        for place, question in enumerate(questions):
            asked[chosen.submit(work, *question)] = place
        for done in as_completed(asked):
            yield asked.pop(done), done.result()  # popped, for else all answers would be kept until the last has come
    except Exception as error:
        sentence = unsendable(questions[0], error)
        if sentence is None:
            raise
        raise sentence from error
    finally:
        for future in asked:
            future.cancel()
        if executor is None:
            chosen.shutdown(wait=False)


def checked(executor: object) -> None:
    """Raises SettingError with one sentence for what is no executor."""
    if executor is not None and not isinstance(executor, Executor):
        what = f"executor must be a concurrent.futures.Executor, not a {type(executor).__name__}"
        raise SettingError("executor", f"{what}; with Dask that is Client(…).get_executor().")


def unsendable(question: tuple[Any, ...], error: Exception) -> SettingError | None:
    """A sentence if the error is that the question cannot be sent to another process; None if it is another one."""
    try:
        pickle.dumps(question)
    except Exception as failure:  # whatever a class of the caller's raises
        if (type(failure), str(failure)) == (type(error), str(error)):
            return SettingError(
                "executor",
                f"This surface cannot be sent to another process: {failure}. "
                "Give its formula to from_formula(), or use a ThreadPoolExecutor.",
            )
    return None
