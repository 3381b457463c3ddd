"""What every method file must declare, asked of all that are found in the folder."""

import ast
import inspect
import re
from dataclasses import replace
from pathlib import Path

import pytest

import optimizers
from optimizers import OPTIMIZERS, Optimizer, SettingError
from optimizers.base import STARTS, epsilon, learning_rate, momentum, sqrt
from optimizers.base.procedures import WORDS, called

EVERY_METHOD = pytest.mark.parametrize("method", OPTIMIZERS.values(), ids=list(OPTIMIZERS))
HYPERS = {f"{key}-{hyper.name}": hyper for key, method in OPTIMIZERS.items() for hyper in method.hypers}
EVERY_HYPER = pytest.mark.parametrize("hyper", HYPERS.values(), ids=list(HYPERS))

# Public names and defaults, relied on by links and notebooks.
PUBLIC: dict[str, dict[str, float]] = {
    "gradient_descent": {"lr": 0.01},
    "momentum": {"lr": 0.01, "beta": 0.9},
    "momentum_plateau": {"lr": 0.01, "beta": 0.9, "factor": 0.5, "patience": 10},
    "momentum_rising": {"lr": 0.01, "beta": 0.5, "highest": 0.99, "least": 0.01, "patience": 10},
    "nesterov": {"lr": 0.005, "beta": 0.9},
    "adagrad": {"lr": 0.3, "eps": 1e-10},
    "adadelta": {"lr": 1, "rho": 0.9, "eps": 1e-6},
    "rmsprop": {"lr": 0.02, "rho": 0.9, "eps": 1e-8},
    "rmsprop_momentum": {"lr": 0.005, "rho": 0.9, "beta": 0.9, "eps": 1e-8},
    "rmsprop_nesterov": {"lr": 0.005, "rho": 0.9, "beta": 0.9, "eps": 1e-8},
    "rmsprop_nesterov_jump": {"lr": 0.005, "rho": 0.9, "beta": 0.9, "eps": 1e-8},
    "adam": {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
    "adam_uncorrected": {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
    "amsgrad": {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
    "adamax": {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
    "nadam": {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
    "radam": {"lr": 0.02, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
    "adabelief": {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-16},
    "adamw": {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 0.01},
    "yogi": {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-3},
    "signsgd": {"lr": 0.02},
    "lion": {"lr": 0.02, "beta1": 0.9, "beta2": 0.99, "weight_decay": 0},
    "adan": {"lr": 0.1, "beta1": 0.98, "beta2": 0.92, "beta3": 0.99, "eps": 1e-8, "weight_decay": 0},
    "rprop": {"lr": 0.01, "eta_minus": 0.5, "eta_plus": 1.2, "step_min": 1e-6, "step_max": 50},
    "local_gains": {"lr": 0.001, "delta": 0.05, "gain_min": 0.1, "gain_max": 10},
    "sam": {"lr": 0.005, "rho": 0.05},
    "shampoo": {"lr": 0.3, "eps": 1e-6},
    "schedule_free": {"lr": 0.01, "beta": 0.9},
    "lookahead": {"lr": 0.01, "every": 5, "pull": 0.5},
    "lookahead_momentum": {"lr": 0.01, "beta": 0.9, "every": 5, "pull": 0.5},
    "lookahead_adam": {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "every": 5, "pull": 0.5},
    "newton": {"damping": 0},
    "trust_region": {"radius": 1},
    "saddle_free_newton": {"damping": 0},
    "diagonal_newton": {"damping": 0},
    "exact_step": {"lr": 0.01},
    "line_search": {"lr": 1, "c1": 1e-4, "shrink": 0.5},
    "conjugate_gradient": {"lr": 0.01, "c1": 1e-4, "c2": 0.1},
    "bfgs": {"lr": 1, "c1": 1e-4, "c2": 0.9},
    "lbfgs": {"lr": 1, "memory": 10},
    "lbfgs_wolfe": {"lr": 1, "c1": 1e-4, "c2": 0.9, "memory": 10},
    "hessian_free": {"damping": 0, "iterations": 2},
    "gauss_newton": {"damping": 0},
    "levenberg_marquardt": {"damping": 0.01},
    "natural_gradient": {"lr": 0.2, "damping": 1e-3},
    "nelder_mead": {"size": 0.5},
}


def test_public_names_and_defaults():
    """All of them, in the order in which they are shown."""
    declared = {key: {hyper.name: hyper.default for hyper in method.hypers} for key, method in OPTIMIZERS.items()}
    assert declared == PUBLIC
    assert {key: list(hypers) for key, hypers in declared.items()} == {key: list(PUBLIC[key]) for key in declared}


def test_the_folder_is_the_registry():
    files = {path.stem for path in Path(optimizers.__file__).parent.glob("*.py")} - {"__init__"}
    assert set(OPTIMIZERS) == files
    orders = [method.order for method in OPTIMIZERS.values()]
    assert orders == sorted(set(orders)), "each method has its own place in the teaching order"


def test_only_rules_go_without_types():
    """mypy allows functions without types in the files of methods and schedules; they are to be the rules alone."""
    here = Path(optimizers.__file__).parent
    files = [
        path
        for folder in (here, here / "schedules", here / "schedules" / "kinds")
        for path in folder.glob("*.py")
        if path.stem != "__init__"
    ]
    untyped = {
        node.name
        for path in files
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and node.returns is None
    }
    forms = {form.step.__name__ for method in OPTIMIZERS.values() for form in method.conventions if form.step}
    assert untyped == {"step", "look", "curve"} | forms


@EVERY_METHOD
def test_a_method_says_what_it_is(method):
    assert isinstance(method, Optimizer)
    assert len({m.name for m in OPTIMIZERS.values()}) == len(OPTIMIZERS)
    assert method.teaches.endswith(".")
    assert len(method.teaches) < 120
    assert "\n" not in method.teaches
    assert any(character.isdigit() for character in method.source), "author, year, title"
    assert method.differs
    assert all(not text or text.endswith(".") for text in (method.planar, method.paired, method.hides))
    doc = inspect.getmodule(method.step).__doc__ or ""
    assert all(f"\n{heading}" in doc for heading in ("Reads as: ", "Differs: ", "Shows: "))


@EVERY_METHOD
def test_keyword_arguments_are_the_declared_hyperparameters(method):
    used = set()
    for rule in method.rules:
        used |= {name for name, p in inspect.signature(rule).parameters.items() if p.kind is p.KEYWORD_ONLY}
    used |= {initial for initial in method.state.values() if isinstance(initial, str)} - {*STARTS}
    names = [hyper.name for hyper in method.hypers]
    assert {name.removesuffix("_t") for name in used} - {"t"} == set(names)
    assert all(name.isascii() and name.isidentifier() for name in names)
    assert len(set(names)) == len(names)


@EVERY_HYPER
def test_a_hyperparameter_can_become_a_slider(hyper):
    assert hyper.low <= hyper.default <= hyper.high
    assert hyper.scale in ("log", "linear", "one-minus-log")
    assert hyper.scale != "log" or hyper.low > 0
    assert hyper.scale != "one-minus-log" or 0 <= hyper.low < hyper.high < 1
    assert hyper.symbol
    assert hyper.help.endswith(".")
    for value in (hyper.low, hyper.default, hyper.high):
        assert hyper.check(value) == value


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1, -1e-300, "1", None, True, 1j, [1.0]])
def test_a_hyperparameter_refuses_what_no_method_can_use(value):
    for where, hyper in HYPERS.items():
        with pytest.raises(SettingError) as caught:
            hyper.check(value)
        told = caught.value.message
        assert told.startswith(f"{hyper.name} must be ") and hyper.allowed.bounds in told, where
        assert told.endswith("."), where


@pytest.mark.parametrize(
    "changes, complaint",
    [
        (dict(hypers=(learning_rate(0.1),)), "step uses"),
        (dict(hypers=(learning_rate(0.1), momentum(), epsilon(1e-8))), "step uses"),
        (dict(state={}), "step takes"),
        (dict(state={"v": 0.0}), "step takes"),
    ],
)
def test_a_declaration_that_does_not_fit_its_rule_fails_at_import(changes, complaint):
    with pytest.raises(AssertionError, match=complaint):
        replace(OPTIMIZERS["momentum"], **changes)


def test_a_new_method_is_one_declaration():
    """The rule brings its own running products; nothing else has to know about it."""

    def step(x, g, v, *, lr, beta, beta_t, t):
        v = beta * v + (1 - beta) * g
        return x - lr * v / ((1 - beta_t) * sqrt(t)), v

    method = replace(OPTIMIZERS["momentum"], step=step, state={"v": 0.0}, stability_limit=None)
    assert method.moving == ("beta_t", "t")
    assert r"\beta^{t}" in method.latex


@EVERY_METHOD
def test_what_a_formula_only_names_is_told_in_words(method):
    named = {name.replace("~", "_") for name in re.findall(r"\\operatorname\{([^}]*)\}", method.latex)} - {"sign"}
    assert set(called(method.step)) == named


def test_every_function_that_is_told_in_words_is_called_by_a_method():
    assert {name for method in OPTIMIZERS.values() for name in called(method.step)} == set(WORDS)


@EVERY_METHOD
def test_a_name_can_be_the_subject_of_a_sentence(method):
    assert not set(method.name) & set(",;:.")
