"""Makes reference.json: paths of the nine methods by other people's code, to hold ours against.

    python -m venv golden && golden/bin/pip install torch==2.13.0 numpy && golden/bin/python tests/golden/make.py

Open loop: every optimizer is fed the same recorded gradients, so rounding cannot grow. Closed loop: it walks on a
surface written here in torch, with gradients by autograd, at settings where the path is not chaotic. Newton is
numpy.linalg.solve on autograd's Hessian. Only every few steps are kept, so that the file stays small.
"""

import json
import platform
from pathlib import Path

import numpy as np
import torch

torch.set_default_dtype(torch.float64)

SURFACES = {
    "ravine": lambda x, y: x**2 / 2 + 90 * y**2,
    "beale": lambda x, y: (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2,
    "rosenbrock": lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2,
}

TORCH = {
    "gradient_descent": (torch.optim.SGD, {"lr": "lr"}),
    "momentum": (torch.optim.SGD, {"lr": "lr", "beta": "momentum"}),
    "nesterov": (lambda p, **kw: torch.optim.SGD(p, nesterov=True, **kw), {"lr": "lr", "beta": "momentum"}),
    "adagrad": (torch.optim.Adagrad, {"lr": "lr", "eps": "eps"}),
    "adadelta": (torch.optim.Adadelta, {"lr": "lr", "rho": "rho", "eps": "eps"}),
    "rmsprop": (torch.optim.RMSprop, {"lr": "lr", "rho": "alpha", "eps": "eps"}),
    "adam": (torch.optim.Adam, {"lr": "lr", "eps": "eps"}),
    "adamax": (torch.optim.Adamax, {"lr": "lr", "eps": "eps"}),
}

OPEN = [
    ("gradient_descent", {"lr": 0.01}),
    ("momentum", {"lr": 0.01, "beta": 0.9}),
    ("momentum", {"lr": 0.3, "beta": 0.5}),
    ("nesterov", {"lr": 0.01, "beta": 0.9}),
    ("nesterov", {"lr": 0.3, "beta": 0.5}),
    ("adagrad", {"lr": 0.3, "eps": 1e-10}),
    ("adagrad", {"lr": 1.0, "eps": 1e-2}),
    ("adadelta", {"lr": 1.0, "rho": 0.9, "eps": 1e-6}),
    ("adadelta", {"lr": 10.0, "rho": 0.7, "eps": 1e-3}),
    ("rmsprop", {"lr": 0.02, "rho": 0.9, "eps": 1e-8}),
    ("rmsprop", {"lr": 0.1, "rho": 0.99, "eps": 1e-2}),
    ("adam", {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}),
    ("adam", {"lr": 0.02, "beta1": 0.5, "beta2": 0.95, "eps": 1e-2}),
    ("adamax", {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}),
    ("adamax", {"lr": 0.02, "beta1": 0.5, "beta2": 0.95, "eps": 1e-2}),
]

CLOSED = [
    ("gradient_descent", "ravine", (-1.7, 0.6), {"lr": 0.01}),
    ("gradient_descent", "beale", (1.0, 1.5), {"lr": 0.01}),
    ("momentum", "ravine", (-1.7, 0.6), {"lr": 0.005, "beta": 0.8}),
    ("nesterov", "ravine", (-1.7, 0.6), {"lr": 0.005, "beta": 0.9}),
    ("adagrad", "beale", (1.0, 1.5), {"lr": 0.3, "eps": 1e-10}),
    ("adadelta", "beale", (1.0, 1.5), {"lr": 1.0, "rho": 0.9, "eps": 1e-6}),
    ("rmsprop", "beale", (1.0, 1.5), {"lr": 0.005, "rho": 0.9, "eps": 1e-8}),
    ("adam", "rosenbrock", (-1.2, 1.0), {"lr": 0.05, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}),
    ("adam", "beale", (1.0, 1.5), {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}),
    ("adamax", "beale", (1.0, 1.5), {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}),
]

NEWTON = [
    ("rosenbrock", (-1.2, 1.0), 0.0, 6),
    ("rosenbrock", (-1.2, 1.0), 30.0, 40),
    ("beale", (3.1, 0.52), 0.0, 8),
    ("ravine", (-1.7, 0.6), 5.0, 40),
]


def optimizer(method, point, hypers):
    make, names = TORCH[method]
    given = {names[name]: value for name, value in hypers.items() if name in names}
    if "beta1" in hypers:
        given["betas"] = (hypers["beta1"], hypers["beta2"])
    return make([point], **given)


def walk(method, start, hypers, gradients):
    """The points after each step; `gradients` is called with the point and the step's index."""
    point = torch.tensor(start, requires_grad=True)
    stepper = optimizer(method, point, hypers)
    path = [list(start)]
    for index in range(200):
        point.grad = gradients(point, index)
        if point.grad is None:
            break
        stepper.step()
        path.append(point.tolist())
    return path


def open_loop():
    """40 gradients whose sizes range from 1e-3 to 1e3."""
    rng = np.random.default_rng(7)
    recorded = (rng.standard_normal((40, 2)) * 10.0 ** rng.integers(-3, 4, (40, 2))).round(6).tolist()

    def replay(point, index):
        return torch.tensor(recorded[index]) if index < len(recorded) else None

    cases = [
        {"method": method, "hypers": hypers, "path": walk(method, (0.5, -2.0), hypers, replay)[::4]}
        for method, hypers in OPEN
    ]
    return {"start": [0.5, -2.0], "gradients": recorded, "every": 4, "cases": cases}


def closed_loop():
    cases = []
    for method, surface, start, hypers in CLOSED:

        def slope(point, index, surface=surface):
            return torch.autograd.grad(SURFACES[surface](*point), point)[0]

        path = walk(method, start, hypers, slope)[::20]
        cases.append({"method": method, "surface": surface, "hypers": hypers, "every": 20, "path": path})
    return cases


def newton():
    cases = []
    for surface, start, damping, steps in NEWTON:
        point, path = torch.tensor(start), [list(start)]
        for _ in range(steps):
            gradient = torch.func.grad(lambda p, f=SURFACES[surface]: f(*p))(point).numpy()
            hessian = torch.func.hessian(lambda p, f=SURFACES[surface]: f(*p))(point).numpy()
            assert np.linalg.eigvalsh(hessian)[0] > -damping, "ours would take a gradient step here"
            point = point + torch.tensor(np.linalg.solve(hessian + damping * np.eye(2), -gradient))
            path.append(point.tolist())
        cases.append({"method": "newton", "surface": surface, "hypers": {"damping": damping}, "every": 1, "path": path})
    return cases


if __name__ == "__main__":
    versions = {"python": platform.python_version(), "torch": torch.__version__, "numpy": np.__version__}
    reference = {"versions": versions, "open": open_loop(), "closed": closed_loop() + newton()}
    target = Path(__file__).with_name("reference.json")
    target.write_text(json.dumps(reference, separators=(",", ":")).replace("},{", "},\n{") + "\n")
    print(f"{target.name}: {target.stat().st_size:,} bytes")
