"""PRESETS: key -> a training that shows one thing, with what to look for; COMPARED: those that differ by one switch.

Tests hold that each shows it, by medians over a few seeds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from networks.datasets import DATASETS
from networks.initial import INITIAL
from networks.network import Network
from networks.samples import Samples
from networks.training.training import Entry, Training


@dataclass(frozen=True, kw_only=True)
class Preset:
    """What is trained on what, and why.

    name       what it is called among those that it is compared with
    question   that it answers
    look       what to look at, in a sentence or two
    tab        the view in which that is seen: "learned", "layers", "sharpness", "landscape" or "between"
    data       a key of DATASETS, with so many samples to train on and as many held out; noise None is the data's own
    hidden     the units of each hidden layer; the other fields of the network are those of Network
    entries    the methods with their settings
    batch      how many samples a step sees; None for all
    """

    name: str
    question: str
    look: str
    tab: str
    data: str = "moons"
    samples: int = 200
    noise: float | None = None
    hidden: tuple[int, ...] = (16, 16)
    activation: str = "relu"
    loss: str = "cross_entropy"
    skip: bool = False
    batch_norm: bool = False
    init: str = "he"
    entries: tuple[Entry, ...] = (Entry("adam", {"lr": 0.01}),)
    batch: int | None = 32
    steps: int = 400

    def drawn(self, seed: int = 0) -> Samples:
        """Its samples."""
        return DATASETS[self.data](self.samples, self.noise, seed)

    def network(self, samples: Samples) -> Network:
        """Its network, with the inputs and outputs of some samples."""
        sizes = (samples.X.shape[-1], *self.hidden, samples.classes or 1)
        return Network(sizes, self.activation, self.loss, self.skip, self.batch_norm, self.init)

    def training(self, seed: int = 0) -> Training:
        """The training of that seed: of samples, weights and batches."""
        samples = self.drawn(seed)
        return Training(self.network(samples), samples, self.entries, self.steps, self.batch, seed=seed)


PLAIN = Preset(
    name="Plain",
    question="What do skip connections and batch norm do to the landscape?",
    look=(
        "Count the minima in the plane around the end. In these deep networks of ReLU units, there are few with "
        "skip connections, and many more with batch norm alone. With both there are few."
    ),
    tab="landscape",
    hidden=(16,) * 10,
)

ZERO = Preset(
    name=INITIAL["zero"].name,
    question="Which initial weights let a deep network learn?",
    look=(
        "Compare the losses, and the activations and gradients at step 0 in the view Layers. These deep networks "
        "of ReLU units do not learn from zero, constant or small weights. With zero weights, no gradient reaches "
        "a hidden layer. With constant weights, all units of a layer stay equal. With small weights, signals fade "
        "from layer to layer; with He's they do not."
    ),
    tab="layers",
    hidden=(16,) * 8,
    init="zero",
    steps=300,
)

SMALL_BATCH = Preset(
    name="Batches of 8",
    question="Does the batch size decide how sharp the minimum is?",
    look=(
        "Compare λmax at the end, and the held-out losses. On noisy moons, after the same number of steps of "
        "Adam, training on all samples ends in a sharper place. Its training loss is lower, and its held-out loss "
        "is higher."
    ),
    tab="sharpness",
    noise=0.3,
    batch=8,
    steps=1500,
)

PLAIN_FAST = Preset(
    name="Plain",
    question="Does batch norm permit larger learning rates?",
    look=(
        "At this learning rate, the deep network of ReLU units learns with batch norm. The plain one does not: "
        "the rate is too large for it."
    ),
    tab="learned",
    hidden=(16,) * 8,
    entries=(Entry("gradient_descent", {"lr": 3.0}),),
    batch=None,
    steps=200,
)

PRESETS: Mapping[str, Preset] = MappingProxyType(
    {
        "plain": PLAIN,
        "skip": replace(PLAIN, name="With skips", skip=True),
        "batch_norm": replace(PLAIN, name="With batch norm", batch_norm=True),
        "both": replace(PLAIN, name="With both", skip=True, batch_norm=True),
        **{f"init_{key}": replace(ZERO, name=initial.name, init=key) for key, initial in INITIAL.items()},
        "batch_8": SMALL_BATCH,
        "batch_full": replace(SMALL_BATCH, name="All samples", batch=None),
        "plain_fast": PLAIN_FAST,
        "batch_norm_fast": replace(PLAIN_FAST, name="With batch norm", batch_norm=True),
        "edge_of_stability": Preset(
            name="Edge of stability",
            question="How sharp does the loss become under gradient descent?",
            look="λmax rises to 2\u2060/\u2060α, the limit of stability of gradient descent. It stays there, "
            "and the loss still falls.",
            tab="sharpness",
            activation="tanh",
            loss="squared_error",
            init="fan_in",
            entries=(Entry("gradient_descent", {"lr": 0.2}),),
            batch=None,
            steps=1000,
        ),
        "two_solutions": Preset(
            name="Two solutions",
            question="Is there a barrier between two solutions?",
            look=(
                "Both methods start from the same weights. On the straight line between their ends, the training "
                "loss rises: this is a barrier. It is higher if the initial weights differ. A curved path has no "
                "barrier."
            ),
            tab="between",
            data="digits",
            entries=(Entry("adam", {"lr": 0.01}), Entry("momentum", {"lr": 0.1})),
        ),
        "from_start_to_end": Preset(
            name="From start to end",
            question="Does the loss fall all the way from the start to the end?",
            look=(
                "On these spirals, the loss rises along a part of the straight line. With the same network on "
                "moons or digits, it falls all the way."
            ),
            tab="between",
            data="spirals",
            hidden=(32, 32),
            entries=(Entry("momentum", {"lr": 0.2}),),
            steps=600,
        ),
    }
)

COMPARED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "form": ("plain", "skip", "batch_norm", "both"),
        "initialisation": tuple(f"init_{key}" for key in INITIAL),
        "batch": ("batch_8", "batch_full"),
        "rate": ("plain_fast", "batch_norm_fast"),
    }
)
