"""Winners: who does best from every start, by each criterion, and who does not."""

import numpy as np
import pytest

from experiments import SettingError, run
from experiments.geometry.known import target
from experiments.readings.ties import alike
from experiments.studies.basins import start_at
from experiments.studies.winners import CRITERIA, NOBODY, TIE, best, winners
from landscapes import LANDSCAPES, Landscape
from tests.races import races

BEALE, BOWL = LANDSCAPES["beale"], LANDSCAPES["bowl"]
RACERS = {"gradient_descent": {}, "momentum": {"beta": 0.8}, "newton": {}, "bfgs": {}}


def contest(surface=BEALE, methods=RACERS, points=9, steps=60, criterion="loss", noise=0.0, seed=0, **options):
    return winners(races(surface, methods, steps, noise=noise, seed=seed), surface.domain, points, criterion, **options)


@pytest.mark.parametrize("noise", [0.0, 0.05])
@pytest.mark.parametrize("criterion", CRITERIA)
def test_the_winner_is_who_has_the_lowest_number_alone(criterion, noise):
    found = contest(criterion=criterion, points=6, noise=noise, seed=2)
    for row in range(6):
        for column in range(6):
            at = start_at(found, row, column)
            numbers, steps = [], []
            for method, hypers in RACERS.items():
                alone = run(BEALE, method, at, steps=60, hypers=hypers, noise=noise, seed=2, target=target(BEALE))
                steps.append(np.nan_to_num(alone.arrived[0], nan=np.inf))
                if criterion == "loss":
                    whole = alone.stopped[0] == 60 or np.isfinite(alone.value[-1, 0])
                    numbers.append(alone.value[-1, 0] if whole else np.inf)
                else:
                    number = {"steps": alone.arrived, "evals": alone.arrived_cost}[criterion][0]
                    numbers.append(np.inf if np.isnan(number) else number)
            winner = found.winner[row, column]
            if winner == NOBODY:
                assert np.isinf(numbers).all() and np.isnan(found.number[row, column])
            else:
                assert found.number[row, column] == min(numbers)
            if winner >= 0:
                spare = alike(BEALE) if criterion == "loss" else 0
                low = [place for place, each in enumerate(numbers) if each <= min(numbers) + spare]
                assert winner in low and all(steps[winner] < steps[other] for other in low if other != winner)


def test_criteria_disagree_where_steps_cost_differently():
    """Newton is there in fewer steps, and each of them costs it a gradient and a Hessian."""
    racers = {"gradient_descent": {"lr": 0.25}, "newton": {}}
    surface = Landscape(name="", formula="x^2 + y^2", domain=((1, 2), (1, 2)), start=(1, 1), minima=((0, 0),))
    steps = contest(surface, racers, criterion="steps")
    assert (steps.winner == 1).all() and (steps.number == 1).all()
    evals = contest(surface, racers, criterion="evals")
    assert (evals.winner == 1).all() and (evals.number == 2).all()
    slow = contest(surface, {"newton": {"damping": 20.0}, "gradient_descent": {"lr": 0.25}}, criterion="evals")
    assert (slow.winner == 1).all()


def test_methods_that_do_the_very_same_tie():
    same = {"gradient_descent": {"lr": 0.1}, "momentum": {"lr": 0.1, "beta": 0.0}}
    for criterion in CRITERIA:
        found = contest(BOWL, same, criterion=criterion)
        assert (found.winner == TIE).all()
        assert np.isfinite(found.number).all()


def test_where_all_go_wrong_or_nobody_arrives_nobody_wins():
    wild = {"gradient_descent": {"lr": 2.0}, "momentum": {"lr": 2.0}}
    assert (contest(BEALE, wild, points=4).winner[0] == NOBODY).all()
    hurried = contest(steps=1, methods={"gradient_descent": {}, "momentum": {}}, criterion="steps", points=4)
    assert (hurried.winner == NOBODY).all() and np.isnan(hurried.number).all()


def test_one_that_arrives_beats_one_that_is_lost():
    assert (contest(BOWL, {"gradient_descent": {"lr": 2.0}, "newton": {}}, points=4).winner == 1).all()


def test_of_numbers_that_are_a_tie_the_fewest_steps_win():
    numbers = np.array([[5.0, 5.0, np.nan, 0.0, 1.0], [5.9, 6.1, np.nan, 1.0, 0.9]])
    steps = np.array([[9, 9, np.nan, np.nan, np.nan], [7, 7, np.nan, np.nan, 3]])
    winner, number = best(numbers, steps, 1.0)
    assert winner.tolist() == [1, 0, NOBODY, TIE, 1]
    assert np.array_equal(number, [5, 5, np.nan, 0, 0.9], equal_nan=True)


def test_a_lower_loss_by_rounding_alone_does_not_win():
    """Momentum ends nearer to 0 than gradient descent by rounding, and takes longer to get there."""
    racers = {"gradient_descent": {"lr": 0.4}, "momentum": {"lr": 0.4, "beta": 0.3}}
    found = contest(BOWL, racers, points=4, steps=60)
    ends = np.array(
        [run(BOWL, key, (1.0, 1.0), steps=60, hypers=hypers).value[-1, 0] for key, hypers in racers.items()]
    )
    assert ends.max() < 1e-18 and ends[1] != ends[0]
    soon = contest(BOWL, racers, points=4, steps=60, criterion="steps")
    assert (found.winner == soon.winner).all() and (found.winner == 0).any()


@pytest.mark.parametrize(
    "surface, methods, criterion, sentence",
    [
        (BEALE, RACERS, "speed", "There is no criterion called “speed”"),
        (BEALE, {"adam": {}}, "loss", "Who wins is a question for two methods or more"),
        (BEALE, {}, "loss", "Who wins is a question for two methods or more"),
        (LANDSCAPES["saddle"], RACERS, "steps", "No minimum of this surface is known to arrive at"),
        (LANDSCAPES["saddle"], RACERS, "evals", "No minimum of this surface is known to arrive at"),
        (LANDSCAPES["saddle"], {"adam": {}, "gauss_newton": {}}, "loss", "Gauss–Newton needs"),
        (BEALE, {"adam": {"lr": -1}, "newton": {}}, "loss", "lr must be above 0; −1 is not."),
    ],
)
def test_contests_that_cannot_be_held_are_refused(surface, methods, criterion, sentence):
    with pytest.raises(SettingError) as refused:
        contest(surface, methods, criterion=criterion)
    assert refused.value.message.startswith(sentence)


def test_progress_goes_on_from_method_to_method():
    told: list[float] = []
    contest(progress=told.append)
    assert told == sorted(told) and told[-1] == 1
    assert any(0.25 < part < 0.5 for part in told)
