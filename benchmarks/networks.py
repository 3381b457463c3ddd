"""A network of 2-16-16-2 on 200 samples: a plane of its loss, its training, its sharpness; beside torch's.

    python -m benchmarks.networks [--quick]

All take turns in each round, in float64, and must find the same numbers. A ratio above 1 means that ours is faster.
Nothing is asserted of the times. It needs benchmarks/requirements.txt.
"""

from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from functools import partial
from statistics import median

import numpy as np

from benchmarks import networks_by_torch as by_torch
from benchmarks.readme import report
from benchmarks.turns import MACHINE, fixed_work, in_turns, quickest, spread, unrest
from networks import DATASETS, Network
from networks.curvature.lanczos import sharpness
from networks.curvature.products import hessian_products
from networks.landscape.plane import Plane, plane
from networks.network import columns
from networks.training.training import Entry, Training
from networks.training.walk import walk

NET, SAMPLES, SIDE, STEPS, PRODUCTS = Network((2, 16, 16, 2)), DATASETS["moons"](200), 51, 300, 20
START = NET.parameters()
METHODS = {"gradient_descent": 0.1, "momentum": 0.02, "rmsprop": 0.003, "adam": 0.01}  # with their rates
ALIKE = 1e-8  # what results may differ by
OURS = "ours"


def compare(what: str, works: Mapping[str, Callable[[], object]], rounds: int) -> None:
    """Times some ways of doing the same in turns."""
    took = in_turns({**works, MACHINE: fixed_work}, rounds)
    unrests = unrest(took.pop(MACHINE))
    print()
    report(what, median(took[OURS]), "ms")
    for name, times in took.items():
        ratios = [time / our for time, our in zip(times, took[OURS], strict=True)]
        print(f"  {name:32}{spread(times, 2, width=22):>34} ms{'' if name == OURS else spread(ratios, 1):>27}")
    print(f"  {unrests}")


def a_plane(rounds: int) -> None:
    """The loss over a plane of random directions."""
    random = np.random.default_rng(0)
    along, up = random.standard_normal((2, NET.size)) * abs(START).mean()
    places = np.linspace(-1, 1, SIDE)
    points = (START + places[:, None, None] * up + places[:, None] * along).reshape(-1, NET.size)
    model = by_torch.Model(NET, SAMPLES)
    ours = partial(plane, NET, SAMPLES, START, directions=(along, up), side=SIDE)
    vmapped = quickest([partial(way, model) for way in by_torch.VMAPS], points)
    apart = [abs(ours().ravel() - way(points)).max() for way in (vmapped, partial(by_torch.plane_by_loop, model))]
    through = Plane(START, along / SIDE, up / SIDE)
    theirs = by_torch.plane_by_loss_landscapes(model, through, SIDE)[::2]
    rows, places = np.meshgrid(np.arange(0, SIDE, 2), np.arange(SIDE) + 1, indexing="ij")
    apart.append(abs(NET.loss(through.points(rows, places), SAMPLES.X, SAMPLES.y) - theirs).max())
    assert max(apart) < ALIKE, f"the planes differ by {apart}"
    works: dict[str, Callable[[], object]] = {
        OURS: ours,
        "torch.func's vmap": partial(vmapped, points),
        "torch, one point after the other": partial(by_torch.plane_by_loop, model, points),
        "loss-landscapes": partial(by_torch.plane_by_loss_landscapes, model, through, SIDE),
    }
    compare(f"a plane of {SIDE} × {SIDE} losses of a network, 200 samples", works, rounds)


def a_training(rounds: int) -> None:
    """Four methods side by side."""
    hypers = {key: Entry(key).optimizer.defaults | {"lr": rate} for key, rate in METHODS.items()}
    entries = tuple(Entry(key, given) for key, given in hypers.items())
    model = by_torch.Model(NET, SAMPLES)

    def ours() -> np.ndarray:
        *_, last = walk(Training(NET, SAMPLES, entries, STEPS))
        return last.theta

    def theirs() -> np.ndarray:
        return np.array([by_torch.trained(model, START, key, given, STEPS) for key, given in hypers.items()])

    apart = abs(ours() - theirs()).max()
    assert apart < ALIKE, f"the weights differ by {apart}"
    works: dict[str, Callable[[], object]] = {OURS: ours, "torch.optim, one after the other": theirs}
    compare(f"{len(METHODS)} methods train a network for {STEPS} steps, 200 samples", works, rounds)


def a_sharpness(rounds: int) -> None:
    """The largest eigenvalue of the Hessian, by so many products with it."""
    model, v = by_torch.Model(NET, SAMPLES), np.random.default_rng(1).standard_normal(NET.size)
    exact = hessian_products(NET, START[None], v[None], columns(SAMPLES.X), NET.targets(SAMPLES.y))[0]
    apart = abs(exact - by_torch.products(model, START, v, 1)).max()
    assert apart < ALIKE, f"the products differ by {apart}"
    works: dict[str, Callable[[], object]] = {
        OURS: partial(sharpness, NET, START, SAMPLES.X, SAMPLES.y, steps=PRODUCTS, tolerance=0.0),
        f"torch, its {PRODUCTS} products alone": partial(by_torch.products, model, START, v, PRODUCTS),
    }
    compare(f"λmax of a network by {PRODUCTS} Lanczos steps, 200 samples", works, rounds)


def main() -> None:
    parser = ArgumentParser(description="A network's plane, training and sharpness, against torch.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    rounds = 3 if parser.parse_args().quick else 15
    print(f"Median (quartiles) of {rounds} rounds in turns; the last column is their time / ours")
    for work in (a_plane, a_training, a_sharpness):
        work(rounds)


if __name__ == "__main__":
    main()
