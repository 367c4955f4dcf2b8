"""Faults planted one at a time in a copy of the project, to see which gate catches each: `make mutate N=1000`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# The project's own package, and the assembling of the tiny invented site.
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]
