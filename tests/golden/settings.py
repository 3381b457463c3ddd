"""What every reference is asked to walk: the surfaces, the recorded gradients, and the settings of each method.

Hyperparameters have our names; each reference says what they are called there. The settings of the closed loop are
those at which a path is not chaotic: make.py measures that before it keeps one.
"""

from typing import Any

import numpy as np

RESIDUALS = {  # of the surfaces that are sums of squares
    "beale": lambda x, y: (1.5 - x + x * y, 2.25 - x + x * y**2, 2.625 - x + x * y**3),
    "rosenbrock": lambda x, y: (1 - x, 10 * (y - x**2)),
    "himmelblau": lambda x, y: (x**2 + y - 11, x + y**2 - 7),
    "line_fit": lambda x, y: [
        (x * at + y - seen) / 5**0.5 for at, seen in ((0, 1.2), (1, 1.1), (2, 2.0), (3, 2.9), (4, 2.8))
    ],
}
SURFACES = {
    "bowl": lambda x, y: x**2 + y**2,
    "ravine": lambda x, y: x**2 / 2 + 90 * y**2,
} | {name: lambda x, y, parts=parts: sum(r**2 for r in parts(x, y)) for name, parts in RESIDUALS.items()}

STEPS = 200
EVERY = 10  # one point in ten is kept, so that the file stays small
OPEN_START = (0.5, -2.0)
BESIDE, CALM = 1e-13, 1e-9  # of two starts this close, the paths must not part by more than this

BEALE = ("beale", (1.0, 1.5))
RAVINE = ("ravine", (-1.7, 0.6))
ROSENBROCK = ("rosenbrock", (-1.2, 1.0))
HIMMELBLAU = ("himmelblau", (0.5, -1.0))


def recorded_gradients():
    """400 gradients (two for each step of a method that asks twice) whose sizes range from 1e-3 to 1e3."""
    rng = np.random.default_rng(7)
    return (rng.standard_normal((2 * STEPS, 2)) * 10.0 ** rng.integers(-3, 4, (2 * STEPS, 2))).round(6).tolist()


ADAM = {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}
ROUGH = {"lr": 0.02, "beta1": 0.5, "beta2": 0.95, "eps": 1e-2}  # an ε that counts, and short memories

