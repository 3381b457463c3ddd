"""Why a method has broken off: in which layer a number first ceased to be finite, and what to change."""

from __future__ import annotations

import numpy as np

from networks.layerwise import endless, layer_names, made
from networks.network import columns
from networks.training.training import Training
from networks.training.walk import Rule, State, drawn


def broken(training: Training, before: State, method: int) -> str:
    """A sentence or two about a method that breaks off in the step after a state.

    The step is taken again, and looked at in the order in which its numbers are worked out: what the layers make of the
    samples, from the first on; the gradient, from the last on back; the new weights.
    """
    entry, step = training.entries[method], before.t + 1
    with np.errstate(all="ignore"):
        what, layer = found(training, before, method)
    where = f"the {what} of {layer_names(training.net)[layer].lower()}"
    advice = ["a smaller learning rate"] if "lr" in entry.optimizer.defaults else []
    advice += [] if entry.clip else ["gradient clipping"]
    return (
        f"{entry.optimizer.called(training.batched)} diverged at step {step:,}: {where} became too large. Try "
        f"{' or '.join(advice) or 'other settings'}."
    )


def found(training: Training, before: State, method: int) -> tuple[str, int]:
    """What first is not finite, and the place of its layer, from the inputs on."""
    net, samples, entry = training.net, training.samples, training.entries[method]
    rows = next(drawn(training, before.t))
    X, y = (samples.X, samples.y) if rows is None else (samples.X[rows], samples.y[rows])
    inputs, wanted = columns(X), net.targets(y)
    rule = Rule(net, entry, training.steps, before.t)
    rule.turn(before.t + 1)
    theta, state = before.theta[method], before.states[method]
    looked = theta if rule.vector else rule.look(theta, state)
    weights = net.parts(looked[None])
    outputs, kept = net.chain.forward(weights, inputs, slice(None))
    values = [not np.isfinite(each).all() for each in made(net, outputs, kept)]
    if any(values):
        return "values", values.index(True)
    gradient = net.pulled(weights, kept, net.kind.slope(outputs, wanted))[0]
    if not np.isfinite(gradient).all():
        return "gradient", int(np.flatnonzero(endless(net, gradient))[-1])
    taken = rule.asked(theta, state, (inputs, wanted)) if rule.vector else rule.told(theta, gradient, state)
    return "weights", int(endless(net, taken[0]).argmax())
