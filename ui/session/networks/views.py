"""What is looked at of a training besides its moments: planes and lines through the weights, matrices of curvature."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import numpy as np

from figures.losses import loss_scale
from networks.curvature.approximations import Approximation, Approximations, approximations
from networks.curvature.costs import COSTS, SIZES, numbers_formula, table, work_formula
from networks.curvature.matrices import KINDS, names, refused
from networks.landscape.cuts import CUTS
from networks.landscape.lines import line
from networks.landscape.paths import Paths
from networks.landscape.plane import COMPARED, SIDES, losses
from networks.landscape.projection import Projection, projected
from networks.layers.layer import Array
from networks.training.training import Training
from optimizers import SettingError
from ui.session.messages import networks as messages
from ui.session.messages.look import HeightScale
from ui.session.networks.job import Recorded

SEEN = SIDES[:2]  # points to a side of the grids: at once, and after
REACH = 1.0  # of the window in which networks are compared: weights change by up to their own length
LOG = logging.getLogger(__name__)
UNMADE = "could not be computed for these weights. Choose another one, or train with a smaller learning rate."
TOO_LARGE = "The entries of this matrix are too large to draw. Train with a smaller learning rate."
START = "start"  # an end of a line: the weights before training
DIGITS = 10  # binary ones that an entry of a matrix keeps: as many as are read off a picture, and it compresses well


def paths_of(training: Training, known: list[Recorded]) -> Paths:
    """What the methods have recorded."""
    drawn = training.batched
    steps, weights = zip(*known, strict=True)
    called = tuple(entry.optimizer.called(drawn) for entry in training.entries)
    return Paths(called, np.array(steps), np.stack(weights).astype(np.float64))


def planes(
    training: Training,
    paths: Paths,
    which: str,
    method: int,
    *,
    sides: tuple[int, ...] = SEEN,
    reach: float | None = None,
) -> Iterator[messages.LossPlane | messages.NoPlane]:
    """The loss over a plane, on grids with more and more points to a side; or why there is none.

    The window is that of the paths, or goes so far from the middle along both directions.
    """
    try:
        yield from laid(training, paths, which, method, sides, reach)
    except SettingError as error:
        yield messages.NoPlane("no_plane", which, str(error))
    except Exception:
        LOG.exception("A plane has failed: %s.", which)
        yield messages.NoPlane("no_plane", which, f"This plane {UNMADE}")


def laid(
    training: Training, paths: Paths, which: str, method: int, sides: tuple[int, ...], reach: float | None
) -> Iterator[messages.LossPlane]:
    """The loss over a plane. Raises SettingError where the paths do not give one."""
    net, samples = training.net, training.samples
    cut = CUTS[which].make(net, paths, method, training.seed)
    if reach:
        cut = replace(cut, window=((-reach, reach), (-reach, reach)))
    with np.errstate(invalid="ignore"):  # the weights of a method that has broken off are no numbers
        onto = projected(net, samples, paths, cut.plane)
    for side in sides:
        found = losses(net, samples, cut.plane, cut.window, side)
        scale = loss_scale([found.loss, found.held_out], [onto.loss, onto.held_out])
        yield messages.LossPlane(
            kind="plane",
            which=which,
            axes=cut.axes,
            window=cut.window,
            loss=found.loss.astype(np.float32),
            held_out=found.held_out.astype(np.float32),
            scale=HeightScale(**vars(scale)),
            steps=paths.steps.astype(np.uint16),
            paths=tuple(path(onto, i) for i in range(len(paths.names))),
            explained=cut.explained,
            by_chance=cut.by_chance,
            minima=found.minima,
            depth=found.depth,
            note=cut.note,
        )


def compared(training: Training, paths: Paths, method: int) -> Iterator[messages.LossPlane | messages.NoPlane]:
    """The loss around a method's end, over the window and on the grid that are the same for all networks."""
    return planes(training, paths, "random", method, sides=(COMPARED,), reach=REACH)


