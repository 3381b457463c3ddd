"""A training of networks to take home: as a PyTorch script that trains to its losses, and as the curves it drew."""

from reproduce.networks.curves import Curves, curves
from reproduce.networks.script import left_out, script

__all__ = ["Curves", "curves", "left_out", "script"]
