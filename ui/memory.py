"""What the opened step remembers: the weights of past gradients as bars, and the gradients as arrows end to end."""

from __future__ import annotations

import numpy as np

from experiments.readings.memory import Memory, Recursion, Weights, kept_for_the_step
from figures.palette import PARTS
from landscapes.formula.sentences import listed
from optimizers import Optimizer
from optimizers.base.gathered import gathered
from optimizers.base.latex import symbol
from optimizers.base.oracle import QUESTIONS
from optimizers.base.symbols import plain
from ui.assets import component
from ui.session.messages.anatomy import StepMemory, StepWeights, WeightAxis
from ui.session.setup import Setup
from ui.session.sketches import Sketches
from ui.session.tracks import Track

_memory = component("memory")

NOTHING: np.ndarray = np.empty(0)
ASKED = dict(zip(QUESTIONS, ("f", "the gradient", "the Hessian", "JᵀJ", "the samples’ gradients"), strict=True))


def called(method: Optimizer, name: str) -> str:
    """A name of the rule as a reader sees it: m̂, b."""
    return plain(symbol(name, method.signs)[0])


def sentence(method: Optimizer, memory: Memory | None) -> str:
    """What a method remembers of gradients, or why it has no weights to show."""
    kept = kept_for_the_step(method)
    if "gradient" not in method.asks:
        return f"{method.name} asks for no gradient, so no gradient has a weight in its steps."
    if not kept:
        asked = listed([ASKED[question] for question in method.asks])
        return f"{method.name} remembers nothing: each step follows from {asked} of that step alone."
    marks = listed([called(method, name) for name in kept])
    if memory is None and all(isinstance(method.state[name], str) for name in kept):
        return f"{method.name} remembers no gradient. It keeps {marks} only, and makes that larger or smaller."
    if memory is None and "value" in method.asks:
        return (
            f"{method.name} also asks for f, and its steps follow from the answers. So this page shows no weights of "
            "its gradients."
        )
    if memory is None:
        return (
            f"{method.name} makes more of its gradients than a weighted sum: products, quotients or signs. So no "
            "gradient has a weight of its own in the step."
        )
    if not memory.remembers:
        also = "past squares" if memory.squares else marks
        return f"The step is a multiple of the present gradient. Its size also follows from {also}."
    if memory.arrows.name:
        mark = called(method, memory.arrows.name)
        return f"{mark} is a weighted sum of the gradients so far. The step takes only its sign in each coordinate."
    return "The step is a weighted sum of the gradients so far."


def rest(method: Optimizer, memory: Memory) -> str:
    """What is in the step besides gradients, in words; nothing where there is nothing."""
    if memory.arrows.name:
        return ""
    if memory.pulled:
        return "weight decay, which pulls x itself"
    began = any(method.state.get(name) not in (0.0, None) for name in memory.arrows.axes[0].names)
    return "what the sums began with" if began and "x" not in memory.arrows.axes[0].names else ""


def axis(recursion: Recursion) -> WeightAxis:
    return WeightAxis(recursion.kept, recursion.taken, recursion.read, recursion.fresh)


def bars(weights: Weights, title: str, about: str, part: str) -> StepWeights:
    """The weights of a number, for both of the surface's weights at once if they are the same."""
    axes = weights.axes[:1] if weights.alike else weights.axes
    return StepWeights(title, about, PARTS[part], tuple(map(axis, axes)))


def of_gradients(method: Optimizer, memory: Memory) -> StepWeights:
    """The bars of the gradients' weights."""
    name = memory.gradients.name
    if name:
        mark = called(method, name)
        return bars(memory.gradients, f"Weight of each gradient in {mark}", "", "momentum")
    return bars(memory.gradients, "Weight of each gradient in the step", "in units of α", "momentum")


def of_squares(method: Optimizer, weights: Weights) -> StepWeights:
    """The bars of the squares' weights."""
    mark = called(method, weights.name)
    about = gathered(method, weights.name)
    return bars(weights, f"Weight of each square in {mark}", f"the {about}", "squares")


def message(setup: Setup, race: Track, taken: Sketches, last: int) -> StepMemory:
    """What all steps of a run remember."""
    method, memory = race.runs.race.optimizer, taken.memory
    told = [] if memory is None or not memory.remembers else [of_gradients(method, memory)]
    if memory is not None and memory.squares:
        told.append(of_squares(method, memory.squares))
    shown = memory if memory is not None and memory.remembers else None
    whole = shown is not None and not shown.arrows.name
    first, second = setup.landscape().weights
    mark = f"−{called(method, shown.arrows.name)}" if shown and shown.arrows.name else "the step"
    return StepMemory(
        step=setup.step,
        last=last,
        weights=(first, second),
        sentence=sentence(method, memory),
        bars=tuple(told),
        arrows=tuple(map(axis, shown.arrows.axes)) if shown else (),
        sum=mark,
        rest=rest(method, shown) if shown else "",
        colours=(PARTS["gradient"], PARTS["step"]),
        gradient_x=taken.gradients[0] if shown else NOTHING,
        gradient_y=taken.gradients[1] if shown else NOTHING,
        moved_x=moved(race, "x", last) if whole else NOTHING,
        moved_y=moved(race, "y", last) if whole else NOTHING,
    )


def moved(race: Track, name: str, last: int) -> np.ndarray:
    """(last,) how far each step went along x or y."""
    return np.diff(race.series[name][: last + 1])


def the_memory(setup: Setup, race: Track, taken: Sketches, last: int) -> None:
    """Mounts the picture."""
    _memory(key="memory", data=message(setup, race, taken, last))
