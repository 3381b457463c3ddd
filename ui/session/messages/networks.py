"""Networks: the training that is shown, and what its process tells the browser while it runs, moment by moment.

The page's message says what is trained and where its stream is. The stream comes by an address of its own (see
ui/server/serving.py): every message in it is `Packed`, with its length in four bytes before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from landscapes import Domain
from ui.session.messages.look import HeightScale, Look, Ramp
from ui.session.messages.panel import Option
from ui.session.messages.told import Question
from ui.session.messages.wire import Packed, Places, Rows, Series


@dataclass(frozen=True, kw_only=True)
class NetworkMethod(Look):
    """A method that trains the network."""

    key: str  # in the catalogue of methods
    name: str  # what it is called here
    inside: str  # the same within a sentence


@dataclass(frozen=True, kw_only=True)
class NetworkVariant(Look):
    """The set-up with something switched, all else equal."""

    key: str  # among those that are compared
    name: str  # what it is called
    training: str  # by which its stream is fetched; that of the page for the set-up itself
    plane: str  # the address of its plane, in the window that all of them share
    network: str  # what the network is, in a line
    refusal: str  # why it cannot be trained; empty where it can


@dataclass(frozen=True)
class NetworkExample:
    """A set-up in which a variant has a smaller number than another, as is expected of it."""

    question: str  # its key among the questions of the page
    fewer: str  # the key of the variant
    than: str  # that of the other
    otherwise: str  # what is said where the number is not smaller on the page, with what is trained there


@dataclass(frozen=True, eq=False)
class NetworkSamples:
    """The samples that are drawn; of data with more inputs than two none are."""

    inputs: Rows  # (features, N) of those that are trained on
    targets: Series  # (N,) their classes, or numbers
    held_inputs: Rows  # (features, N) of those that are held out
    held_targets: Series  # (N,) their classes, or numbers


@dataclass(frozen=True, eq=False)
class Networks(Packed):
    """What the page on networks gets."""

    serial: int  # the last question that was heard
    training: str  # by which its stream is fetched
    views: str  # the address of what is looked at besides: messages as the stream has them; "" where that has all
    going: bool  # whether it is to run; false where the reader has stopped it
    shared: tuple[str, ...]  # trainings that go on for others though this reader has stopped them
    network: str  # what the network is, in a line
    data: str  # what the data are, in a line
    methods: tuple[NetworkMethod, ...]  # in the order of the cards
    muted: tuple[str, ...]  # keys of the methods that are not drawn
    apart: bool  # whether each starts from weights of its own
    steps: int  # that each method takes
    batched: bool  # whether a step sees a part of the samples only
    sharp: int  # steps from one λmax that is worked out to the next
    layers: tuple[str, ...]  # what the layers with weights are called, from the inputs on
    picture: Literal["plane", "curve", "confusion"]  # what is drawn of what a method has learned
    classes: tuple[str, ...]  # what the classes are called; none where the targets are numbers
    window: Domain  # of the picture: of both inputs, or of the input and the target
    samples: NetworkSamples | None  # null where no picture has them
    bands: Ramp  # colours of a landscape from low to high, by the theme
    signed: Ramp  # colours of a matrix's entries from −largest over 0 to the largest, by the theme
    tabs: tuple[Option, ...]  # the page's views
    tab: str  # which of them is open
    planes: Mapping[str, str]  # ways to lay a plane through the space of weights, and what each is called
    plane: str  # by which of them the landscape is cut
    of: str  # whose loss the landscape is: "training" or "held_out", of the samples
    method: str  # the key of the method that is looked at
    matrix: str  # the kind of matrix of curvature that is looked at
    comparisons: tuple[Option, ...]  # what can be switched between variants
    compare: str  # which of them is
    differs: tuple[Literal["minima", "loss", "held_out", "sharpness"], ...]  # the numbers that tell its variants apart
    variants: tuple[NetworkVariant, ...]  # with that of the page among them; none where they are not looked at
    example: NetworkExample | None  # of what is expected of them; null where that is on the page, or cannot be set
    speeds: tuple[float, ...]  # among which the reader can choose, in times the usual one
    hidden: tuple[str, ...]  # parts that are not shown
    locked: tuple[str, ...]  # parts that cannot be changed


@dataclass(frozen=True, eq=False)
class MethodMoment:
    """A method at a moment; a number that is not known is NaN."""

    loss: float  # of the samples that are trained on
    held_out: float  # loss of those that are held out
    accuracy: float  # the part of the classes that is right
    held_accuracy: float  # the same of those that are held out
    gradient: Series  # (layers,) the length of the gradient by the weights of each layer
    activation: Series  # (layers,) the root mean square of what each layer makes
    dead: Series  # (layers,) the part of its units that are the same for all samples; NaN of the last layer
    rate: Series  # (layers,) the length of the last step over the length of the weights
    sharpness: float  # λmax of the loss
    limit: float  # of λmax, up to which the method is stable: 2/lr of gradient descent
    picture: Rows  # (rows, columns) the probability of the second class or the class; (1, columns) a curve; a confusion


@dataclass(frozen=True, eq=False)
class Moment(Packed):
    """Where the training is after some steps."""

    kind: Literal["moment"]  # of message
    step: int  # how many steps were taken
    methods: tuple[MethodMoment | None, ...]  # in the order of the cards; null once a method has broken off


@dataclass(frozen=True)
class TrainingWait(Packed):
    """The training waits until others have ended."""

    kind: Literal["wait"]  # of message
    ahead: int  # how many it waits for; 0 once it runs


@dataclass(frozen=True, eq=False)
class PathOnPlane:
    """A method's path, projected onto the plane at every moment."""

    x: Series  # along the first direction
    y: Series  # along the second
    loss: Series  # its true loss, not that of the plane
    held_out: Series  # the same, of the samples that are held out
    away: Series  # its distance from the plane


