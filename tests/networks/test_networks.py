"""What holds of every network on every data set: shapes, derivatives, the order of weights, draws, what is refused."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experiments.engine.batches import rows_of
from networks import DATASETS, Network
from networks.datasets.dataset import OF_SAMPLES
from networks.initial import CONSTANT, INITIAL, SMALL
from networks.layers import ACTIVATIONS, LOSSES
from networks.layers.batch_norm import EPSILON
from networks.network import MOST_WEIGHTS, OF_WEIGHTS
from optimizers import SettingError

COUNT = 12
FORMS: dict[str, dict[str, Any]] = {
    "plain": {},
    "skip": {"activation": "relu", "skip": True, "init": "he"},
    "batch norm": {"activation": "sigmoid", "batch_norm": True},
    "both": {"skip": True, "batch_norm": True},
}
# Away from kinks, which differences must not cross; torch's gradients hold those of ReLU.
CENTRAL = {1: 4 / 5, 2: -1 / 5, 3: 4 / 105, 4: -1 / 280}
WIDTHS = (5e-3, 1.5e-3, 5e-4)  # of a step: the more a loss bends, the narrower; the narrower, the more rounding counts


def samples_of(key):
    return DATASETS[key](COUNT, held_out=10, components=3 if key == "digits" else None)


def case_of(key, form, widths=(5, 5)):
    """A network for a data set, its samples, and weights of which none is 0."""
    samples = samples_of(key)
    loss = "cross_entropy" if samples.classes else "squared_error"
    net = Network((samples.X.shape[-1], *widths, samples.classes or 1), loss=loss, **FORMS[form])
    return net, samples, away(net)


def away(net, seed=1):
    return net.parameters(seed) + 0.3 * np.random.default_rng(seed).standard_normal(net.size)


def written_out(net, theta, X):
    """The outputs once more, sample by sample but for the statistics, with weights read in the order that is told."""
    rest = list(theta)

    def take(*shape):
        count = int(np.prod(shape))
        found, rest[:] = rest[:count], rest[count:]
        return np.array(found).reshape(shape)

    function: dict[str, Any] = {"tanh": np.tanh, "relu": lambda z: z * (z > 0)}
    function["sigmoid"] = lambda z: 1 / (1 + np.exp(-z))
    values = [np.array(x) for x in X]
    pairs = list(pairwise(net.sizes))
    for layer, (inputs, outputs) in enumerate(pairs, start=1):
        W, b = take(outputs, inputs), take(outputs)
        made = [W @ a + b for a in values]
        if layer == len(pairs):
            assert not rest
            return np.array(made)
        if net.batch_norm:
            scale, shift = take(outputs), take(outputs)
            mean, variance = np.mean(made, axis=0), np.var(made, axis=0)
            made = [scale * (z - mean) / np.sqrt(variance + EPSILON) + shift for z in made]
        made = [function[net.activation](z) for z in made]
        skipped = net.skip and layer > 1 and inputs == outputs
        values = [a + z for a, z in zip(values, made, strict=True)] if skipped else made


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("key", DATASETS)
def test_values_and_gradients(key, form):
    net, samples, theta = case_of(key, form)
    X, y = samples.X, samples.y
    np.testing.assert_allclose(net.output(theta, X), written_out(net, theta, X), rtol=1e-12, atol=1e-12)

    gradient = net.gradient(theta, X, y)
    within = 1e-12 * abs(gradient).max()
    each = np.eye(net.size)
    by_complex_step = net.loss(theta + 1e-20j * each, X, y).imag / 1e-20
    np.testing.assert_allclose(gradient, by_complex_step, rtol=0, atol=within)
    if net.activation != "relu":
        off = [abs(differences(net, theta, h * each, X, y) / h - gradient).max() for h in WIDTHS]
        assert min(off) < 10 * within


def differences(net, theta, steps, X, y):
    """(D,) how much the loss changes along each step, by central differences of the eighth order."""
    ahead, back = ([net.loss(theta + sign * k * steps, X, y) for k in CENTRAL] for sign in (1, -1))
    return sum(factor * (up - down) for factor, up, down in zip(CENTRAL.values(), ahead, back, strict=True))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("key", DATASETS)
def test_several_vectors_at_once_are_what_each_is_alone_to_the_bit(key, form):
    net, samples, _ = case_of(key, form)
    X, y, held, wanted = samples.X, samples.y, samples.X_held, samples.y_held
    several = np.stack([away(net, seed) for seed in range(12)])
    asked = {
        "loss": lambda theta: net.loss(theta, X, y),
        "held-out loss": lambda theta: net.loss(theta, held, wanted, fit=X),
        "output": lambda theta: net.output(theta, X),
        "held-out output": lambda theta: net.output(theta, held, fit=X),
        "gradient": lambda theta: net.gradient(theta, X, y),
    }
    outputs = net.sizes[-1]
    last = {"output": (COUNT, outputs), "held-out output": (10, outputs), "gradient": (net.size,)}
    for name, ask in asked.items():
        for lead in ((), (5,), (3, 4)):
            count = int(np.prod(lead))
            together = ask(several[:count].reshape(*lead, net.size))
            assert np.shape(together) == (*lead, *last.get(name, ())), name
            alone = [ask(theta) for theta in several[:count]]
            assert np.array_equal(np.reshape(together, np.shape(alone)), alone), name


def test_held_out_samples_meet_the_statistics_of_those_that_are_trained_on():
    net, samples, theta = case_of("moons", "both")
    X, held = samples.X, samples.X_held
    together = net.output(theta, held, fit=X)
    np.testing.assert_allclose(net.output(theta, held[:3], fit=X), together[:3], rtol=1e-13)
    np.testing.assert_allclose(net.output(theta, X, fit=X), net.output(theta, X), rtol=1e-13)
    assert abs(net.output(theta, held) - together).max() > 1e-3
    plain, _, theta = case_of("moons", "plain")
    np.testing.assert_array_equal(plain.output(theta, held, fit=X), plain.output(theta, held))


def test_pieces_say_where_every_weight_is():
    net = Network((2, 3, 3, 2), batch_norm=True, skip=True)
    hidden = [("W{}", "weight"), ("b{}", "bias"), ("γ{}", "scale"), ("β{}", "shift")]
    told = [(name.format(layer), kind) for layer in (1, 2) for name, kind in hidden]
    assert [(piece.name, piece.kind) for piece in net.pieces] == [*told, ("W3", "weight"), ("b3", "bias")]
    shapes = [(3, 2), (3,), (3,), (3,), (3, 3), (3,), (3,), (3,), (2, 3), (2,)]
    assert [piece.shape for piece in net.pieces] == shapes
    marked = np.arange(net.size)
    found = [part[0] for part in net.parts(marked[None])]
    assert np.array_equal(np.concatenate([part.ravel() for part in found]), marked)
    assert [part.shape for part in found] == shapes
    assert [marked[at].tolist() for at in net.places] == [part.ravel().tolist() for part in found]
    assert net.size == net.places[-1].stop == 41


def test_seeds_and_what_is_drawn_by_one_seed_differ():
    net, draw = Network((2, 16, 2)), DATASETS["moons"]
    assert not np.array_equal(net.parameters(0), net.parameters(1))
    assert np.array_equal(net.parameters(1), net.parameters(1))
    assert OF_WEIGHTS != OF_SAMPLES
    weights, samples = (np.random.default_rng([0, tag]).standard_normal(400) for tag in (OF_WEIGHTS, OF_SAMPLES))
    assert abs(np.corrcoef(weights, samples)[0, 1]) < 0.2
    assert not np.array_equal(draw(seed=0).X, draw(seed=1).X)
    one, other = (next(rows_of(seed, 0, 200, 32, "shuffle")) for seed in (0, 1))
    assert not np.array_equal(one, other)


VARIANCE = {
    "zero": lambda m, n: 0,
    "constant": lambda m, n: 0,
    "small": lambda m, n: SMALL**2,
    "fan_in": lambda m, n: 1 / n,
    "xavier_uniform": lambda m, n: 2 / (m + n),
    "xavier_normal": lambda m, n: 2 / (m + n),
    "he": lambda m, n: 2 / n,
}


@pytest.mark.parametrize("init", INITIAL)
def test_weights_are_drawn_with_the_variance_that_is_told(init):
    net = Network((64, 32, 24, 3), init=init, activation="relu")
    drawn = np.stack([net.parameters(seed) for seed in range(40)])
    for piece, part in zip(net.pieces, net.parts(drawn), strict=True):
        if piece.kind == "bias":
            assert (part == 0).all()
            continue
        wanted = VARIANCE[init](*piece.shape)
        assert part.var() == pytest.approx(wanted, rel=0.05, abs=1e-30)
        middle = CONSTANT if init == "constant" else 0
        assert part.mean() == pytest.approx(middle, abs=1e-15 + 4 * (wanted / part.size) ** 0.5)
        if init == "xavier_uniform":
            assert abs(part).max() < (3 * wanted) ** 0.5
        elif wanted:
            assert abs(part).max() > (6 * wanted) ** 0.5


@pytest.mark.parametrize("batch_norm", [False, True])
def test_a_skip_s_branch_starts_scaled_by_one_over_the_root_of_their_number(batch_norm):
    sizes = (2, 8, 8, 8, 8, 2)
    plain, skipped = (Network(sizes, "relu", skip=skip, batch_norm=batch_norm) for skip in (False, True))
    assert (plain.skips, skipped.skips) == (0, 3)
    scaled = "scale" if batch_norm else "weight"
    for piece, at in zip(plain.pieces, plain.places, strict=True):
        branch = piece.kind == scaled and piece.name[1:] in ("2", "3", "4")
        factor = 3**-0.5 if branch else 1
        np.testing.assert_allclose(skipped.parameters()[at], factor * plain.parameters()[at], rtol=1e-15)
    assert Network((2, 8, 4, 4, 2), skip=True).skips == 1  # only where both are as wide


WHOLE = "sizes are whole numbers: the inputs, the units of each hidden layer, the outputs; for example (2, 16, 16, 2)."
KNOWN = {  # setting -> a name that it does not have, and what is said of it
    "activation": ("tanj", "There is no activation called “tanj”: did you mean “tanh”?"),
    "loss": ("square", "There is no loss called “square”: did you mean “squared_error”?"),
    "init": ("hee", "There is no init called “hee”: did you mean “he”?"),
}


@pytest.mark.parametrize(
    ("sizes", "sentence"),
    [
        (3, WHOLE),
        ((2,), WHOLE),
        ((2, 0, 2), WHOLE),
        ((2, 2.5, 2), WHOLE),
        ((2, "a", 2), WHOLE),
        ((2, np.inf, 2), WHOLE),
        ((2, 1e300, 2), "10³⁰⁰ units in a layer are too many; use 32 at most."),
        ((2, *[4] * 11, 2), "11 hidden layers are too many; use 10 at most."),
        ((2, 33, 2), "33 units in a layer are too many; use 32 at most."),
        ((65, 4, 2), "A network has 64 inputs and 32 outputs at most."),
    ],
)
def test_sizes_that_no_network_has_are_refused_in_a_sentence(sizes, sentence):
    with pytest.raises(SettingError) as told:
        Network(sizes)
    assert (told.value.setting, str(told.value)) == ("sizes", sentence)


@pytest.mark.parametrize("setting", KNOWN)
def test_what_is_not_known_is_refused_in_a_sentence(setting):
    name, sentence = KNOWN[setting]
    given: dict[str, Any] = {setting: name}
    with pytest.raises(SettingError) as told:
        Network((2, 4, 2), **given)
    assert (told.value.setting, str(told.value)) == (setting, sentence)


@pytest.mark.parametrize("batch_norm", [False, True])
def test_too_many_weights_are_refused_with_the_width_that_fits(batch_norm):
    sizes = (2, *[32] * 8, 2)
    with pytest.raises(SettingError) as told:
        Network(sizes, batch_norm=batch_norm)
    sentence = str(told.value)
    start = f"The network has {8066 if batch_norm else 7554:,} weights; 5,000 are the most. With 8 hidden layers, "
    assert sentence.startswith(start) and sentence.endswith(" units in each would fit.")
    width = int(sentence.removeprefix(start).split()[0])
    assert Network((2, *[width] * 8, 2), batch_norm=batch_norm).size <= MOST_WEIGHTS
    with pytest.raises(SettingError):
        Network((2, *[width + 1] * 8, 2), batch_norm=batch_norm)


CLASSES = "Targets must be classes (N,): whole numbers from 0 to 1."
FINITE = "y must be finite numbers. Leave out the samples of which one is missing."


@pytest.mark.parametrize(
    ("outputs", "loss", "y", "sentence"),
    [
        (2, "cross_entropy", [0.5, 1, 0], CLASSES),
        (2, "cross_entropy", [0, 1, 2], CLASSES),
        (2, "cross_entropy", [0, -1, 1], CLASSES),
        (2, "cross_entropy", [np.nan, 1, 1], CLASSES),
        (2, "cross_entropy", ["a", "b", "a"], CLASSES),
        (1, "squared_error", ["a", "b", "a"], "Targets must be numbers (N,) or (N, 1)."),
        (1, "squared_error", 0.5, "Targets must be numbers (N,) or (N, 1)."),
        (1, "squared_error", [0, np.inf, 1], FINITE),
        (2, "cross_entropy", [[0, 1], [1, 0], [1, 0]], CLASSES),
        (2, "squared_error", [0.5, 1, 0], CLASSES),
        (1, "squared_error", [[0, 1], [1, 0], [1, 0]], "Targets must be numbers (N,) or (N, 1)."),
    ],
)
def test_targets_that_a_loss_cannot_take_are_refused_in_a_sentence(outputs, loss, y, sentence):
    net = Network((2, 3, outputs), loss=loss)
    for ask in (net.loss, net.gradient):
        with pytest.raises(SettingError) as told:
            ask(net.parameters(), np.zeros((3, 2)), y)
        assert (told.value.setting, str(told.value)) == ("y", sentence)


@pytest.mark.parametrize(
    ("theta", "X", "y", "setting", "sentence"),
    [
        (18, 3, 3, "theta", "17 weights (D,), or several such vectors (..., D). This has the shape (18,)."),
        (34, 3, 3, "theta", "This has the shape (34,)."),
        ((0, 17), 3, 3, "theta", "This has the shape (0, 17)."),
        (17, (3, 4), 3, "X", "X must be the inputs of one sample or more, (N, 2). This has the shape (3, 4)."),
        (17, (2,), 3, "X", "This has the shape (2,)."),
        (17, 0, 0, "X", "This has the shape (0, 2)."),
        (17, 3, 1, "y", "y has 1 target for 3 samples. Give one for each."),
        (17, 3, 4, "y", "y has 4 targets for 3 samples. Give one for each."),
    ],
)
def test_what_does_not_belong_together_is_refused_in_a_sentence(theta, X, y, setting, sentence):
    net = Network((2, 3, 2))
    X = np.zeros((X, 2) if isinstance(X, int) else X)
    for ask in (net.loss, net.gradient):
        with pytest.raises(SettingError) as told:
            ask(np.zeros(theta), X, np.zeros(y, dtype=int))
        assert told.value.setting == setting and str(told.value).endswith(sentence)


@pytest.mark.parametrize("lost", [np.nan, np.inf])
def test_a_missing_input_is_refused_and_weights_that_are_no_numbers_are_not(lost):
    net, X = Network((2, 3, 2)), np.array([[0.0, 1], [1, lost]])
    with pytest.raises(SettingError, match="X must be finite numbers"):
        net.output(net.parameters(), X)
    with pytest.raises(SettingError, match="fit must be finite numbers"):
        net.output(net.parameters(), X[:1], fit=X)
    assert np.isnan(net.loss(np.full(net.size, np.nan), X[:1], [0]))


@pytest.mark.parametrize("setting", ["skip", "batch_norm"])
def test_a_switch_is_true_or_false(setting):
    given: dict[str, Any] = {setting: "no"}
    with pytest.raises(SettingError, match="must be True or False"):
        Network((2, 4, 2), **given)


@pytest.mark.parametrize("seed", [-1, 1.5, "a"])
def test_weights_are_drawn_by_a_whole_number(seed):
    with pytest.raises(SettingError, match="seed must be a whole number"):
        Network((2, 4, 2)).parameters(seed)


HIDDEN = st.lists(st.integers(1, 6), min_size=0, max_size=4)


@settings(max_examples=30)
@given(
    inputs=st.integers(1, 5),
    widths=HIDDEN,
    outputs=st.integers(2, 4),
    activation=st.sampled_from(sorted(ACTIVATIONS)),
    loss=st.sampled_from(sorted(LOSSES)),
    skip=st.booleans(),
    batch_norm=st.booleans(),
    count=st.integers(2, 9),
    seed=st.integers(0, 100),
)
def test_any_network_has_the_gradient_of_its_loss_and_the_outputs_that_are_written_out(
    inputs, widths, outputs, activation, loss, skip, batch_norm, count, seed
):
    net = Network((inputs, *widths, outputs), activation, loss, skip, batch_norm)
    random = np.random.default_rng(seed)
    X, y = random.standard_normal((count, inputs)), random.integers(outputs, size=count)
    theta, along = away(net, seed), random.standard_normal(net.size)
    np.testing.assert_allclose(net.output(theta, X), written_out(net, theta, X), rtol=1e-10, atol=1e-10)
    gradient = net.gradient(theta, X, y)
    slope = net.loss(theta + 1e-20j * along, X, y).imag / 1e-20
    assert gradient @ along == pytest.approx(slope, rel=1e-9, abs=1e-11 * (1 + abs(gradient).max()))
    batch = np.stack([theta, theta + along])
    assert np.array_equal(net.gradient(batch, X, y)[0], gradient)
    assert net.loss(batch, X, y)[0] == net.loss(theta, X, y)
