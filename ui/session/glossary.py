"""GLOSSARY: the terms that Ravine uses, each in one or two plain sentences, with a link to where it can be seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from optimizers import OPTIMIZERS
from ui.session.pages import BASINS, CLAIMS, CURVATURE, FAIR, LESSONS, NETWORKS, RACE, STRIP, SWEEP


@dataclass(frozen=True)
class Term:
    """A term, the other words by which texts mean it, what it means, and the page (of PAGES) where it can be seen.

    `link` is the set-up that shows it there: query parameters.
    """

    name: str
    meaning: str
    page: str
    link: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()


(BETA,) = (hyper for hyper in OPTIMIZERS["momentum"].settings if hyper.name == "beta")
RAVINE = {"surface": "ravine"}
SADDLE = {"surface": "saddle"}
HIMMELBLAU = {"surface": "himmelblau"}

GLOSSARY = (
    Term(
        "loss",
        "The number that a method tries to make small. It is the height of the surface, or how wrong a network is.",
        RACE,
        RAVINE,
        ("losses",),
    ),
    Term(
        "gradient",
        "The direction in which the loss rises fastest at a point. Its length says how steep the surface is there.",
        CURVATURE,
        {"surface": "rosenbrock"},
        ("gradients",),
    ),
    Term(
        "gradient norm",
        "The length of the gradient: how steep the surface is at a point. It is 0 at a minimum and at a saddle point.",
        RACE,
        RAVINE,
    ),
    Term(
        "gradient descent",
        "The simplest method: each step goes against the gradient. Its length is the learning rate times the length of "
        "the gradient. On batches it is called SGD.",
        RACE,
        RAVINE | {"methods": "gradient_descent"},
        ("steepest descent", "SGD"),
    ),
    Term(
        "learning rate α",
        "The number that scales every step. Too small costs many steps; too large makes a method diverge.",
        STRIP,
        HIMMELBLAU | {"method": "gradient_descent"},
        ("learning rate", "learning rates", "α"),
    ),
    Term(
        "momentum β",
        f"How much of its last movement a method keeps, like a rolling ball. β can be a {BETA.allowed.words}.",
        RACE,
        RAVINE | {"methods": "gradient_descent,momentum"},
        ("momentum",),
    ),
    Term(
        "step",
        "One move of a method, from one point to the next.",
        RACE,
        RAVINE,
        ("steps",),
    ),
    Term(
        "iterate",
        "A point that a method visits: the place after a step.",
        STRIP,
        HIMMELBLAU | {"method": "gradient_descent"},
        ("iterates",),
    ),
    Term(
        "minimum",
        "A point that is lower than all points near it. The lowest of all is the global minimum.",
        BASINS,
        HIMMELBLAU,
        ("minima", "local minimum", "local minima", "global minimum"),
    ),
    Term(
        "saddle point",
        "A point with zero gradient that is not a minimum: the surface rises in one direction and falls in another.",
        RACE,
        SADDLE,
        ("saddle points", "saddle", "saddles"),
    ),
    Term(
        "plateau",
        "A wide, nearly flat part of a surface. The gradient is small there, so plain methods need many steps.",
        RACE,
        {"surface": "plateau"},
        ("plateaus",),
    ),
    Term(
        "basin of attraction",
        "All starts from which a method ends in the same minimum.",
        BASINS,
        HIMMELBLAU,
        ("basins of attraction", "basin", "basins"),
    ),
    Term(
        "contour",
        "A line on the map along which the loss is the same. The gradient crosses it at a right angle.",
        RACE,
        RAVINE,
        ("contours", "level line", "level lines"),
    ),
    Term(
        "curvature",
        "How fast the slope changes along a direction. A narrow valley curves much across and little along.",
        CURVATURE,
        {"surface": "rosenbrock", "three": "-1,0.5,1,0,-0.5"},
        ("curvatures",),
    ),
    Term(
        "Hessian",
        "The table of all second derivatives at a point. Its eigenvalues are the curvatures along the main directions.",
        CURVATURE,
        {"surface": "rosenbrock"},
    ),
    Term(
        "largest eigenvalue λmax",
        "The largest curvature at a point. It limits the learning rate of gradient descent to 2/\u2060λmax.",
        CURVATURE,
        RAVINE,
        ("largest eigenvalue", "λmax", "largest curvature"),
    ),
    Term(
        "condition number κ",
        "The largest curvature divided by the smallest. The larger it is, the narrower the valley and the slower plain "
        "gradient descent.",
        RACE,
        RAVINE,
        ("condition number", "condition numbers", "κ"),
    ),
    Term(
        "smallest eigenvalue λmin",
        "The smallest curvature at a point. Where it is negative, the surface bends down in that direction.",
        CURVATURE,
        SADDLE,
        ("smallest eigenvalue", "λmin", "smallest curvature"),
    ),
    Term(
        "largest stable rate",
        "The largest learning rate with which gradient descent converges on a bowl as steep as here: 2/\u2060λmax.",
        CURVATURE,
        {"surface": "rosenbrock"},
        ("largest stable learning rate", "stable rate"),
    ),
    Term(
        "exact step",
        "A step against the gradient that ends at the lowest point of the parabola along that line.",
        CURVATURE,
        {"surface": "rosenbrock"},
    ),
    Term(
        "Newton’s method",
        "It fits a parabola to the surface by slope and curvature, and jumps to its lowest point.",
        CURVATURE,
        {"surface": "rosenbrock"},
        ("Newton's method", "Newton step", "Newton"),
    ),
    Term(
        "diagonal Newton",
        "A method that divides each coordinate of the gradient by the curvature along that coordinate.",
        CURVATURE,
        {"surface": "rosenbrock"},
    ),
    Term(
        "saddle-free Newton",
        "Newton’s method with the size of each curvature, without its sign. So it moves away from saddle points.",
        CURVATURE,
        SADDLE,
    ),
    Term(
        "damping",
        "A number that is added to every curvature. It makes the steps of Newton’s method shorter.",
        CURVATURE,
        {"surface": "rosenbrock"},
        ("damped Newton",),
    ),
    Term(
        "trust region",
        "The circle around a point in which a method trusts the parabola that fits there. Δ is its radius.",
        CURVATURE,
        {"surface": "rosenbrock"},
        ("trust-region", "radius Δ", "Δ"),
    ),
    Term(
        "stability limit",
        "The largest learning rate at which a method still converges on a bowl as steep as here. Above it, each step "
        "overshoots more than the last.",
        STRIP,
        RAVINE | {"method": "gradient_descent"},
        ("limit of stability",),
    ),
    Term(
        "overshoot",
        "A step that goes past the lowest point and up the other side.",
        RACE,
        RAVINE | {"methods": "momentum"},
        ("overshoots", "overshot", "overshooting"),
    ),
    Term(
        "tolerance",
        "How close to the lowest minimum counts as arrived. It is measured in height: f above its lowest value.",
        FAIR,
        RAVINE,
        ("tolerances",),
    ),
    Term(
        "arrived",
        "A method has arrived at the first step that ends within the tolerance. It may leave again.",
        RACE,
        RAVINE,
        ("arrives", "arrive"),
    ),
    Term(
        "settled",
        "A method has settled when it stays at a minimum and moves no more.",
        RACE,
        RAVINE,
        ("settles", "settle"),
    ),
    Term(
        "left again",
        "A method has left when it had arrived and then went away from the minimum again.",
        RACE,
        RAVINE,
        ("leaves again",),
    ),
    Term(
        "converged",
        "A method has converged when it came to rest at a minimum.",
        SWEEP,
        HIMMELBLAU | {"method": "gradient_descent"},
        ("converges", "converge", "convergence"),
    ),
    Term(
        "diverged",
        "A method has diverged when its steps carried it away without end: the run is lost.",
        SWEEP,
        HIMMELBLAU | {"method": "gradient_descent"},
        ("diverges", "diverge", "divergence"),
    ),
    Term(
        "noise",
        "Random numbers that are added to the gradient, as if it were measured on a few samples. σ is their size.",
        RACE,
        RAVINE | {"noise": "1"},
    ),
    Term(
        "seed",
        "A number that fixes all random draws. The same seed gives the same noise, batches and initial weights.",
        RACE,
        RAVINE | {"noise": "1"},
        ("seeds",),
    ),
    Term(
        "batch size",
        "How many samples the gradient of one step is measured on. Small batches are cheap and noisy.",
        LESSONS,
        {"lesson": "batches"},
        ("batch sizes", "batch", "batches"),
    ),
    Term(
        "epoch",
        "One pass over all samples: every sample was used once.",
        LESSONS,
        {"lesson": "batches"},
        ("epochs",),
    ),
    Term(
        "training loss",
        "The loss on the samples that a method learns from.",
        LESSONS,
        {"lesson": "held_out"},
    ),
    Term(
        "held-out loss",
        "The loss on samples that a method never learns from, also called validation loss. It shows whether the "
        "method has learned something that also holds for new samples.",
        LESSONS,
        {"lesson": "held_out"},
        ("held-out (validation) loss", "validation loss", "held out"),
    ),
    Term(
        "schedule",
        "A rule by which a setting changes from step to step, such as a learning rate that falls.",
        LESSONS,
        {"lesson": "schedules"},
        ("schedules",),
    ),
    Term(
        "initial weights",
        "The weights that a network starts with. They decide in which region of the loss the training begins.",
        NETWORKS,
        {},
        ("initialisation", "initial weight", "first weights"),
    ),
    Term(
        "claim",
        "A sentence that books say about optimizers. Ravine runs an experiment that can show it to be false.",
        CLAIMS,
        {},
        ("claims",),
    ),
)
