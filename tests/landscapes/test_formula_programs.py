"""The generated code: the same numbers on floats and on arrays, made late, made once, and of modest size."""

import json
import math
import os
import re
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest

import landscapes
from landscapes import LANDSCAPES, from_formula
from landscapes.formula.derivatives import gradient, hessian
from landscapes.formula.functions import FUNCTIONS, OPERATORS, VARIABLES
from landscapes.formula.parser import parse, read
from landscapes.formula.programs import compiled
from landscapes.formula.source import source

ROOT = Path(landscapes.__file__).parents[1]
FLOAT_ERRORS = (ZeroDivisionError, OverflowError, ValueError)
# Every function of the table once, and powers of every kind.
CALLS = [f"{name}({', '.join('xyx'[: function.least + (function.most > 2)])})" for name, function in FUNCTIONS.items()]
POWERS = ["x^y", "x^-3", "x^1.5", "x^-2.5", "x^0.3", "2^x", "e^(xy)", "x^100"]
MIXED = ["x/y", "1/(x - y)", "-x", "3", "x", "y - y"]
FORMULAS = [surface.formula for surface in LANDSCAPES.values() if surface.data is None] + CALLS + POWERS + MIXED
every_formula = pytest.mark.parametrize("formula", FORMULAS)


def some_points(count=400):
    rng = np.random.default_rng(7)
    special = np.array([0.0, -0.0, 1.0, -1.0, 0.5, 2.0, 1e-300, 1e300, 710.0, -750.0, np.inf, -np.inf, np.nan])
    x, y = np.meshgrid(special, special)
    wide = rng.normal(size=(2, count)) * 10.0 ** rng.integers(-3, 4, (2, count))
    return np.concatenate([x.ravel(), wide[0]]), np.concatenate([y.ravel(), wide[1]])


@every_formula
@pytest.mark.parametrize("program", ["value", "gradient", "hessian"])
def test_floats_equal_arrays_bit_for_bit(formula, program):
    surface = from_formula(formula, start=(0, 0))
    x, y = some_points()
    arrays = np.atleast_2d(getattr(surface.arrays, program)(x, y))
    compared = 0
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a warning at every step of a run would be slower than the run
        for index, (a, b) in enumerate(zip(x.tolist(), y.tolist(), strict=True)):
            try:
                numbers = getattr(surface.floats, program)(a, b)
            except FLOAT_ERRORS:
                continue
            for array, number in zip(arrays, np.atleast_1d(numbers), strict=True):
                same = array[index].tobytes() == number.tobytes() or (np.isnan(array[index]) and np.isnan(number))
                assert same, f"{formula} at {a}, {b}: {array[index]!r} on arrays, {number!r} on floats"
                compared += 1
    assert compared > 50


@every_formula
def test_where_floats_raise_arrays_are_not_finite(formula):
    surface = from_formula(formula, start=(0, 0))
    x, y = some_points()
    values = surface.value(np.stack([x, y], axis=-1))
    for a, b, value in zip(x.tolist(), y.tolist(), values, strict=True):
        try:
            surface.floats.value(a, b)
        except FLOAT_ERRORS:
            inner_pole = math.inf in (abs(a), abs(b)) or "/" in formula or "^-" in formula
            assert not np.isfinite(value) or inner_pole, f"{formula} at {a}, {b}"


@every_formula
def test_programs_return_new_arrays_of_the_given_shape(formula):
    surface = from_formula(formula, start=(0, 0))
    for shape in [(7,), (3, 4), (1, 1, 2)]:
        x, y = np.full(shape, 0.25), np.full(shape, 0.75)
        parts = [surface.arrays.value(x, y), *surface.arrays.gradient(x, y), *surface.arrays.hessian(x, y)]
        for part in parts:
            assert part.shape == shape and part.dtype == np.float64
            part[...] = np.nan  # writing into a result must change nothing else
        assert np.all(x == 0.25) and np.all(y == 0.75)


def test_results_do_not_share_memory():
    for formula in ("x^2/2 + y^2/2", "(x + y)^2", "x*y", "x + y", "7"):
        surface = from_formula(formula)
        x, y = np.arange(4.0), np.arange(4.0) + 1
        for parts in (surface.arrays.gradient(x, y), surface.arrays.hessian(x, y)):
            everything = [x, y, *parts]
            pairs = [(a, b) for i, a in enumerate(everything) for b in everything[:i]]
            assert not any(np.shares_memory(a, b) for a, b in pairs)


def test_floats_return_floats():
    for surface in LANDSCAPES.values():
        floats = surface.floats
        numbers = [floats.value(0.3, 0.4), *floats.gradient(0.3, 0.4), *floats.hessian(0.3, 0.4)]
        assert {type(number) for number in numbers} == {float}


def test_undefined_points_are_not_finite_and_silent():
    surface = from_formula("ln(x) + 1/y", start=(1, 1))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        values = surface.value([[-1.0, 1.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0], [math.nan, 1.0]])
        surface.hessian([[-1, 1], [0, 0]])
    assert np.isfinite(values).tolist() == [False, False, False, True, False]


