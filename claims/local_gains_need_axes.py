"""Local gains help only in valleys along the axes."""

from functools import partial

from claims.base import Claim
from claims.base.axes import only_along_the_axes

CLAIM = Claim(
    statement="A separate gain for each coordinate helps only in valleys along the axes.",
    said_by="Hinton 2012, lecture 6d: it deals only with axis-aligned effects",
    group="adaptive",
    order=13,
    experiment=(
        "A ravine with κ = 100 lies along the axes, or is turned by 15°, 30° and 45°. Starts are all around "
        "the minimum at distance 1, and turn with the ravine. From each start, local gains and gradient "
        "descent use the best of 24 learning rates. They are at the bottom once f is as low as on the floor "
        "at a hundredth of the starting distance. The claim holds if local gains need at most half of "
        "gradient descent's steps along the axes, but not in the turned ravine."
    ),
    trials=partial(only_along_the_axes, "local_gains"),
    link={
        "surface": "ravine",
        "kappa": "100",
        "turn": "45",
        "methods": "gradient_descent,local_gains",
        "gradient_descent.lr": "0.015",
    },
    look=(
        "Turned by 45°, the steep slope is in both coordinates. Both gains rise and fall together, so nothing "
        "is gained. At 15° they still help, which the claim does not mention."
    ),
)
