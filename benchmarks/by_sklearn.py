"""The fit by scikit-learn's SGDClassifier, which steps after every single sample: it sees as many samples as ours."""

import numpy as np
from sklearn.linear_model import SGDClassifier

from benchmarks.fitting import Fit


def fit(problem: Fit) -> np.ndarray:
    """(2,) the weights after as many epochs as the race has samples seen, at least one."""
    inputs, classes = problem.samples
    rule = SGDClassifier(
        loss="log_loss", penalty=None, fit_intercept=False, learning_rate="constant", eta0=problem.rate,
        max_iter=max(1, problem.seen // len(classes)), tol=None, random_state=problem.seed,
    )  # fmt: skip
    weights: np.ndarray = rule.fit(inputs, classes, coef_init=np.array(problem.surface.start)[None]).coef_[0]
    return weights
