"""The step: one step of one method taken apart, in pictures, symbols and numbers."""

from ui.anatomy import step

step()
