"""The PyTorch script, with autograd's slopes and torch.optim's own optimizers, walks what run() walks."""

from dataclasses import replace

import numpy as np
import pytest

from landscapes import LANDSCAPES, from_formula
from optimizers.schedules import linear_ramp
from reproduce import Lineup, torch_script
from reproduce.torch_optim import TORCH_OPTIM
from tests.reproduce.races import AWKWARD, ODD, REMOVABLE, by_run, everything, logistic, own, padded, removable
from tests.reproduce.torch_scripts import outcomes

WITHIN = 1e-9
NEARLY_SINGULAR = {"gauss_newton": 1e-4}  # on Beale: the matrix that it solves with magnifies rounding
RACES = {
    "all methods": replace(everything(LANDSCAPES["beale"]), steps=25),
    "schedules, noise and an own formula": replace(own(), steps=25),
    "methods for squares and samples": Lineup(
        LANDSCAPES["line_fit"],
        (-1.0, 2.0),
        10,
        {"gauss_newton": {}, "levenberg_marquardt": {}, "natural_gradient": {}, "newton": {}},
    ),
    "batches, drawn again and again": replace(everything(LANDSCAPES["line_fit"], batch=2, order="replace"), steps=10),
    "batches of columns with awkward names": replace(logistic(AWKWARD, *ODD, batch=4), steps=2),
    "one weight": replace(everything(from_formula("(x - 1)^2 + (x^2 - 3)^2/4")), steps=10, start=(2.5, -1.0)),
    "far out on both tails": Lineup(from_formula("softplus(-x) - sigmoid(y)"), (45.0, 40.0), 5, {"newton": {}}),
} | {name: replace(removable(name), steps=6) for name in REMOVABLE}  # a few: rounding, which differs, grows with them


@pytest.fixture(scope="module")
def paths(tmp_path_factory):
    """name -> the paths of its script; all were run by one process."""
    told = outcomes(tmp_path_factory.mktemp("torch"), (torch_script(race) for race in RACES.values()))
    return dict(zip(RACES, told, strict=True))


@pytest.mark.slow("loads PyTorch")
@pytest.mark.parametrize("name", RACES)
def test_a_script_walks_the_same_paths(name, paths):
    race = RACES[name]
    for key, path in by_run(race).items():
        mine = padded(paths[name][key], race.steps)
        within = NEARLY_SINGULAR.get(key, WITHIN)
        np.testing.assert_allclose(mine[:, :2], path[:, :2], rtol=within, atol=within, err_msg=key)


def test_torch_s_own_optimizer_walks_wherever_it_walks_the_same_path():
    race = RACES["all methods"]
    text = torch_script(race)
    for key in race.methods:
        theirs = key in TORCH_OPTIM and not TORCH_OPTIM[key].ahead
        assert (f"def {key}_step(" in text) != theirs
        assert not theirs or f"torch.optim.{TORCH_OPTIM[key].name}(points, " in text


def test_a_momentum_that_changes_is_left_to_the_rule():
    race = Lineup(LANDSCAPES["bowl"], (1.0, 1.0), 3, {"momentum": {"beta": linear_ramp(0.5, 0.9, steps=3)}})
    assert "torch.optim.SGD" not in torch_script(race)
