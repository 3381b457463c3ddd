"""A page that still computes: one file with the app's own modules, the rules and a race, for which there is no server."""
