"""What is said before, while and after a race: it follows from the surface, the start and what the methods did."""

from dataclasses import replace
from typing import ClassVar

import pytest

from experiments.readings.events import Kind
from tests.ui.captions import captioned
from ui.race.predict import game
from ui.race.scoreboard import height_columns, note
from ui.race.stage import titles
from ui.session.caption import captions
from ui.session.faults import LEVEL
from ui.session.link import from_link
from ui.session.moments import DID
from ui.session.session import Session
from ui.session.setup import END, Setup
from ui.session.tracks import tracks
from ui.session.views import picture


def told(**changes):
    """The caption at the end, and the tracks."""
    said = captioned(**changes)
    return said.caption.after, said.tracks


def watched(**changes):
    """The caption before the race."""
    return captioned(**changes).caption.before


@pytest.mark.parametrize(
    ("formula", "same"), [("5", True), ("3 + 0x", True), ("0.001x + 5", False), ("x^2 y^2", False)]
)
def test_a_race_on_a_constant_says_that_there_is_nowhere_to_descend(formula, same):
    said = captioned(surface="own", formula=formula)
    assert (said.caption.before == said.caption.after == LEVEL) == same
    assert not same or not any(said.moments.values())


class TestTheNamedExamples:
    def test_beale_clicked_elsewhere(self):
        """It diverged at step 1 while “gradient descent hardly moves” stood above it."""
        said = captioned(surface="beale", start=(-4.4, 4.4), methods=("gradient_descent", "adam"))
        assert "hardly moves" not in said.caption.before
        assert "Watch gradient descent: at the start, α·λmax is 1,270 times its limit." in said.caption.before
        assert [moment.sentence for moment in said.moments["gradient_descent"]] == [
            "Gradient descent diverged at step 1."
        ]
        assert "Gradient descent diverged at step 1" in said.caption.after

    def test_rosenbrock_with_adam_alone(self):
        """“Gradient descent and momentum fly off” stood above a race of neither."""
        said = captioned(surface="rosenbrock", methods=("adam",))
        assert not any(name in said.everything for name in ("Gradient descent", "Momentum"))
        assert said.caption.before.endswith("Watch whether Adam follows the valley or crosses it.")

    def test_the_bowl_without_momentum(self):
        """“Momentum swings past” stood above a race in which no momentum races."""
        said = captioned(surface="bowl", methods=("gradient_descent", "newton"))
        assert "omentum" not in said.everything and "swings" not in said.everything
        assert said.caption.before.endswith("Watch which method arrives first.")

    def test_a_ravine_that_is_none(self):
        assert "180 times as much across the valley" in watched()
        assert "equally in every direction" in watched(parameters={"κ": 1.0}) and "valley" not in watched(
            parameters={"κ": 1.0}
        )

    def test_the_start_decides_what_is_said_of_a_saddle(self):
        assert "is 0.05 away from a saddle point" in watched(surface="saddle", start=(0.05, 0.0))
        assert watched(surface="saddle", start=(0.0, 0.0)).startswith("The start lies at a saddle point.")
        assert "saddle" not in watched(surface="saddle")


class TestBefore:
    def test_the_way_down_is_measured(self):
        assert "The steepest way down points straight at the nearest minimum." in watched(surface="bowl")
        assert "The steepest way down points 65° away from the nearest minimum" in watched()

    def test_who_is_unstable_at_the_start_is_to_be_watched(self):
        rates = {("gradient_descent", "lr"): 0.05, ("momentum", "lr"): 0.05}
        text = watched(methods=("gradient_descent", "momentum"), hypers=rates)
        assert text.endswith("Watch gradient descent: at the start, α·λmax is 4.5 times its limit.")

    def test_who_could_swing_is_named_if_it_races(self):
        text = watched(surface="bowl", methods=("gradient_descent", "momentum", "nesterov", "adam"))
        assert text.endswith("Watch whether momentum, Nesterov or Adam swings past the minimum.")

    def test_at_a_minimum_there_is_no_valley_to_follow(self):
        here = {"surface": "beale", "start": (3.0, 0.5)}
        assert watched(**here) == "The start lies at a minimum. Watch which methods stay there."
        assert watched(**here, methods=("adam",)).endswith("Watch whether Adam stays there.")

    def test_a_line_of_minima_leads_nowhere(self):
        text = watched(surface="own", formula="(x + y - 1)^2", start=(1.0, 1.0), methods=("gradient_descent", "newton"))
        assert "valley" not in text and text.endswith("Watch which method arrives first.")

    def test_minima_are_counted(self):
        assert "Watch which of the 4 minima each method reaches" in watched(surface="styblinski_tang")

    def test_where_there_is_no_step_to_take(self):
        nowhere = {"surface": "own", "formula": "log(x) + y^2", "start": (-1.0, 0.0)}
        assert watched(**nowhere) == (
            "f is not defined at the start, so no method can take a step. Click on the map to start elsewhere."
        )
        assert "Click" not in watched(**nowhere, lock=("start",))

    @pytest.mark.parametrize(
        ("formula", "says"),
        [
            ("x + y", "f does not curve: it is a plane there"),
            ("y^2", "f curves up in one direction only"),
            ("x^2", "f curves up: f″ is 2"),
            ("-x^2 + y", "f curves down in one direction only"),
            ("x - x^2 - 2y^2", "f curves down in every direction, as on a hill"),
            ("x^2 - y^2", "f curves up in one direction and down in another"),
            ("x^2 + 3y^2", "f curves up in every direction, up to 3 times as much in one as in another"),
        ],
    )
    def test_how_f_curves(self, formula, says):
        assert says in watched(surface="own", formula=formula, window=((-2.0, 2.0), (-2.0, 2.0)), start=(1.5, 1.5))


