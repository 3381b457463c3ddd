"""A student of the measurements whose server does not answer: that is a fault, which is counted, and no end."""

import os

import pytest

from benchmarks import soak
from benchmarks.student import Cut, Student
from tests.ui.finished import finished
from tools.replicas.replica import free_port


@pytest.fixture
def nowhere():
    """An address where nobody listens."""
    return f"http://127.0.0.1:{free_port()}/"


def test_a_student_who_never_came_can_leave(nowhere):
    async def comes_and_leaves():
        student = Student(nowhere)
        with pytest.raises(Cut):
            await student.arrive()
        with pytest.raises(Cut):
            await student.turn_to("map")
        await student.leave()

    finished(comes_and_leaves())


def test_a_soak_counts_who_finds_nobody(nowhere, monkeypatch):
    monkeypatch.setattr(soak, "PAUSE", 0.0)
    soaked = soak.Soak(nowhere, os.getpid(), seconds=1e-3)
    finished(soaked.run(3))
    assert sum(sum(part.faults.values()) for part in soaked.parts) >= 3
