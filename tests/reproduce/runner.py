"""Runs scripts in one process of their own and prints their paths or curves as JSON: loading PyTorch takes seconds."""

import json
import sys
from pathlib import Path

if __name__ == "__main__":
    found = []
    for file in sys.argv[1:]:
        names = {"__name__": "race"}
        exec(compile(Path(file).read_text(encoding="utf-8"), file, "exec"), names)
        found.append(names["PATHS"] if "PATHS" in names else names["CURVES"])
    print(json.dumps(found))
