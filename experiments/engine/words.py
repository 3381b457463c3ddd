"""The words for what happens to a run: each fact has one phrase, wherever it is told.

A run has arrived at its first step within tolerance of the lowest known minimum; it has settled where it stays, within
tolerance and in steps that died down; it was within tolerance but still moving where they did not; it has left if it is
out of tolerance again until its end. It has diverged only if it is lost.
"""

from collections.abc import Sequence

from landscapes.formula.sentences import listed

ARRIVED = "arrived"
SETTLED = "settled"
LEFT = "left the minimum again"
MOVING = "was still moving"  # at its last step
WITHIN = "was within tolerance"  # at its last step
RESTLESS = "had not settled"  # of a run whose last step was none
DIVERGED = "diverged"
NO_STEP = "could not take a step"
JUMPS = "kept jumping between two points"  # of a circle of two
# Words of plain English that names of methods begin with: these names are written small within a sentence.
COMMON = frozenset(
    {
        "Conjugate",
        "Diagonal",
        "Exact",
        "Gradient",
        "Line",
        "Local",
        "Momentum",
        "Natural",
        "Saddle-free",
        "Schedule-free",
        "Trust",
        "Uncorrected",
    }
)


def inside(name: str) -> str:
    """The name of a method within a sentence: “gradient descent”, but “Adam”."""
    return name[0].lower() + name[1:] if name.partition(" ")[0] in COMMON else name


def opening(names: Sequence[str]) -> str:
    """Names of methods at the beginning of a sentence: “Momentum, gradient descent and Adam”."""
    return listed([*names[:1], *map(inside, names[1:])])


def inner(names: Sequence[str]) -> str:
    """Names of methods within a sentence: “momentum, gradient descent and Adam”."""
    return listed([*map(inside, names)])


def steps(count: int) -> str:
    """A number of steps: “1 step”, “1,200 steps”."""
    return f"{count:,} step{'' if count == 1 else 's'}"


def circling(points: int) -> str:
    """What a run does that repeats so many points."""
    return JUMPS if points == 2 else f"kept repeating the same {points} points"
