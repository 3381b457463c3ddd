"""Claims: what articles and lectures say about optimizers, each put to the test, and what came of it."""

import ui.first_run  # noqa: F401
from ui.claims import the_claims

the_claims()
