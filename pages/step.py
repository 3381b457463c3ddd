"""The anatomy: one step of one method taken apart, in pictures, symbols and numbers."""

from ui.anatomy import the_anatomy
from ui.state import through_the_app

through_the_app()

the_anatomy()
