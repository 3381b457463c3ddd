"""Claims: what articles and lectures say about optimizers, each put to the test; and what they print wrong."""

import ui.first_run  # noqa: F401
from ui.claims import the_claims
from ui.misprints import misprints, parts_of_the_page
from ui.state import session

parts_of_the_page()
if session().setup.misprint:
    misprints()
else:
    the_claims()
