"""Samples: the data that surfaces are made from."""
