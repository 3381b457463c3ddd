"""Lessons: told in scenes, each a race with a question, and claims that were measured."""

import ui.first_run  # noqa: F401
from ui.lessons import lessons

lessons()
