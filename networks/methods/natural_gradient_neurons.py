"""Natural gradient by neurons: the weights that lead into one unit are held together, with its bias.

Reads as: Amari 1998: (F + λI) s = g; x −= lr·s, with the blocks of F that Le Roux and others keep in TONGA.
Differs: of TONGA the blocks alone. It takes the covariance of the gradients, as a running average of low rank; here F
    is the exact Fisher matrix of the step's samples: the expectation over the model's own targets. It is damped.
Shows: a unit's inputs are often alike, so that its weights act together: a diagonal cannot see that.
"""

from networks.hypers import damping
from optimizers.base import Optimizer, learning_rate


def step(x, f, *, lr, damping):
    g = f.gradient(x)
    s = f.fisher(x, "neurons").solved(g, damping)
    return x - lr * s


METHOD = Optimizer(
    name="Natural gradient (neurons)",
    order=372,
    family="curvature",
    teaches="Takes into account how the weights into one unit act together, for each unit separately.",
    source="Le Roux, Manzagol and Bengio, 2007, Topmoumoute online natural gradient algorithm",
    differs=(
        "the blocks are those of the exact Fisher matrix of the step's samples, with damping. The source uses a "
        "running average of the gradients' covariance, of low rank"
    ),
    step=step,
    hypers=(learning_rate(0.03), damping(1e-2)),
)
