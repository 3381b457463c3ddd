"""No number in a lesson is typed that is measured: each is filled in, a setting of its scene, or worked out here."""

import math
import re

import pytest

from landscapes.data import DATA
from lessons import LESSONS
from lessons.checks import PLACES
from optimizers import OPTIMIZERS
from ui.session.networks.setup import NETWORK
from ui.session.networks.trainers import TRAINERS
from ui.session.scene_setup import of_networks, scene_setup

BETA1, BETA2 = (OPTIMIZERS["adam"].hyper(name).default for name in ("beta1", "beta2"))
NUMBER = re.compile(r"(?<![\w.])[−-]?\d+(?:,\d{3})*(?:\.\d+)?")
KEYS = re.compile(r"[Pp]ress \d|√0\.001|10¹⁶")  # a key to press, and what is one number though it has digits of others

OF_FORMULAS = {1.0, 2.0}  # as in 1 − β and 2/λmax
# Other numbers that follow from the rule: by lesson and scene, each with whether the arithmetic gives it.
WORKED_OUT: dict[tuple[str, int], dict[float, bool]] = {
    ("ravine", 3): {11: math.isclose(2 / (1 + 10), 0.18181818, rel_tol=1e-6)},
    ("rmsprop", 1): {30: 0.9**30 < 1 / 20},
    ("adam", 2): {
        0.1: math.isclose(1 - BETA1, 0.1),
        0.001: math.isclose(1 - BETA2, 0.001),
        3.2: round((1 - BETA1) / math.sqrt(1 - BETA2), 1) == 3.2,
    },
    ("saddles", 1): {1.02: math.isclose(1 + 2 * OPTIMIZERS["gradient_descent"].hyper("lr").default, 1.02)},
    ("newton", 5): {0.01: OPTIMIZERS["gradient_descent"].hyper("lr").default == 0.01},  # the fallback goes as far
    ("signs", 2): {1.8: abs(scene_setup("signs", 2).point()[0]) == 1.8},  # the slope along x of x²/2 is x
}


def numbers(text):
    """The numbers that are typed in a text, without their signs; those of formulas and keys are none."""
    found = NUMBER.findall(KEYS.sub("…", PLACES.sub("…", text)))
    return {abs(float(each.replace("−", "-").replace(",", ""))) for each in found}


def settings(place):
    """The numbers of a scene's set-up and of its claims."""
    key, number = place
    setup, scene = scene_setup(*place), LESSONS[key].scenes[number - 1]
    told = [*scene.link.values(), *(of_training(setup.net) if of_networks(*place) else of_race(setup))]
    for check in scene.checks:
        told += [check.measure, str(check.value), str(check.times), *check.but.values(), *check.given.values()]
    return {abs(float(each)) for text in told for each in re.findall(r"\d+(?:\.\d+)?(?:e-?\d+)?", text)}


def of_race(setup):
    told = [
        *map(str, (*setup.point(), setup.fan, setup.steps, setup.noise, setup.landscape().number("κ"))),
        *of_data(setup),
    ]
    told += [str(part) for minimum in setup.landscape().minima for part in minimum]
    for method in setup.methods:
        told += [str(setup.race(method).values[hyper.name]) for hyper in OPTIMIZERS[method].hypers]
    return told


def of_training(net):
    told = [declared.write(getattr(net, name)) for name, declared in NETWORK.items()]
    for method in net.methods:
        own = net.hypers_of(method)
        told += [str(own.get(hyper.name, hyper.default)) for hyper in TRAINERS[method].hypers]
    return told


def of_data(setup):
    """What is told of the data of a set-up, and how many samples the loss sees, and how many are held out."""
    whole, held = setup.samples(), setup.held_out_surface()
    about = [each.about for each in DATA.values() if each.samples() == whole]
    return [*about, str(setup.count), str(held.data.count)] if held else [*about, str(setup.count)]


@pytest.mark.parametrize(
    "place", [(key, n) for key, lesson in LESSONS.items() for n in range(1, len(lesson.scenes) + 1)], ids=str
)
def test_no_number_is_typed_that_is_measured(place):
    scene, own = LESSONS[place[0]].scenes[place[1] - 1], WORKED_OUT.get(place, {})
    assert all(own.values())
    typed = set().union(*(numbers(text) for text in (scene.narration, scene.answer, scene.observe)))
    assert typed <= settings(place) | OF_FORMULAS | own.keys(), "measure it: {method: measure}"


def test_a_typed_number_is_found():
    assert numbers("It took {adam: outcome} 12 steps, κ = 1,000, at (−0.5, 3). Press 0.") == {12, 1000, 0.5, 3}


def test_five_signs_make_up_for_a_false_flip_of_rprop():
    """As lesson "signs" says: the first only lets it step again, and four times a fifth more is about double."""
    method = OPTIMIZERS["rprop"]
    hypers = {hyper.name: hyper.default for hyper in method.hypers}
    x, stride, last = 0.0, 1.0, 1.0
    x, stride, last = method.step(x, -1.0, stride, last, **hypers)  # the false sign
    assert stride == 0.5
    needed = 0
    while stride < 1:
        x, stride, last = method.step(x, 1.0, stride, last, **hypers)
        needed += 1
    assert needed == 5