def path(onto: Projection, method: int) -> messages.PathOnPlane:
    """A method's path on a plane."""
    told = onto.x, onto.y, onto.loss, onto.held_out, onto.away
    return messages.PathOnPlane(*(np.ascontiguousarray(each[:, method]) for each in told))


def lines(training: Training, paths: Paths) -> Iterator[messages.LossLine]:
    """The loss from each method's start to its end, and between any two methods' ends."""
    first, last = paths.theta[0], paths.theta[-1]
    keys = [entry.method for entry in training.entries]
    from_start = [((START, keys[i]), first[i], last[i]) for i in paths.going]
    for ends, one, other in from_start + [
        ((keys[i], keys[j]), last[i], last[j]) for i, j in combinations(paths.going, 2)
    ]:
        found = line(training.net, training.samples, one, other)
        yield messages.LossLine(
            kind="line",
            ends=ends,
            at=found.at,
            loss=found.loss,
            held_out=found.held_out,
            barrier=found.barrier,
            held_barrier=replace(found, loss=found.held_out).barrier,
        )


def matrices(training: Training, paths: Paths, kind: str, method: int) -> messages.CurvatureMatrices:
    """A kind of matrix of a method's network at the last moment at which its weights were numbers."""
    net = training.net
    last = paths.last(method)
    theta = paths.theta[last, method]
    pieces = zip(net.pieces, net.places, strict=True)
    none = refused(net, "hessian")
    return messages.CurvatureMatrices(
        kind="matrices",
        method=training.entries[method].method,
        step=int(paths.steps[last]),
        blocks=np.array([at.start for piece, at in pieces if piece.kind == "weight"], dtype=np.uint16),
        weights=() if none else names(net),
        kinds={} if none else {key: each.name for key, each in KINDS.items()},
        matrix=None if none else of_kind(training, theta, kind),
        sentence=none,
        sizes=np.array(SIZES, dtype=np.float64),
        costs=tuple(map(cost, COSTS)),
    )


def of_kind(training: Training, theta: Array, kind: str) -> messages.CurvatureMatrix:
    """A matrix of a kind, a key of KINDS, with its approximations; or why it is not worked out."""
    found, sentence = None, ""
    try:
        found = drawable(training, theta, kind)
    except SettingError as error:
        sentence = str(error)
    except Exception:
        LOG.exception("A matrix has failed: %s.", kind)
        sentence = f"This matrix {UNMADE}"
    return messages.CurvatureMatrix(
        key=kind,
        name=KINDS[kind].name,
        about=KINDS[kind].about,
        approximations=tuple(map(approximation, found.each)) if found else (),
        damping=found.damping if found else float("nan"),
        sentence=sentence,
    )


def drawable(training: Training, theta: Array, kind: str) -> Approximations:
    """A matrix with its approximations. Raises SettingError where they cannot be worked out, or not be drawn."""
    samples = training.samples
    with np.errstate(over="ignore"):  # what is beyond all numbers is told in words
        found = approximations(training.net, theta, samples.X, samples.y, kind)
        if not all(np.isfinite(readable(each.matrix)).all() for each in found.each):
            raise SettingError("theta", TOO_LARGE)
    return found


def approximation(found: Approximation) -> messages.Approximation:
    """What a method takes for a matrix, as it is drawn."""
    return messages.Approximation(
        name=found.name,
        about=found.about,
        matrix=readable(found.matrix),
        error=found.error,
        angle=found.angle,
        numbers=numbers_formula(found.key),
        cost=work_formula(found.key),
    )


def readable(matrix: Array) -> Array:
    """float32, of the same shape: a matrix to be drawn and read off, each entry right to a thousandth of itself."""
    parts, powers = np.frexp(matrix)
    return np.ldexp(np.round(parts * 2**DIGITS) / 2**DIGITS, powers).astype(np.float32)


def cost(key: str) -> messages.CurvatureCost:
    """What a form of the curvature costs by the number of weights."""
    rows = table(key)
    numbers, memory, work = (np.array([getattr(row, what) for row in rows]) for what in ("numbers", "memory", "work"))
    return messages.CurvatureCost(COSTS[key].name, numbers, memory, work)
