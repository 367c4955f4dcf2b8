"""Running a command and telling what it cost: CPU seconds, wall seconds and memory."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What one command cost: CPU and wall seconds, and the peak memory of the largest of its processes in
    bytes.
    """

    cpu: float
    wall: float
    memory: int


def run(arguments: Sequence[str], folder: Path, **environment: str) -> Cost:
    """Run a command and return its cost; raise CalledProcessError, with what it printed, if it fails."""
    variables = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment
    # As on anybody's machine, where Python compiles a module once and not at every run.
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.monotonic()
    with subprocess.Popen(arguments, cwd=folder, env=variables, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT,
                          text=True) as process:
        output = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(arguments), output)
    return Cost(usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss * 1024)
