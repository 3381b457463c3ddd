"""The anatomy: one step of one method taken apart, in pictures, symbols and numbers."""

import ui.first_run  # noqa: F401
from ui.anatomy import the_anatomy

the_anatomy()
