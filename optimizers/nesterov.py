"""Nesterov's momentum: look where the velocity will carry you, and take the slope there.

Reads as: Sutskever et al. 2013, eq. 3 and 4.
Differs: β is constant; Nesterov's 1983 scheme lets it grow towards 1.
Shows: the same speed as momentum with less overshoot, because it brakes before the far wall.
"""

from optimizers.base import Convention, Optimizer, learning_rate, momentum, where


def look(x, v, *, beta):
    return x + beta * v


def step(x, g, v, *, lr, beta):
    v = beta * v - lr * g
    return x + v, v


def ahead(x, g, v, *, lr, beta):
    v = beta * v - lr * g
    return x + beta * v - lr * g, v


METHOD = Optimizer(
    name="Nesterov",
    order=30,
    family="descent",
    teaches="Momentum that looks ahead: it takes the gradient where its velocity leads, so it slows down in time.",
    source="Sutskever, Martens, Dahl and Hinton, 2013, On the importance of initialization and momentum",
    differs="momentum stays constant, while Nesterov (1983) lets it grow; PyTorch's iterate is the point x + βv",
    look=look,
    step=step,
    invariances=("rotation", "translation"),
    hypers=(
        learning_rate(0.005),
        momentum(from_one="At β = 1, only the look-ahead brakes: flat directions settle late. Above 1, they run away."),
    ),
    state={"v": 0.0},
    # Above 1 it is stable nowhere: β(1 − α·λ), the determinant, is above 1 where a curvature is small.
    stability_limit=lambda beta: where(beta <= 1, 2 * (1 + beta) / (1 + 2 * beta), 0.0),
    roles={"v": "velocity"},
    conventions=(
        Convention(
            hyper="lr",
            words="with the gradient at x itself and a longer step, as in PyTorch and Optax",
            translation="keep every number. The x there is x + βv here, where the gradient is taken",
            here=None,
            step=ahead,
        ),
    ),
)
