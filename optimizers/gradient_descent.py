"""Gradient descent: walk straight downhill, by the slope times the learning rate.

Reads as: Cauchy 1847, Méthode générale pour la résolution des systèmes d'équations simultanées.
Differs: in nothing; the learning rate is constant.
Shows: above lr = 1/λmax it zig-zags across a steep valley while it crawls along the floor; above 2/λmax it flies out.
"""

from optimizers.base import Optimizer, learning_rate


def step(x, g, *, lr):
    return x - lr * g


METHOD = Optimizer(
    name="Gradient descent",
    order=10,
    family="descent",
    teaches="Steps straight downhill: each step is the gradient times the learning rate.",
    source="Cauchy, 1847, Méthode générale pour la résolution des systèmes d'équations simultanées",
    differs="in nothing",
    step=step,
    invariances=("rotation", "translation"),
    hypers=(learning_rate(0.01, 1e-4, 2),),
    stability_limit=lambda: 2,
    noisy_name="SGD",
)
