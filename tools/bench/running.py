"""Running a command while watching what it costs: CPU seconds, wall seconds and memory of all its processes."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_INTERVAL = 0.2


@dataclass(frozen=True)
class Cost:
    """What one command cost: CPU and wall seconds, and the peak of its processes' memory in bytes."""

    cpu: float
    wall: float
    memory: int


def run(arguments: Sequence[str], folder: Path, **environment: str) -> Cost:
    """Run a command and return its cost; raise CalledProcessError, with what it printed, if it fails."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    variables = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"} | environment
    process = subprocess.Popen(arguments, cwd=folder, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                               start_new_session=True)
    watch = _Watch(process.pid)
    watch.start()
    output, _ = process.communicate()
    watch.over.set()
    watch.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(arguments), output)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, time.monotonic() - start, watch.peak or after.ru_maxrss * 1024)


class _Watch(threading.Thread):
    """Adds up the memory of a session's processes again and again; shared pages are counted once."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session, self.peak, self.over = session, 0, threading.Event()

    def run(self) -> None:
        while not self.over.wait(_INTERVAL):
            self.peak = max(self.peak, sum(map(_proportional, self._members())))

    def _members(self) -> list[Path]:
        return [path for path in Path("/proc").glob("[0-9]*") if _session(path) == self.session]


def _session(process: Path) -> int | None:
    try:
        return os.getsid(int(process.name))
    except OSError:
        return None


def _proportional(process: Path) -> int:
    """Return a process's memory in bytes, with each shared page divided among those that share it; 0 if it is gone."""
    try:
        lines = (process / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
