"""finished(): what comes of a coroutine."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")


def finished(work: Coroutine[Any, Any, Result]) -> Result:
    """What comes of a coroutine, whatever runs in this thread already: a browser's tests leave a loop behind."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()
