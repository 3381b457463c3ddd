"""The page on networks: its controls, and the view of the training."""
