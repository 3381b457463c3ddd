"""Lessons: told in scenes, each a race with a question, and claims that were measured."""

from ui.lessons import lessons

lessons()
