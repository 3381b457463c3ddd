"""Bundled data sets: one file each, with one SET in it; landscapes.data finds them."""
