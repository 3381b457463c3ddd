"""Paths by optax.

Of its version 0.2.8 some are not here: adan has 1 − β₂ where its authors have β₂, rprop lags a step behind, adagrad
starts its sum at 0.1 with ε inside the root, amsgrad takes the largest after the correction, radam adds ε to the
corrected root, and rmsprop with momentum sums up steps where torch sums up directions, which a schedule tells apart.
"""

from importlib.metadata import version

import jax
import numpy as np
import optax

from tests.golden.settings import STEPS, SURFACES, both_loops

jax.config.update("jax_enable_x64", True)

PACKAGES = {name: version(name) for name in ("optax", "jax")}


def adam(make):
    return lambda lr, beta1, beta2, eps, **same: make(lr, b1=beta1, b2=beta2, eps=eps, **same)


def ahead(make):
    """Its wrapper around an inner method; it moves two points at once, of which the fast one is told."""

    def made(every, pull, **inner):
        rule = optax.lookahead(make(**inner), sync_period=int(every), slow_step_size=pull)

        def init(point):
            both = optax.LookaheadParams.init_synced(point)
            return rule.init(both), both.slow

        def update(gradient, kept, point):
            state, slow = kept
            change, state = rule.update(gradient, state, optax.LookaheadParams(point, slow))
            return change.fast, (state, slow + change.slow)

        return optax.GradientTransformation(init, update)

    return made


METHODS = {
    "gradient_descent": ("optax.sgd", lambda lr: optax.sgd(lr)),
    "momentum": ("optax.sgd", lambda lr, beta: optax.sgd(lr, momentum=beta)),
    "nesterov": ("optax.sgd", lambda lr, beta: optax.sgd(lr, momentum=beta, nesterov=True)),
    "adadelta": ("optax.adadelta", lambda lr, rho, eps: optax.adadelta(lr, rho=rho, eps=eps)),
    "rmsprop": (
        "optax.rmsprop",
        lambda lr, rho, eps: optax.rmsprop(lr, decay=rho, eps=eps, eps_in_sqrt=False),
    ),
    "rmsprop_nesterov": (
        "optax.rmsprop",
        lambda lr, rho, beta, eps: optax.rmsprop(
            lr, decay=rho, eps=eps, eps_in_sqrt=False, momentum=beta, nesterov=True
        ),
    ),
    "adam": ("optax.adam", adam(optax.adam)),
    "adamax": ("optax.adamax", adam(optax.adamax)),
    "nadam": ("optax.nadam", adam(optax.nadam)),
    "adabelief": (
        "optax.adabelief",
        lambda lr, beta1, beta2, eps: optax.adabelief(lr, b1=beta1, b2=beta2, eps=eps, eps_root=eps),
    ),
    "adamw": ("optax.adamw", adam(optax.adamw)),
    "yogi": ("optax.yogi", adam(optax.yogi)),
    "lion": (
        "optax.lion",
        lambda lr, beta1, beta2, weight_decay: optax.lion(lr, b1=beta1, b2=beta2, weight_decay=weight_decay),
    ),
    "signsgd": ("optax.sign_sgd", lambda lr: optax.sign_sgd(lr)),
    "lookahead": ("optax.lookahead", ahead(lambda lr: optax.sgd(lr))),
    "lookahead_momentum": ("optax.lookahead", ahead(lambda lr, beta: optax.sgd(lr, momentum=beta))),
    "lookahead_adam": ("optax.lookahead", ahead(adam(optax.adam))),
    "sam": (
        "optax.contrib.sam",
        lambda lr, rho: optax.contrib.sam(optax.sgd(lr), optax.chain(optax.contrib.normalize(), optax.sgd(rho))),
    ),
}
ASKS_TWICE = ("sam",)  # every other point is where it looks, not where it is


def walk(method, start, hypers, gradient, rates=None):
    """The points after each step; `gradient` is called once an update, with the point."""
    given = hypers | {"lr": lambda step: jax.numpy.array(rates)[step]} if rates else hypers
    rule = METHODS[method][1](**given)
    point = np.array(start)
    state, path = rule.init(point), [point]
    asks = 2 if method in ASKS_TWICE else 1
    update = jax.jit(rule.update)
    for _ in range(asks * STEPS):
        change, state = update(gradient(point), state, point)
        point = optax.apply_updates(point, change)
        path.append(point)
    return np.array(path)[::asks].tolist()


def slope(surface):
    return jax.jit(jax.grad(lambda point: SURFACES[surface](*point)))


def cases():
    for method, (reference, _) in METHODS.items():
        yield from both_loops(method, reference, walk, slope, np.array)
