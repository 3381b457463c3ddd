"""The page on networks: its set-up, the trainings that readers ask for, and the sentences about them."""
