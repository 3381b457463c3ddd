"""`python -m tools.well` asks the app at the place that its settings name whether it is well, for a container's check.

It ends with status 1 if the app is not.
"""

from __future__ import annotations

import os
import sys
from http.client import HTTPConnection, HTTPException

from tools.place import Place, folders_of, place

PATIENCE = 10.0  # seconds


def is_well(there: Place) -> bool:
    """Whether the app answers there that it is well."""
    asks = HTTPConnection(there.address, there.port, timeout=PATIENCE)
    try:
        asks.request("GET", f"{there.below}/_stcore/health")
        return asks.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        asks.close()


if __name__ == "__main__":
    there = place(sys.argv, os.environ, folders_of(sys.argv))
    if not is_well(there):
        sys.exit(f"The app at {there} does not answer, or is not well.")
