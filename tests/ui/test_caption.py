"""The caption after a race: who arrived first, and whoever tells most."""

from landscapes import LANDSCAPES
from ui.caption import caption
from ui.race import tracks
from ui.setup import Setup


def told(**changes):
    setup = Setup(**changes)
    race = tracks(setup)
    return caption(setup, race), race


def test_the_first_to_arrive_is_named_first():
    text, race = told(surface="bowl", methods=("gradient_descent", "momentum", "newton"))
    arrived = {key: track.row.stopped for key, track in race.items() if track.row.outcome == "converged"}
    assert len(set(arrived.values())) > 1
    first = min(arrived, key=arrived.get)
    assert text.startswith(race[first].row.name)
    assert str(arrived[first]) in text


def test_a_divergence_is_news():
    text, _ = told(surface="bowl", methods=("gradient_descent", "newton"), hypers={("gradient_descent", "lr"): 5.0})
    assert "Newton" in text and "Gradient descent" in text


def test_divergence_comes_before_running_out_of_steps():
    hypers = {("momentum", "lr"): 5.0, ("gradient_descent", "lr"): 1e-5}
    text, race = told(surface="bowl", methods=("gradient_descent", "momentum"), hypers=hypers)
    assert [track.row.outcome for track in race.values()] == ["limit", "diverged"]
    assert "Momentum" in text and "Gradient descent" not in text


def test_no_method_at_all_says_what_to_do():
    text, _ = told(methods=())
    assert "Switch one on" in text


def test_every_surface_has_a_caption_of_whole_sentences():
    for key in LANDSCAPES:
        text, _ = told(surface=key)
        assert text.endswith("."), key
        assert 10 < len(text) < 300, key
