"""Measurements for reading: nothing here is asserted."""
