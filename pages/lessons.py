"""Lessons: told in scenes, each a race with a question, and claims that were measured."""

from ui.lessons import lessons
from ui.state import through_the_app

through_the_app()

lessons()
