"""Small networks, trained by the rules that race on surfaces, and their landscapes. NumPy alone."""

from networks.datasets import DATASETS
from networks.landscape.plane import plane
from networks.network import Network
from networks.samples import Samples
from networks.training.train import Trained, train

__all__ = ["DATASETS", "Network", "Samples", "Trained", "plane", "train"]
