"""Building beside the published folder and putting the finished site in its place in one step.

MkDocs empties its output folder and then fills it for seconds, so a build that fails or is killed leaves a torn site
behind. Here `mkdocs build` writes into a folder of its own beside the published one; only a build that has come to its
end is exchanged for what was there. Two builds at once each have their own folder, and the last to end is what stands.

`mkdocs serve` and `mkdocs build --dirty`, which go on writing into what is there, are left alone; so is an output
folder that cannot be exchanged because a file system is mounted on it.
"""

from __future__ import annotations

import atexit
import ctypes
import errno
import logging
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import click

try:
    import fcntl
except ImportError:  # A system without file locks: leavings of killed builds stay until somebody removes them.
    fcntl = None  # type: ignore[assignment]

_KEY = "publication"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
# What MkDocs and its fork count warnings with, which end a strict build only after its last event.
_LOGGERS = ("mkdocs", "properdocs")
log = logging.getLogger("mkdocs.compendium")


@dataclass
class Publication:
    """One build on its way: where it is written, what it will replace, and the lock that says it is alive."""

    target: Path
    folder: Path
    lock: IO[str]

    def discard(self) -> None:
        """Remove what was built, and the lock; what was published stays."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.lock.close()
        _lock_of(self.folder).unlink(missing_ok=True)


def begin(config: Any) -> None:
    """Turn the output of a build into a folder of its own; `config` is MkDocs' configuration."""
    target = Path(os.path.realpath(config.site_dir))
    if not _is_whole_build() or target.is_mount():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    _clean(target)
    folder = target.with_name(f".{target.name}.build-{secrets.token_hex(6)}")
    publication = Publication(target, folder, _hold(_lock_of(folder)))
    folder.mkdir()
    atexit.register(publication.discard)
    config.extra[_KEY] = publication
    config.site_dir = str(folder)


def finish(config: Any) -> None:
    """Put a finished build in the place of the published folder, unless warnings are about to fail it."""
    publication: Publication | None = config.extra.pop(_KEY, None)
    if publication is None:
        return
    config.site_dir = str(publication.target)
    if not (config.strict and _warned()):
        _keep_hidden(publication.target, publication.folder)
        _exchange(publication.folder, publication.target)
        log.info("The finished site is in %s", publication.target)
    publication.discard()


def _is_whole_build() -> bool:
    """Return whether a command builds the site from nothing, rather than serving or patching it."""
    context = click.get_current_context(silent=True)
    return context is not None and context.info_name in ("build", "gh-deploy") and bool(context.params.get("clean", True))


def _warned() -> bool:
    counters = [handler for name in _LOGGERS for handler in logging.getLogger(name).handlers if hasattr(handler, "get_counts")]
    return any(counter.get_counts() for counter in counters)


def _keep_hidden(old: Path, new: Path) -> None:
    """Carry over the folder's mode and its hidden files, such as .git, which MkDocs never touches."""
    if not old.is_dir():
        return
    shutil.copymode(old, new)
    for path in old.glob(".*"):
        if (new / path.name).exists():
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, new / path.name, symlinks=True)
        else:
            shutil.copy2(path, new / path.name, follow_symlinks=False)


def _exchange(new: Path, target: Path) -> None:
    """Put `new` where `target` is, in one step where the system can; what was there is then at `new`."""
    while True:
        with suppress(FileNotFoundError):
            if not _exchange_at_once(new, target):
                aside = new.with_name(f"{new.name}-old")
                target.rename(aside)
                new.rename(target)
                aside.rename(new)
            return
        # Nothing is published yet; another build may publish just now, and then the two are exchanged.
        try:
            new.rename(target)
        except OSError as fault:
            if fault.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise
        else:
            return


def _exchange_at_once(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return whether the system can, and raise FileNotFoundError if one is missing."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code == errno.ENOENT:
        raise FileNotFoundError(code, os.strerror(code), str(other))
    if code in (errno.ENOSYS, errno.EINVAL):
        return False
    raise OSError(code, os.strerror(code), str(other))


def _lock_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.lock")


def _hold(path: Path) -> IO[str]:
    """Open a file and lock it until it is closed or this process ends, however it ends."""
    while True:
        file = path.open("w", encoding="utf-8")
        if not fcntl:
            return file
        fcntl.flock(file, fcntl.LOCK_EX)
        # Another build may have taken the new file for an abandoned one before it was locked.
        with suppress(FileNotFoundError):
            if path.stat().st_ino == os.fstat(file.fileno()).st_ino:
                return file
        file.close()


def _clean(target: Path) -> None:
    """Remove the folders of builds that were killed; put back a site that one of them had set aside."""
    for lock in _abandoned(target):
        folder = lock.with_suffix("")
        aside = folder.with_name(f"{folder.name}-old")
        if aside.exists() and not target.exists():
            aside.rename(target)
        shutil.rmtree(aside, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
        lock.unlink(missing_ok=True)


def _abandoned(target: Path) -> Iterator[Path]:
    """Yield the locks that no living build holds."""
    for lock in sorted(target.parent.glob(f".{target.name}.build-*.lock")) if fcntl else ():
        with suppress(OSError), lock.open("r+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield lock