@dataclass(frozen=True, eq=False)
class LossPlane(Packed):
    """The loss over a plane through the space of weights."""

    kind: Literal["plane"]  # of message
    which: str  # of the ways to lay a plane
    axes: tuple[str, str]  # what they are called
    window: Domain  # along both
    loss: Rows  # (side, side) row by row from the lowest second coordinate
    held_out: Rows  # the same, of the samples that are held out
    scale: HeightScale  # of both, and of the paths: whichever is shown, a loss has the same colour and height
    steps: Places  # those of the moments of the paths
    paths: tuple[PathOnPlane, ...]  # in the order of the cards
    explained: float  # the part of the paths' variance that is in the plane; NaN where that is not asked
    by_chance: float  # what a random walk of as many steps would have there
    minima: int | None  # how many points of the grid are lower than all around; null where that is not counted
    depth: float  # half of these lie below the lowest point around them by this much at most; NaN where there are none
    note: str  # what is to be known of it, in a sentence


@dataclass(frozen=True)
class NoPlane(Packed):
    """There is no plane of a kind."""

    kind: Literal["no_plane"]  # of message
    which: str  # of the ways to lay a plane
    sentence: str  # why, and what to do


@dataclass(frozen=True, eq=False)
class LossLine(Packed):
    """The loss along the straight line between two networks."""

    kind: Literal["line"]  # of message
    ends: tuple[str, str]  # what is at 0 and at 1: "start", or the key of a method
    at: Series  # from −0.5 to 1.5: where on the line
    loss: Series  # of the samples that are trained on
    held_out: Series  # of those that are held out
    barrier: float  # by how much it rises above the straight line between the losses of the ends; 0 where it does not
    held_barrier: float  # the same of the loss of those that are held out


@dataclass(frozen=True, eq=False)
class Approximation:
    """What a method takes for a matrix of curvature."""

    name: str  # what it is called
    about: str  # what it leaves out, in a line
    matrix: Rows  # (d, d) signed; to be drawn, with two digits
    error: float  # ‖approximation − matrix‖ / ‖matrix‖, Frobenius
    angle: float  # degrees between its step and the exact one
    numbers: str  # how many numbers it keeps: a formula in d
    cost: str  # how much work a step takes: a formula in d


@dataclass(frozen=True, eq=False)
class CurvatureMatrix:
    """A matrix of curvature of the network."""

    key: str  # "hessian", "gauss_newton", "fisher", "empirical_fisher" or "covariance"
    name: str  # what it is called
    about: str  # what it is, in a line
    approximations: tuple[Approximation, ...]  # itself first; none where it is not worked out
    damping: float  # λ, which is added to the diagonals before a step
    sentence: str  # why it is not worked out; empty where it is


@dataclass(frozen=True, eq=False)
class CurvatureCost:
    """What a way to take account of curvature costs in networks of several sizes."""

    name: str  # what it is called
    numbers: Series  # (sizes,) how many numbers it keeps
    memory: Series  # (sizes,) how many bytes these take
    work: Series  # (sizes,) how many multiplications a step takes


@dataclass(frozen=True, eq=False)
class CurvatureMatrices(Packed):
    """A matrix of curvature of a method's network at a moment."""

    kind: Literal["matrices"]  # of message
    method: str  # key of the method
    step: int  # of the moment
    blocks: Places  # where each layer's weights begin
    weights: tuple[str, ...]  # (d,) what each weight is called
    kinds: Mapping[str, str]  # of matrices, and what each is called; none where there are none
    matrix: CurvatureMatrix | None  # of the kind that was asked for; null where there is none
    sentence: str  # why there is none; empty where there is
    sizes: Series  # numbers of weights d for which costs are told
    costs: tuple[CurvatureCost, ...]  # from the exact matrix to the cheapest


@dataclass(frozen=True)
class TrainingEnd(Packed):
    """The stream ends."""

    kind: Literal["end"]  # of message
    why: Literal["done", "stopped", "failed"]  # it ends
    step: int  # where it ended
    sentences: tuple[str, ...]  # what came of each method, in the order of the cards; or what went wrong


@dataclass(frozen=True)
class NetworksSet(Question):
    """The reader changed something of the page."""

    name: str  # "tab", "plane", "method", …
    value: str | float | None  # as the link would have it
    final: bool  # false while it is still in the hand


@dataclass(frozen=True)
class NetworksTake(Question):
    """A variant becomes the set-up of the page."""

    variant: str  # its key


@dataclass(frozen=True)
class NetworksAsk(Question):
    """The page is to be set up for one of its questions."""

    question: str  # its key


@dataclass(frozen=True)
class NetworksRun(Question):
    """The reader stopped the training, or goes on with it."""

    going: bool  # whether it is to run
