"""Many trainings side by side: each is what it is alone."""

import numpy as np
import pytest

from networks import DATASETS, Network, train
from networks.training.many import Cases, train_many
from networks.training.training import Entry

SEEDS = (0, 3, 8)
STEPS = 30


@pytest.mark.parametrize("batch", [None, 16])
@pytest.mark.parametrize("batch_norm", [False, True])
@pytest.mark.parametrize("method", ["adam", "nesterov"])
def test_each_is_what_it_is_alone(method, batch_norm, batch):
    net = Network((2, 8, 8, 2), "relu", skip=True, batch_norm=batch_norm, init="he")
    samples = [DATASETS["moons"](60, seed=seed) for seed in SEEDS]
    cases = Cases.of(net, samples)
    found = train_many(net, cases, Entry(method, {"lr": 0.03}), SEEDS, steps=STEPS, batch=batch)
    held, right = cases.held(net, found.theta)
    for place, (seed, data) in enumerate(zip(SEEDS, samples, strict=True)):
        alone = train(net, data, method, steps=STEPS, hypers={"lr": 0.03}, batch=batch, seed=seed)
        assert (found.theta[place] == alone.theta[-1]).all()
        assert (found.loss[place], held[place]) == (alone.loss[-1], alone.held_out_loss[-1])
        classes = net.output(alone.theta[-1], data.X_held, fit=data.X).argmax(axis=-1)
        assert right[place] == (classes == data.y_held).mean()


def test_a_run_is_told_where_its_loss_first_is_at_the_target():
    net, data = Network((2, 8, 2)), [DATASETS["moons"](60, seed=seed) for seed in SEEDS]
    cases = Cases.of(net, data)
    found = train_many(net, cases, Entry("adam", {"lr": 0.03}), SEEDS, steps=STEPS, target=0.4, every=1)
    for place, (seed, samples) in enumerate(zip(SEEDS, data, strict=True)):
        alone = train(net, samples, "adam", steps=STEPS, hypers={"lr": 0.03}, seed=seed)
        below = np.flatnonzero(alone.loss <= 0.4)
        first = below[0] if below.size else STEPS
        assert found.arrived[place] == (first if below.size else STEPS + 1)
        assert (found.theta[place] == alone.theta[first]).all()
