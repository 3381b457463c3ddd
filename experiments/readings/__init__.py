"""What is read off one race: its metrics, events, stability, steps, and the words and numbers about them."""
