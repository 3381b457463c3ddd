"""The thresholds of the trust region, found from outside: which radius is just short enough for each verdict."""

import numpy as np
import pytest

from experiments import run
from landscapes import LANDSCAPES

ROSENBROCK, START = LANDSCAPES["rosenbrock"], np.array([-0.5, 1.0])


def first_step(radius):
    """Whether the first step was taken, and the next radius as a multiple of this one."""
    runs = run(ROSENBROCK, "trust_region", START, steps=1, hypers={"radius": radius})
    taken = runs.path[1, 0] - START
    return taken.any(), runs.state["reach"][0] / radius


def kept(radius):
    """f's fall as a part of what the parabola promised, for the best step within the radius; by eigenvalues."""
    gradient, hessian = ROSENBROCK.gradient(START), ROSENBROCK.hessian(START)
    values, vectors = np.linalg.eigh(hessian)
    along = vectors.T @ gradient
    low, high = max(0.0, -values[0]), 1e9  # bisect (H + σI) s = −g for the σ whose step is as long as the radius
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if np.hypot(*(along / (values + middle))) > radius else (low, middle)
    step = -vectors @ (along / (values + high))
    promised = -(gradient @ step + step @ hessian @ step / 2)
    return (ROSENBROCK.value(START) - ROSENBROCK.value(START + step)) / promised


def edge(short, long, short_enough):
    """The radius between two at which a verdict changes."""
    assert short_enough(short) and not short_enough(long)
    for _ in range(60):
        middle = (short + long) / 2
        short, long = (middle, long) if short_enough(middle) else (short, middle)
    return short


@pytest.mark.parametrize(
    "threshold, short_enough",
    [
        (0.15, lambda radius: first_step(radius)[0]),
        (0.25, lambda radius: first_step(radius)[1] >= 1),
        (0.75, lambda radius: first_step(radius)[1] == 2),
    ],
    ids=["taken above 0.15", "shorter below 0.25", "longer above 0.75"],
)
def test_thresholds(threshold, short_enough):
    assert kept(edge(1e-3, 1.2, short_enough)) == pytest.approx(threshold, abs=1e-9)


def test_the_radius_is_halved_twice_kept_or_doubled():
    assert {first_step(radius)[1] for radius in np.geomspace(1e-3, 1.2, 60)} == {0.25, 1, 2}


def test_a_step_inside_the_circle_does_not_make_it_larger():
    bowl = LANDSCAPES["bowl"]
    state = run(bowl, "trust_region", (0.3, 0.1), steps=1, hypers={"radius": 5}).state
    assert state["reach"][0] == 5


def test_from_a_saddle_it_steps_to_the_edge_of_its_circle():
    """The hard case: no slope at all, and lower ground on two sides."""
    end = run(LANDSCAPES["saddle"], "trust_region", (0.0, 0.0), steps=1, hypers={"radius": 0.5}).path[1, 0]
    assert np.hypot(*end) == pytest.approx(0.5)
    assert LANDSCAPES["saddle"].value(end) < LANDSCAPES["saddle"].value(np.zeros(2))
