"""The page on networks: its set-up, the trainings that are asked for, and what is told of them."""
