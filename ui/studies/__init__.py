"""The pages of the studies: their axes, their figure, the preview beside it, and a file for each study."""
