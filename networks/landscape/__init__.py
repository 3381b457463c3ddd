"""The loss of a network over its weights: planes and lines through their space, and what of a training lies in them."""
