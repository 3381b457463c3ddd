"""Marks what needs nginx, and is skipped where there is none."""

from __future__ import annotations

import pytest

from tools.place import Unusable
from tools.replicas.proxy import nginx


def is_missing() -> bool:
    try:
        nginx()
    except Unusable:
        return True
    return False


NEEDS_NGINX = pytest.mark.skipif(is_missing(), reason="nginx is not installed, so no class behind it is tested")
