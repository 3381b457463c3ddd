"""Walks: a race and its surface become runs, with their outcomes and the sentences about them."""