class TestWhile:
    def test_every_kind_of_event_has_its_words(self):
        assert {*DID, Kind.DIVERGENCE} == {*Kind}

    def test_what_happens_twice_is_told_so(self):
        sentences = [moment.sentence for moment in captioned(surface="rosenbrock").moments["rmsprop"]]
        assert [text.rpartition(" at ")[0] for text in sentences] == [
            "RMSProp began to zig-zag",
            "RMSProp began to zig-zag again",
        ]

    def test_arriving_settling_and_leaving_are_told_apart(self):
        said = captioned(surface="bowl", methods=("rmsprop", "momentum"))
        verbs = {key: [text.sentence.split()[1] for text in told] for key, told in said.moments.items()}
        assert "arrived" in verbs["momentum"] and "settled" in verbs["momentum"] and "left" not in verbs["momentum"]
        assert "arrived" in verbs["rmsprop"] and "settled" not in verbs["rmsprop"]

    def test_what_is_so_from_the_start_is_told_once_it_has_begun(self):
        told = captioned(surface="easom").moments.values()
        assert any(moment.sentence.endswith("at step 0.") for moments in told for moment in moments)
        assert all(moment.step > 0 for moments in told for moment in moments)


class TestAfter:
    def test_the_first_to_arrive_is_named_first(self):
        text, race = told(surface="bowl", methods=("gradient_descent", "momentum", "newton"))
        arrived = {key: track.row.arrived for key, track in race.items()}
        assert len(set(arrived.values())) > 1
        first = min(arrived, key=lambda key: arrived[key])
        assert text.startswith(f"{race[first].row.name} arrived first, at step {arrived[first]}")

    def test_who_settles_in_a_local_minimum_has_not_arrived(self):
        text, race = told(surface="styblinski_tang", methods=("gradient_descent", "bfgs"))
        assert all(track.row.outcome == "converged" for track in race.values())
        assert text.startswith("No method arrived at the lowest minimum.") and "above the lowest known minimum" in text

    def test_where_f_falls_for_ever_nobody_missed_its_lowest_minimum(self):
        race = dict(surface="own", formula="x^3-3x", window=((-2.0, 2.0), (-2.0, 2.0)), start=(-1.5, 0.0))
        text, tracks = told(**race, methods=("gradient_descent", "momentum"))
        assert all(track.row.gap < -1 for track in tracks.values())
        says = (
            "Gradient descent and momentum went below every known minimum: as far as was seen, f has no lowest value."
        )
        assert text.startswith(says)
        rows = [track.row for track in tracks.values()]
        surface = tracks["momentum"].runs.surface
        assert [column.key for column in height_columns(surface)] == ["loss", "gap"]
        assert [column.key for column in height_columns(surface, rows)] == ["loss"]

    def test_a_divergence_is_news(self):
        text, _ = told(surface="bowl", methods=("gradient_descent", "newton"), hypers={("gradient_descent", "lr"): 5.0})
        assert "Newton" in text and "Gradient descent" in text

    def test_divergence_comes_before_running_out_of_steps(self):
        hypers = {("momentum", "lr"): 5.0, ("gradient_descent", "lr"): 1e-5}
        text, race = told(surface="bowl", methods=("gradient_descent", "momentum"), hypers=hypers)
        assert [track.row.outcome for track in race.values()] == ["limit", "diverged"]
        assert "Momentum" in text and "Gradient descent" not in text

    def test_where_the_data_make_a_method_diverge_standardising_them_is_suggested(self):
        text, _ = told(surface="line_fit", data="cars")
        assert text.endswith("Choose Standardised under Preparation, or a smaller learning rate.")
        assert "On raw data κ is 2,570; on standardised data it would be 1." in text
        hypers = {("gradient_descent", "lr"): 1.5}
        text, race = told(surface="line_fit", data="cars", prepare="standardised", hypers=hypers)
        assert race["gradient_descent"].row.outcome == "diverged" and "Preparation" not in text

    def test_no_method_at_all_says_what_to_do(self):
        text, _ = told(methods=())
        assert "Switch one on" in text

    def test_of_a_hidden_path_nothing_is_said(self):
        said = captioned(methods=("gradient_descent", "adam"), muted=("adam",))
        assert "Gradient descent" in said.caption.after and "Adam" not in said.caption.before + said.caption.after
        assert "Every path is hidden" in captioned(methods=("adam",), muted=("adam",)).caption.after


