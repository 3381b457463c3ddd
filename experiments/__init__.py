"""Joins surfaces and methods: run() walks, and everything measured afterwards starts from the Runs it returns."""

from experiments.engine.outcomes import Outcome
from experiments.engine.refusals import refusal
from experiments.engine.runner import run
from experiments.engine.runs import Evals, Runs
from optimizers import SettingError

__all__ = ["Evals", "Outcome", "Runs", "SettingError", "refusal", "run"]
