"""The set-up of the page on networks: what is trained on what, and what is looked at. NETWORK is its table in a link.

In a link each of its parameters has the name of its field after "net.", and a setting of a method stands as
net.adam.lr. What belongs together is checked together: see fitting().
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from experiments.engine.race import MOST_SEED, ORDERS, SHUFFLE
from networks import DATASETS, Network, Samples
from networks.curvature.matrices import KINDS
from networks.datasets.dataset import LEAST
from networks.initial import INITIAL
from networks.landscape.cuts import CUTS
from networks.layers import ACTIVATIONS, LOSSES
from networks.methods import refusal
from networks.network import DEEPEST, MOST_INPUTS, MOST_SAMPLES, WIDEST
from networks.training.training import Training
from optimizers import SettingError
from ui.session.hypers import LONGEST_RACE, TITLES, Value, changed_values, value_text
from ui.session.kinds import Names, Number, OneName, Whole, Written, YesNo, parameter, parameters
from ui.session.networks.comparisons import COMPARISONS
from ui.session.networks.trainers import TRAINERS
from ui.session.reading import Unusable, quoted, read_whole

PREFIX = "net"  # of its names in a link
MOST_METHODS = 4
NO_LAYERS = "none"  # a link's word for a network without hidden layers
NOISE = Number(0, 10, slider=(0, 1))
COMPARE = "compare"  # the view in which variants of the set-up stand side by side
TABS = {  # the views of the page
    "learned": "What each method has learned",
    "layers": "Layers",
    "sharpness": "Sharpness",
    "landscape": "Landscape",
    "between": "Between two solutions",
    "curvature": "Curvature matrices",
    COMPARE: "Compare",
}
TRAINING_LOSS, HELD_OUT_LOSS = LANDSCAPE_OF = ("training", "held_out")  # samples that a landscape is the loss of


def read_layers(text: str) -> tuple[int, ...]:
    """The units of each hidden layer, as in 16,16. Raises Unusable."""
    named = [] if text == NO_LAYERS else text.split(",")
    if len(named) > DEEPEST:
        raise Unusable(f"has {len(named)} hidden layers; at most {DEEPEST} are possible")
    found = []
    for name in named:
        try:
            found.append(read_whole(name, 1, WIDEST))
        except Unusable as error:
            raise Unusable(f"has a layer of {quoted(name)} units, which {error}") from None
    return tuple(found)


def write_layers(layers: tuple[int, ...]) -> str:
    return ",".join(map(str, layers)) or NO_LAYERS


LAYERS = Written(read_layers, write_layers)


@dataclass(frozen=True)
class Trainers(Names):
    """Some of the methods that train networks; of another it is told why it cannot."""

    known: Collection[str] = tuple(TRAINERS)
    titles: Mapping[str, str] = field(default_factory=lambda: TITLES)

    def read(self, text: str) -> tuple[str, ...]:
        for name in text.split(","):
            sentence = refusal(name)
            if sentence:
                raise Unusable(f"names {quoted(name)}: {sentence}")
        return super().read(text)


@dataclass(frozen=True)
class NetworkSetup:
    """What is trained on what, and what is looked at.

    A field that is declared with parameter() is a parameter of the link, as those of Setup are.
    """

    # --- the data
    data: str = parameter(OneName(DATASETS), "moons")
    samples: int = parameter(Whole(LEAST, MOST_SAMPLES), 200)  # that are trained on
    held_out: int = parameter(Whole(LEAST, MOST_SAMPLES), 200)  # beside them
    noise: float | None = parameter(NOISE, None, instead="the data's own noise")
    components: int | None = parameter(Whole(1, MOST_INPUTS), None, instead="every input")  # principal ones; None: all

    # --- the network
    hidden: tuple[int, ...] = parameter(LAYERS, (16, 16))  # units of each hidden layer
    activation: str = parameter(OneName(ACTIVATIONS), "tanh")
    skip: bool = parameter(YesNo(), False)
    batch_norm: bool = parameter(YesNo(), False)
    init: str = parameter(OneName(INITIAL), "xavier_normal")
    loss: str | None = parameter(OneName(LOSSES), None, instead="the loss that suits the data")

    # --- the training
    methods: tuple[str, ...] = parameter(Trainers(), ("gradient_descent", "momentum", "rmsprop", "adam"))
    batch: int = parameter(Whole(1, MOST_SAMPLES), 32)  # as many as there are samples, shuffled, are no batches
    order: str = parameter(OneName(ORDERS), SHUFFLE)  # how batches are drawn
    steps: int = parameter(Whole(1, LONGEST_RACE), 300)
    seed: int = parameter(Whole(0, MOST_SEED), 0)  # of the data, the first weights and the batches
    apart: bool = parameter(YesNo(), False)  # whether each method starts from weights of its own

    # --- what is looked at
    tab: str = parameter(OneName(TABS), "learned")
    plane: str = parameter(OneName(CUTS), "pca")
    of: str = parameter(OneName(LANDSCAPE_OF), TRAINING_LOSS)  # whose loss the landscape is
    method: str | None = parameter(OneName(TRAINERS, TITLES), None, instead="the first method")  # that is looked at
    matrix: str = parameter(OneName(KINDS), "hessian")  # the kind of matrix of curvature
    compare: str = parameter(OneName(COMPARISONS), "form")  # what is switched between the variants
    muted: tuple[str, ...] = parameter(Names(TRAINERS, "none", TITLES), ())  # methods that train and are not drawn

    # (method, name) -> value, where it is not the default.
    hypers: Mapping[tuple[str, str], Value] = field(default_factory=dict)

    @property
    def looked_at(self) -> str:
        """The method that is looked at."""
        return self.method if self.method in self.methods else self.methods[0]

    @property
    def loss_name(self) -> str:
        """The loss, a key of LOSSES."""
        return self.loss or ("cross_entropy" if DATASETS[self.data].classes else "squared_error")

    @property
    def data_noise(self) -> float:
        return DATASETS[self.data].noise if self.noise is None else self.noise

    def hypers_of(self, method: str) -> dict[str, Value]:
        """The settings of one method that are not at their default: name -> value."""
        return {name: value for (key, name), value in self.hypers.items() if key == method}

    def with_hyper(self, method: str, name: str, value: Value | None) -> NetworkSetup:
        """The set-up with one setting changed; None puts the default back. Raises SettingError with a sentence."""
        others = {pair: v for pair, v in self.hypers.items() if pair[0] != method}
        trainer = TRAINERS[method]
        own = changed_values(trainer, self.hypers_of(method), name, value)
        if name in own and trainer.fixed(name) and not isinstance(own[name], float | int):
            raise SettingError(
                name, (f"{trainer.hyper(name).label} has no schedule here. Give it one number for all steps.")
            )
        return replace(self, hypers=others | {(method, changed): v for changed, v in own.items()})

    def with_methods(self, keys: Iterable[str]) -> NetworkSetup:
        """The set-up in which these methods train, in the order of the catalogue. Raises Unusable."""
        chosen = set(keys)
        return self.fitting(methods=tuple(key for key in TRAINERS if key in chosen))

    def drawn(self) -> Samples:
        """The samples. Raises SettingError."""
        how: dict[str, Any] = {} if self.components is None else {"components": self.components}
        return DATASETS[self.data](self.samples, self.noise, self.seed, self.held_out, **how)

    def network(self, samples: Samples) -> Network:
        """The network that suits some samples. Raises SettingError."""
        sizes = (samples.X.shape[-1], *self.hidden, samples.classes or 1)
        return Network(sizes, self.activation, self.loss_name, self.skip, self.batch_norm, self.init)

    def training(self) -> Training:
        """What is trained. Raises SettingError for what fitting() does not let in."""
        samples = self.drawn()
        entries = tuple(TRAINERS[key].entry(self.hypers_of(key)) for key in self.methods)
        net = self.network(samples)
        return Training(net, samples, entries, self.steps, self.batch, self.order, self.seed, self.apart)

    def fitting(self, **changed: Any) -> NetworkSetup:
        """The set-up with something changed. Raises Unusable, with what ends a sentence about the change."""
        setup = replace(self, **changed)
        if not setup.methods:
            raise Unusable("leaves no method: keep at least one")
        if len(setup.methods) > MOST_METHODS:
            raise Unusable(f"makes {len(setup.methods)} methods; at most {MOST_METHODS} can train")
        data = DATASETS[setup.data]
        if min(setup.samples, setup.held_out) < data.least:
            raise Unusable(
                f"does not fit: {data.name} needs at least {data.least} training samples and as many held-out ones"
            )
        if setup.batch > setup.samples:
            raise Unusable(
                f"does not fit: a batch of {setup.batch} is more than the {setup.samples} samples that are trained on"
            )
        try:
            setup.training()
        except SettingError as error:
            raise Unusable(f"does not fit: {error}") from None
        return setup

    def without_hypers(self, method: str) -> NetworkSetup:
        """The set-up with all settings of a method at their defaults."""
        return replace(self, hypers={pair: value for pair, value in self.hypers.items() if pair[0] != method})

    def trained(self) -> NetworkSetup:
        """The set-up without what changes nothing of the training."""
        looked = {name: NETWORK[name].default for name in LOOKED_AT}
        own = {pair: value for pair, value in self.hypers.items() if pair[0] in self.methods}
        return replace(self, **looked, hypers=own)

    @property
    def in_panel(self) -> NetworkSetup:
        """The set-up without what is set elsewhere than in the panel."""
        unset = NetworkSetup()
        return replace(self.trained(), methods=unset.methods, hypers=unset.hypers)

    @property
    def digest(self) -> str:
        """Hexadecimal digits, the same for set-ups that train alike."""
        setup = self.trained()
        told = {name: each.write(getattr(setup, name)) for name, each in NETWORK.items() if name not in LOOKED_AT}
        text = "&".join(f"{name}={value}" for name, value in (told | said(setup)).items())
        return sha256(text.encode()).hexdigest()[:32]


NETWORK = parameters(NetworkSetup)
# Parameters that change nothing of the training.
LOOKED_AT = ("tab", "plane", "of", "method", "matrix", "compare", "muted")


def said(setup: NetworkSetup, unsaid: NetworkSetup | None = None) -> dict[str, str]:
    """What a link says of a set-up: all in which it is not `unsaid`, the default if not given."""
    base, link = unsaid or NetworkSetup(), {}
    for name, declared in NETWORK.items():
        value = getattr(setup, name)
        if value != getattr(base, name):
            link[f"{PREFIX}.{name}"] = declared.write(value)
    for method, name in sorted({*base.hypers, *setup.hypers}):
        default = TRAINERS[method].hyper(name).default
        value = setup.hypers.get((method, name), default)
        if value != base.hypers.get((method, name), default):
            link[f"{PREFIX}.{method}.{name}"] = value_text(value)
    return link
