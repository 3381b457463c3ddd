"""The step: one step of one method taken apart, in pictures, symbols and numbers."""

from ui.notes import notes
from ui.step import step

notes()
step()
