"""The kinds of schedule: one file each, found from this folder."""