OPEN = {
    "gradient_descent": [{"lr": 0.01}],
    "momentum": [{"lr": 0.01, "beta": 0.9}, {"lr": 0.3, "beta": 0.5}],
    "nesterov": [{"lr": 0.01, "beta": 0.9}, {"lr": 0.3, "beta": 0.5}],
    "adagrad": [{"lr": 0.3, "eps": 1e-10}, {"lr": 1.0, "eps": 1e-2}],
    "adadelta": [{"lr": 1.0, "rho": 0.9, "eps": 1e-6}, {"lr": 10.0, "rho": 0.7, "eps": 1e-3}],
    "rmsprop": [{"lr": 0.02, "rho": 0.9, "eps": 1e-8}, {"lr": 0.1, "rho": 0.99, "eps": 1e-2}],
    "rmsprop_momentum": [
        {"lr": 0.01, "rho": 0.9, "beta": 0.9, "eps": 1e-8},
        {"lr": 0.1, "rho": 0.99, "beta": 0.5, "eps": 1e-2},
    ],
    "rmsprop_nesterov": [
        {"lr": 0.01, "rho": 0.9, "beta": 0.9, "eps": 1e-8},
        {"lr": 0.1, "rho": 0.99, "beta": 0.5, "eps": 1e-2},
    ],
    "rmsprop_nesterov_jump": [
        {"lr": 0.01, "rho": 0.9, "beta": 0.9, "eps": 1e-8},
        {"lr": 0.1, "rho": 0.99, "beta": 0.5, "eps": 1e-2},
    ],
    "adam": [ADAM, ROUGH],
    "adam_uncorrected": [ADAM, ROUGH],
    "amsgrad": [ADAM, ROUGH],
    "adamax": [ADAM, ROUGH],
    "nadam": [ADAM, ROUGH],
    "radam": [
        ADAM,
        ROUGH,
        {"lr": 0.1, "beta1": 0.9, "beta2": 0.9, "eps": 1e-8},
        {"lr": 0.01, "beta1": 0.9, "beta2": 0.668, "eps": 1e-8},  # whose ρ creeps just above 5
        {"lr": 0.01, "beta1": 0.9, "beta2": 0.6, "eps": 1e-8},  # whose ρ never does, and would divide by zero
    ],
    "adabelief": [{"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-16}, ROUGH],
    "adamw": [ADAM | {"weight_decay": 0.01}, ROUGH | {"weight_decay": 0.5}],
    "yogi": [{"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-3}, ROUGH],
    "lion": [
        {"lr": 0.01, "beta1": 0.9, "beta2": 0.99, "weight_decay": 0.0},
        {"lr": 0.1, "beta1": 0.5, "beta2": 0.95, "weight_decay": 0.3},
    ],
    "adan": [
        {"lr": 0.1, "beta1": 0.98, "beta2": 0.92, "beta3": 0.99, "eps": 1e-8, "weight_decay": 0.0},
        {"lr": 0.02, "beta1": 0.5, "beta2": 0.8, "beta3": 0.95, "eps": 1e-2, "weight_decay": 0.3},
    ],
    "signsgd": [{"lr": 0.01}],
    "lookahead": [{"lr": 0.01, "every": 5, "pull": 0.5}, {"lr": 0.3, "every": 3, "pull": 0.8}],
    "lookahead_momentum": [
        {"lr": 0.01, "beta": 0.9, "every": 5, "pull": 0.5},
        {"lr": 0.1, "beta": 0.5, "every": 1, "pull": 0.2},
    ],
    "lookahead_adam": [ADAM | {"every": 5, "pull": 0.5}, ROUGH | {"every": 7, "pull": 0.8}],
    "rprop": [
        {"lr": 0.01, "eta_minus": 0.5, "eta_plus": 1.2, "step_min": 1e-6, "step_max": 50.0},
        {"lr": 0.1, "eta_minus": 0.8, "eta_plus": 1.5, "step_min": 0.05, "step_max": 0.3},
    ],
    "local_gains": [
        {"lr": 0.01, "delta": 0.05, "gain_min": 0.1, "gain_max": 10.0},
        {"lr": 0.001, "delta": 0.3, "gain_min": 0.5, "gain_max": 1.5},
    ],
    "sam": [{"lr": 0.01, "rho": 0.05}],
    "shampoo": [{"lr": 0.1, "eps": 1e-6}, {"lr": 1.0, "eps": 10.0}],
    "schedule_free": [{"lr": 0.01, "beta": 0.9}, {"lr": 0.3, "beta": 0.5}],
}

DROPS = "step(0.1,every=40,factor=0.5)"  # a schedule, as a link has it
RATES = [0.1 * 0.5 ** (s // 40) for s in range(STEPS)]  # the same, for those who do not read our links
SCHEDULED_OPEN: dict[
    str, dict[str, Any]
] = {  # where a learning rate that changes tells one form of a rule from another
    "momentum": {"lr": DROPS, "beta": 0.9},
    "rmsprop_momentum": {"lr": DROPS, "rho": 0.9, "beta": 0.9, "eps": 1e-8},
    "rmsprop_nesterov": {"lr": DROPS, "rho": 0.9, "beta": 0.9, "eps": 1e-8},
    "adam": ADAM | {"lr": DROPS},
    "adamw": ADAM | {"lr": DROPS, "weight_decay": 0.1},
    "nadam": ADAM | {"lr": DROPS},
    "lion": {"lr": DROPS, "beta1": 0.9, "beta2": 0.99, "weight_decay": 0.1},
    "adan": {"lr": DROPS, "beta1": 0.98, "beta2": 0.92, "beta3": 0.99, "eps": 1e-8, "weight_decay": 0.1},
}

CLOSED = {
    "gradient_descent": [(*RAVINE, {"lr": 0.01}), (*BEALE, {"lr": 0.01})],
    "momentum": [(*RAVINE, {"lr": 0.005, "beta": 0.8}), (*BEALE, {"lr": 0.005, "beta": 0.9})],
    "nesterov": [(*RAVINE, {"lr": 0.005, "beta": 0.9}), (*BEALE, {"lr": 0.005, "beta": 0.9})],
    "adagrad": [(*BEALE, {"lr": 0.3, "eps": 1e-10})],
    "adadelta": [(*BEALE, {"lr": 1.0, "rho": 0.9, "eps": 1e-6})],
    "rmsprop": [(*BEALE, {"lr": 0.005, "rho": 0.9, "eps": 1e-8})],
    "rmsprop_momentum": [(*BEALE, {"lr": 0.001, "rho": 0.9, "beta": 0.8, "eps": 1e-8})],
    "rmsprop_nesterov": [(*BEALE, {"lr": 0.001, "rho": 0.9, "beta": 0.8, "eps": 1e-8})],
    "rmsprop_nesterov_jump": [(*BEALE, {"lr": 0.001, "rho": 0.9, "beta": 0.8, "eps": 1e-8})],
    "adam": [(*ROSENBROCK, ADAM | {"lr": 0.05}), (*BEALE, ADAM)],
    "adam_uncorrected": [(*BEALE, ADAM | {"lr": 0.02})],
    "amsgrad": [(*BEALE, ADAM)],
    "adamax": [(*BEALE, ADAM)],
    "nadam": [(*BEALE, ADAM)],
    "radam": [(*BEALE, ADAM | {"lr": 0.005})],
    "adabelief": [(*BEALE, ADAM | {"eps": 1e-16})],
    "adamw": [(*BEALE, ADAM | {"weight_decay": 0.01})],
    "yogi": [(*BEALE, ADAM | {"eps": 1e-3})],
    "lion": [(*BEALE, {"lr": 0.005, "beta1": 0.9, "beta2": 0.99, "weight_decay": 0.0})],
    "adan": [
        (*BEALE, {"lr": 0.02, "beta1": 0.98, "beta2": 0.92, "beta3": 0.99, "eps": 1e-8, "weight_decay": 0.0}),
    ],
    "signsgd": [(*BEALE, {"lr": 0.01})],
    "lookahead": [(*BEALE, {"lr": 0.01, "every": 5, "pull": 0.5})],
    "lookahead_momentum": [(*BEALE, {"lr": 0.005, "beta": 0.9, "every": 5, "pull": 0.5})],
    "lookahead_adam": [(*BEALE, ADAM | {"every": 5, "pull": 0.5})],
    "rprop": [(*BEALE, {"lr": 0.01, "eta_minus": 0.5, "eta_plus": 1.2, "step_min": 1e-6, "step_max": 50.0})],
    "local_gains": [(*BEALE, {"lr": 0.005, "delta": 0.05, "gain_min": 0.1, "gain_max": 10.0})],
    "sam": [(*BEALE, {"lr": 0.002, "rho": 0.05})],
    "shampoo": [(*BEALE, {"lr": 0.3, "eps": 1e-6})],
    "schedule_free": [(*BEALE, {"lr": 0.02, "beta": 0.9})],
    "lbfgs": [
        (*BEALE, {"lr": 0.5, "memory": 10}),
        (*BEALE, {"lr": 0.3, "memory": 2}),
        (*HIMMELBLAU, {"lr": 0.1, "memory": 10}),
    ],
}

# Of a rule that asks for f, and whose rate drops on each of these paths.
PLATEAUS = [
    (*RAVINE, {"lr": 0.01, "beta": 0.9, "factor": 0.5, "patience": 10.0}, 80),
    (*BEALE, {"lr": 0.005, "beta": 0.9, "factor": 0.1, "patience": 5.0}, 60),
    (*HIMMELBLAU, {"lr": 0.005, "beta": 0.9, "factor": 0.7, "patience": 3.0}, 60),
]

SCHEDULED, SEEN = 120, 5  # steps, of which one in five is kept
SCHEDULES = {
    "constant": [{"value": 0.3}],
    "step": [{"start": 0.5, "every": 30, "factor": 0.1}, {"start": 1.0, "every": 7, "factor": 0.5}],
    "exponential": [{"start": 0.1, "factor": 0.97}],
    "cosine": [{"start": 0.1, "steps": 120, "end": 0.0}, {"start": 1.0, "steps": 150, "end": 0.2}],
    "polynomial": [
        {"start": 0.1, "steps": 100, "power": 2.0, "end": 0.0},
        {"start": 0.5, "steps": 80, "power": 0.5, "end": 0.0},
    ],
    "linear_warmup": [{"peak": 0.1, "warmup": 20, "start": 0.01}],
    "warmup_cosine": [{"peak": 0.1, "steps": 120, "warmup": 20, "start": 0.001, "end": 0.01}],
    "warm_restarts": [
        {"start": 0.1, "period": 10, "growth": 2, "end": 0.001},
        {"start": 0.1, "period": 25, "growth": 1, "end": 0.0},
    ],
    "triangular": [
        {"peak": 0.1, "low": 0.01, "half": 20, "fall": 0.0},
        {"peak": 1.0, "low": 0.001, "half": 13, "fall": 0.5},
    ],
    "one_cycle": [{"peak": 0.1, "steps": 120, "rise": 0.3, "begin": 25.0, "finish": 1e4}],
    "inverse_sqrt": [{"peak": 0.1, "warmup": 15}],
    "linear_ramp": [{"start": 0.5, "end": 0.9, "steps": 100}],
}


def both_loops(method, reference, walk, slope, array):
    """A method's cases by one reference.

    walk(method, start, hypers, gradient, rates) gives the points, `rates` being a learning rate for each step;
    slope(surface) the gradient as a function of the point; array(numbers) makes what such a gradient returns.
    """
    about = {"method": method, "by": reference}

    def replayed(hypers, rates=None):
        replay = (array(pair) for pair in recorded_gradients())
        return walk(method, OPEN_START, hypers, lambda point: next(replay), rates)[::EVERY]

    for hypers in OPEN.get(method, []):
        yield about | {"kind": "open loop", "hypers": hypers, "every": EVERY, "path": replayed(hypers)}
    if method in SCHEDULED_OPEN:
        scheduled = SCHEDULED_OPEN[method]
        path = replayed(scheduled | {"lr": RATES[0]}, RATES)
        yield about | {"kind": "open loop", "hypers": scheduled, "every": EVERY, "path": path}
    for surface, start, hypers in CLOSED[method]:
        path = walk(method, start, hypers, slope(surface))
        beside = walk(method, (start[0] + BESIDE, start[1] - BESIDE), hypers, slope(surface))
        grown = abs(np.array(beside) - np.array(path)).max()
        assert grown < CALM, f"{method} on {surface} is chaotic: {BESIDE} beside the start grows to {grown:.1e}"
        case = {"kind": "closed loop", "surface": surface, "hypers": hypers, "every": EVERY, "path": path[::EVERY]}
        yield about | case


def schedule_cases(kinds):
    """The values of schedules; kinds is key -> (reference, parameters -> all values)."""
    for key, (reference, values) in kinds.items():
        for parameters in SCHEDULES[key]:
            seen = [float(value) for value in values(**parameters)[::SEEN]]
            yield {"schedule": key, "by": reference, "parameters": parameters, "every": SEEN, "values": seen}