@pytest.mark.parametrize(
    "formula", ["ln(a - 2)*x^2 + y", "x^(1/(a - 1))", "exp(exp(exp(exp(exp(a)))))*x", "{ln(a - 2) < 0: x, else: y}"]
)
def test_a_parameter_may_leave_a_part_without_a_value(formula):
    surface = from_formula(formula, parameters={"a": 1})
    assert not np.isfinite(surface.value((0.3, 0.4)))
    assert not np.isfinite(surface.gradient((0.3, 0.4))).all()
    assert np.isfinite(from_formula("ln(a - 2)*x^2 + y", parameters={"a": 3}).value((0.3, 0.4)))


def test_whole_powers_are_products_and_half_powers_roots():
    text = source([parse("x^7 + y^-2 + x^2.5")])
    assert "power" not in text and "**" not in text and "sqrt(x)" in text
    assert "power" in source([parse("x^0.3")])


def test_common_parts_are_worked_out_once():
    assert source(gradient(parse("exp(sin(x*y))"))).count("sin") == 1


def test_the_source_names_nothing_but_the_table():
    allowed = {*FUNCTIONS, *VARIABLES, "power", "fill", "nan", "inf", "def", "program", "return", "e"}
    for formula in FORMULAS:
        tree = parse(formula)
        for trees in ([tree], gradient(tree), hessian(tree)):
            words = set(re.findall(r"[A-Za-z_]\w*", re.sub(r"\b\d[\d.]*(?:e[+-]?\d+)?", "", source(trees))))
            assert {word for word in words if not re.fullmatch(r"t\d+", word)} <= allowed


@pytest.mark.parametrize(
    ("part", "joint"),
    [("(x + {}y)", "*"), ("(x + {}y)", "/"), ("sin({}x)", "*"), ("x^{}.3", "+"), ("max(x,{}y)", "*")],
)
def test_the_code_grows_in_proportion_to_the_formula(part, joint):
    """Twice the formula must not be four times the second derivative; that is how links could stop a server."""

    def size(count):
        return len(source(hessian(parse(joint.join(part.format(number + 2) for number in range(count))))))

    assert size(24) < 2.6 * size(12)


def test_nested_functions_stay_small():
    deep = "sin(" * 22 + "xy" + ")" * 22
    assert len(source(hessian(parse(deep)))) < 8000


@pytest.mark.slow("starts Python anew")
def test_nothing_is_compiled_before_it_is_asked_for():
    code = """
import sys
from landscapes import LANDSCAPES
from landscapes.formula.programs import compiled
assert "sympy" not in sys.modules
assert compiled.cache_info().currsize == 0
surface = LANDSCAPES["beale"]
surface.tree_as_lists, surface.latex, surface.value((1, 2))
assert "sympy" not in sys.modules, "a value needs no derivative"
assert compiled.cache_info().currsize == 1
made = surface._compiled
assert "value" in vars(made) and "gradient" not in vars(made)
surface.gradient((1, 2))
assert "gradient" in vars(made) and "hessian" not in vars(made)
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_the_same_formula_is_compiled_once():
    assert from_formula("x^2 + 7y").floats.gradient is from_formula("x^2 + 7y", name="Twin").floats.gradient


def test_caches_are_bounded():
    for cache, most in ((compiled, 64), (read, 256)):
        size = cache.cache_info().maxsize
        assert size is not None and size <= most


@pytest.mark.slow("starts Python anew")
def test_the_source_does_not_depend_on_the_hash_seed():
    """A path would differ between two processes if the terms of a sum came in another order."""
    code = """
from landscapes.formula.derivatives import gradient, hessian
from landscapes.formula.parser import parse
from landscapes.formula.source import source
tree = parse("sin(x y)^2 exp(x - y)/(x^2 + y^2 + 1) + max(x, y, x y) + x^1.3 + (x + 2y)(y - x)(x + 5)(y + 7)")
print(source(gradient(tree)), source(hessian(tree)))
"""
    made = set()
    for seed in ("1", "2", "3"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code]
        made.add(subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment).stdout)
    assert len(made) == 1


@every_formula
def test_the_tree_is_plain_data(formula):
    tree = from_formula(formula, start=(0, 0)).tree_as_lists
    assert json.loads(json.dumps(tree)) == tree

    def check(node):
        if not isinstance(node, list):
            assert node in VARIABLES or isinstance(node, (int, float))
            return
        operation, *parts = node
        if operation in OPERATORS:
            assert len(parts) == OPERATORS[operation]
        else:
            assert FUNCTIONS[operation].least <= len(parts) <= FUNCTIONS[operation].most
        for part in parts:
            check(part)

    check(tree)


def test_the_tree_is_a_copy():
    surface = LANDSCAPES["ravine"]
    tree = surface.tree_as_lists
    assert isinstance(tree, list)
    tree.clear()
    assert surface.tree_as_lists == ["+", ["/", ["^", "x", 2], 2], ["/", ["*", 180, ["^", "y", 2]], 2]]
