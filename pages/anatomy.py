"""The anatomy: one step of one method taken apart, in pictures, symbols and numbers."""

from ui.anatomy import the_anatomy

the_anatomy()
