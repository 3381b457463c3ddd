"""The race, mounted: the stage, the deck of methods, the scoreboard, the events, the games."""
