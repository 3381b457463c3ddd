"""The loops that walk: one run on Python floats, many on arrays, through the same rule, to the same bits."""
