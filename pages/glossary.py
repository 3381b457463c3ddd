"""The glossary: every term, what it means and where it can be seen."""

import ui.first_run  # noqa: F401
from ui.glossary import the_glossary

the_glossary()