class TestUnderNoise:
    SETUP: ClassVar = {"noise": 1.0, "methods": ("gradient_descent", "adagrad"), "fan": 50}

    def test_it_is_told_who_succeeds_most_often(self):
        text, _ = told(**self.SETUP)
        assert (
            text
            == "With this noise, AdaGrad succeeded most often: 60 % of its 50 runs ended within 0.08 of the minimum."
        )
        text, _ = told(**self.SETUP | {"tolerance": 100.0})
        assert text.startswith(
            "With this noise, all methods succeeded equally often: 100 % of the 50 runs of each method"
        )
        text, _ = told(**self.SETUP | {"methods": ("gradient_descent",), "tolerance": 100.0})
        assert text.startswith("With this noise, 100 % of the 50 runs of SGD ended within 100 of the minimum.")
        text, _ = told(**self.SETUP | {"tolerance": 1e-6})
        assert text == "With this noise, none of the 50 runs of each method ended within 10⁻⁶ of the minimum."

    def test_who_flies_off_is_news_as_well(self):
        text, _ = told(surface="bowl", noise=0.5, methods=("gradient_descent", "adam"), hypers={("adam", "lr"): 1e-3,
                       ("gradient_descent", "lr"): 2.0})  # fmt: skip
        assert text.startswith("With this noise, none of the 50 runs of each method ended")
        assert text.count("SGD diverged") == 1

    def test_where_success_is_not_known_the_path_is_told(self):
        text, _ = told(surface="saddle", noise=0.5, methods=("adam",))
        assert text.startswith("Adam was still moving")

    def test_of_a_hidden_path_nothing_is_said(self):
        text, _ = told(**self.SETUP | {"muted": ("adagrad",)})
        assert "AdaGrad" not in text and "SGD" in text


def test_the_readme_says_of_its_picture_what_it_shows():
    """docs/race.gif is the first race: gradient descent bounces between the walls while Adam curves to the minimum."""
    said = captioned()
    verbs = {key: " ".join(moment.sentence for moment in told) for key, told in said.moments.items()}
    assert "zig-zag" in verbs["gradient_descent"] and "zig-zag" not in verbs["adam"]
    assert "arrived" in verbs["adam"] and "arrived" not in verbs["gradient_descent"]
    assert len(said.setup.methods) == 4, "“Four methods on the ravine”"


def test_an_embed_and_the_page_say_the_same():
    """What is hidden or locked changes nothing about the race."""
    plain = captioned(surface="beale")
    hidden = captioned(surface="beale", hide=("relief", "scoreboard"), lock=("methods",))
    assert plain.caption == hidden.caption
    assert plain.setup == replace(hidden.setup, hide=(), lock=())


class TestOnBatches:
    def test_it_is_told_how_many_samples_a_step_sees_and_who_succeeds(self):
        said = captioned(surface="line_fit", methods=("gradient_descent", "adam"), batch=2, tolerance=100.0)
        assert "Each step sees 2 of the 5 samples." in said.caption.before
        assert "Each step sees" not in watched(surface="line_fit", batch=5)
        assert said.caption.after.startswith(
            "With these batches, all methods succeeded equally often: 100 % of the 50 runs"
        )
        assert "noise" not in said.everything and "SGD" in {track.row.name for track in said.tracks.values()}


def test_texts_name_the_picture_that_is_seen():
    seen = {name: from_link({"surface": "own", "formula": "(x-1)^2", "view": name})[0] for name in ("curve", "map")}
    assert {name: picture(setup) for name, setup in seen.items()} == {"curve": "curve", "map": "map"}
    for name, setup in seen.items():
        hidden = replace(setup, muted=setup.methods)
        assert captions(hidden, tracks(hidden), {}, None).after.endswith(f"below the {name}.")
        asked = game(Session(replace(setup, predict=END)))
        assert f"click on the {name}," in asked.question
    assert "α·f″" in note(replace(seen["curve"], stability=True)) and "α·λmax" in note(Setup(stability=True))
    assert "α·f″" in titles(list(tracks(seen["curve"]).values()))["stability"]
