"""Makes reference.json: paths by other people's code, to hold ours against. Run by hand, once in each environment:

    python -m venv t && t/bin/pip install torch==2.13.0 schedulefree==1.4.1 scipy==1.17.1
    t/bin/pip install --no-deps pytorch_optimizer==4.1.0 && t/bin/pip install scikit-learn==1.9.1
    t/bin/python -m tests.golden.make
    python -m venv j && j/bin/pip install jax==0.10.2 optax==0.2.8 && j/bin/python -m tests.golden.make

A part is made wherever its packages are installed, and replaces what the file had of it; the other parts stay as they
are. A new method needs settings in OPEN or CLOSED of settings.py and a line in METHODS of the library that has it; one
that no library has is worked out once more in by_hand.py. Then `make proof` measures ours against it.

The models on data are written once more, in torch, and take only their data from here; their optima are found by
scikit-learn, SciPy and closed forms. Where a data set has changed, both are to be made anew. The minima of surfaces
with many hollows are found by mpmath.

Open loop: every method is fed the same recorded gradients, so that rounding cannot grow. Closed loop: it walks on
a surface written in settings.py, with gradients by automatic differentiation, where the path is not chaotic.
"""

import json
from importlib import import_module
from pathlib import Path

from tests.golden.settings import OPEN_START, recorded_gradients

PARTS = {
    "paths": ("by_torch", "by_optax", "by_scipy", "by_hand"),
    "schedules": ("schedules_by_torch", "schedules_by_optax"),
    "searches": ("searches_by_scipy",),
    "slopes": ("models_by_torch",),
    "optima": ("optima_by_others", "optima_by_mpmath"),
}
TARGET = Path(__file__).with_name("reference.json")


def made(name):
    part = import_module(f"tests.golden.{name}")
    return {"versions": part.PACKAGES, "cases": list(part.cases())}


def parts(names, known):
    """name -> its part: made anew where that can be done here, else as it is known."""
    for name in names:
        try:
            yield name, made(name)
        except ModuleNotFoundError as missing:
            print(f"{name}: stays as it is, {missing.name} is not installed here")
            if name in known:
                yield name, known[name]


def written(reference):
    """JSON with a line for each case, so that a change can be read."""
    return json.dumps(reference, separators=(",", ":"), ensure_ascii=False).replace("},{", "},\n{") + "\n"


if __name__ == "__main__":
    known = json.loads(TARGET.read_text()) if TARGET.exists() else {}
    reference = {"open": {"start": OPEN_START, "gradients": recorded_gradients()}}
    for what, names in PARTS.items():
        reference[what] = dict(parts(names, known.get(what, {})))
    TARGET.write_text(written(reference))
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")
