"""Claims: what articles and lectures say about optimizers, each put to the test, and what came of it."""

from ui.claims import the_claims
from ui.state import through_the_app

through_the_app()

the_claims()
