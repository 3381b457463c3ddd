"""The PyTorch script of a training, with autograd and torch.optim's own optimizers, reaches the same losses."""

from dataclasses import replace

import numpy as np
import pytest

from experiments.studies.tables import as_csv
from networks import DATASETS, Network
from networks.layers import ACTIVATIONS, LOSSES
from networks.methods import METHODS
from networks.training.training import Entry, Training
from optimizers.schedules import cosine, linear_ramp
from reproduce.networks import curves, left_out, model, script
from reproduce.networks.curves import COLUMNS
from reproduce.networks.script import apart_in_the_end, searching, taken
from reproduce.torch_optim import TORCH_OPTIM
from tests.reproduce.torch_scripts import outcomes

WITHIN = 1e-8


def gentle(key):
    """A method at a rate at which no path is chaotic."""
    rate = METHODS[key].defaults.get("lr", 0)
    return Entry(key, {"lr": rate / 10} if rate >= 0.1 else {})


MOONS = DATASETS["moons"](samples=120, held_out=50)
SEARCHES = [key for key in METHODS if searching(Entry(key))]
CALM = [key for key in METHODS if key not in SEARCHES and taken(Entry(key))]
SETTINGS = (
    Entry("adam", {"lr": cosine(0.02, steps=25)}, clip=0.3, l2=0.01),
    Entry("adam", {"lr": 0.01}, decay=0.1),
    Entry("momentum", {"lr": 0.05, "beta": linear_ramp(0.5, 0.9, steps=25)}, clip=0.2),
    Entry("nesterov", {"lr": 0.05}, clip=0.2, l2=0.1, decay=0.1),
)
FEW = (Entry("momentum", {"lr": 0.02}), Entry("adabelief", {"lr": 0.01}))
LOST = Entry("gradient_descent", {"lr": 1e200})
TRAININGS = {
    "all methods": Training(Network((2, 16, 16, 2)), MOONS, tuple(map(gentle, CALM)), 300, 32, seed=3),
    "searches": Training(Network((2, 16, 16, 2)), MOONS, tuple(map(gentle, SEARCHES)), 20, seed=3),
    "settings": Training(Network((2, 6, 6, 2), "sigmoid"), MOONS, SETTINGS, 25, 16, "replace"),
    "skips and batch norm": Training(
        Network((2, 5, 5, 4, 4, 2), "relu", skip=True, batch_norm=True, init="he"), MOONS, FEW, 25, 32, apart=True
    ),
    "a curve": Training(Network((1, 6, 6, 1), loss="squared_error", skip=True), DATASETS["sine"](30), (*FEW, LOST), 25),
    "classes as numbers": Training(Network((2, 4, 1), loss="squared_error"), MOONS, FEW, 10),
    "digits": Training(Network((8, 6, 10), loss="squared_error"), DATASETS["digits"](40, components=8), FEW, 10, 16),
}
EVERY = 5


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """name -> the curves of its script; all were run by one process."""
    texts = (script(training, every=EVERY) for training in TRAININGS.values())
    told = outcomes(tmp_path_factory.mktemp("torch"), texts)
    return dict(zip(TRAININGS, told, strict=True))


@pytest.mark.slow("loads PyTorch")
@pytest.mark.parametrize("name", TRAININGS)
def test_a_script_reaches_the_same_losses_and_accuracies(name, found):
    ours = curves(TRAININGS[name], every=EVERY)
    assert list(found[name]) == list(ours.methods)
    for method, measured in zip(ours.methods, np.asarray(ours.measured), strict=True):
        theirs = np.array(found[name][method], dtype=float)
        known = ~np.isnan(measured[:, 0])
        assert theirs[: known.sum(), 0].tolist() == np.array(ours.steps)[known].tolist()
        np.testing.assert_allclose(theirs[: known.sum(), 1:], measured[known], rtol=WITHIN, atol=WITHIN, err_msg=method)
        assert known.all() or np.isnan(theirs[-1, 1:]).all()


def test_what_diverges_is_among_the_trainings():
    losses = np.asarray(curves(TRAININGS["a curve"]).measured)[..., 0]
    assert np.isnan(losses[-1, -1]) and not np.isnan(losses[:-1]).any()


def test_torch_s_own_optimizer_is_used_wherever_it_takes_the_same_steps():
    text = script(Training(TRAININGS["all methods"].net, MOONS, tuple(map(gentle, METHODS))))
    for key in METHODS:
        theirs = key in TORCH_OPTIM and not TORCH_OPTIM[key].ahead
        assert (f"def {key}_step(" in text) == (not theirs and taken(Entry(key)))
        assert not theirs or f"torch.optim.{TORCH_OPTIM[key].name}(weights, " in text
    assert "def momentum_step(" in script(TRAININGS["settings"])  # its β changes


def test_a_script_says_how_the_training_is_opened_again_and_what_is_left_out():
    training = TRAININGS["a curve"]
    text = script(training, opens="https://example.org/?net=1\nimport os")
    names = "Momentum, AdaBelief and Gradient descent"
    assert text.startswith(f"# {names} on a network of 1-6-6-1, as Ravine trains it.\n# Open it there: ")
    assert "\nimport os" not in text.replace("# import os", "")
    assert left_out(training) == apart_in_the_end(training) == "" and "rounding" not in text
    text = script(TRAININGS["searches"])
    assert "# Exact step, Line search, Conjugate gradient, L-BFGS and L-BFGS + Wolfe search weigh numbers" in text
    apart = tuple(map(Entry, ("adam", "kfac", "natural_gradient_layers")))
    text = script(Training(Network((2, 4, 2)), MOONS, apart, 5))
    told = "The PyTorch script leaves out K-FAC and Natural gradient (layers): it does not have the matrices"
    assert f"# {told} of curvature that their rules ask for.\n" in text
    assert "# Adam on a network" in text and "torch.optim.Adam(" in text and "kfac" not in text


def test_every_layer_and_loss_has_its_name_in_torch():
    assert set(model.ACTIVATIONS) == set(ACTIVATIONS) and set(model.LOSSES) == set(LOSSES)


def test_curves_are_a_table_with_a_row_for_each_step_that_was_recorded():
    training = replace(TRAININGS["a curve"], steps=7)
    lines = as_csv(curves(training, every=3)).splitlines()
    assert lines[0] == ",".join(["method", "step", *COLUMNS])
    assert [line.split(",")[:2] for line in lines[1:]] == [
        [method, step] for method in ("momentum", "adabelief", "gradient_descent") for step in ("0", "3", "6", "7")
    ]
    assert lines[1].endswith(",,")  # there is no accuracy of numbers
    loss = training.net.loss(training.net.parameters(0), training.samples.X, training.samples.y)
    assert float(lines[1].split(",")[2]) == loss
    assert curves(TRAININGS["settings"]).methods == ["adam", "adam_2", "momentum", "nesterov"]
