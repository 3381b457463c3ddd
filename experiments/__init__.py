"""Joins surfaces and methods: run() walks, and everything measured afterwards starts from the Runs it returns."""

from experiments.outcomes import TOLERANCE, Outcome
from experiments.refusals import refusal
from experiments.runner import run
from experiments.runs import Evals, Runs
from optimizers import SettingError

__all__ = ["TOLERANCE", "Evals", "Outcome", "Runs", "SettingError", "refusal", "run"]
