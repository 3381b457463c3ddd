"""A page that still computes: one file with the app's own modules, the rules and a race, without a server."""
