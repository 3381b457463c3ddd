"""The caption after a race: who arrived first, and whoever tells most."""

from landscapes import LANDSCAPES
from ui.session.caption import caption
from ui.session.setup import Setup
from ui.session.tracks import fan_of, tracks


def told(**changes):
    setup = Setup(**changes)
    race = tracks(setup)
    fans = {key: fan_of(setup, key).found() for key in race} if setup.noise else {}
    return caption(setup, race, fans), race


def test_the_first_to_arrive_is_named_first():
    text, race = told(surface="bowl", methods=("gradient_descent", "momentum", "newton"))
    arrived = {key: track.row.stopped for key, track in race.items() if track.row.outcome == "converged"}
    assert len(set(arrived.values())) > 1
    first = min(arrived, key=lambda key: arrived[key])
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


def test_of_a_noisy_race_it_is_told_who_succeeds_most_often():
    setup = {"noise": 1.0, "methods": ("gradient_descent", "adagrad"), "fan": 50}
    text, _ = told(**setup)
    assert text == "Under this noise AdaGrad succeeds most often: 60 % of 50 runs end within 0.08 of the minimum."
    text, _ = told(**setup | {"tolerance": 100.0})
    assert text.startswith("Under this noise all methods succeed alike: 100 % of 50 runs end within 100")
    text, _ = told(**setup | {"methods": ("gradient_descent",), "tolerance": 100.0})
    assert "SGD succeeds: 100 %" in text
    text, _ = told(**setup | {"tolerance": 1e-6})
    assert text == "Under this noise nobody succeeds: no run ends within 1e-06 of the minimum."


def test_who_flies_off_in_a_noisy_race_is_news_as_well():
    text, _ = told(surface="bowl", noise=0.5, methods=("gradient_descent", "adam"), hypers={("adam", "lr"): 1e-3,
                   ("gradient_descent", "lr"): 2.0})  # fmt: skip
    assert text.startswith("Under this noise nobody succeeds")
    assert text.count("SGD flew off") == 1


def test_where_success_is_not_known_the_path_is_told():
    text, _ = told(surface="saddle", noise=0.5, methods=("adam",))
    assert text.startswith("Adam had not settled")
