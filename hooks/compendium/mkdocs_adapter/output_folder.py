"""Building beside the published folder and putting the finished site in its place.

MkDocs empties its output folder and then fills it for seconds, so a build that fails or is killed would leave
a torn site. Here `mkdocs build` writes into a folder of its own beside the published one, and only a build
that has come to its end takes its place. `mkdocs serve` and `mkdocs build --dirty`, which go on writing into
what is there, are left alone.
"""

from __future__ import annotations

import atexit
import logging
import os
import re
import shutil
from pathlib import Path
from typing import Any

import click

_KEY = "published_folder"
# What MkDocs and its fork count warnings with, which end a strict build only after its last event.
_LOGGERS = ("mkdocs", "properdocs")
log = logging.getLogger("mkdocs.compendium")


def begin(config: Any) -> None:
    """Turn the output of a build into a folder of its own; `config` is MkDocs' configuration."""
    target = Path(os.path.realpath(config.site_dir))
    if not _is_whole_build() or target.is_mount():
        return
    _clear_away(target)
    folder = _name_beside(target, "build")
    folder.mkdir(parents=True)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    config.extra[_KEY], config.site_dir = target, str(folder)


def finish(config: Any) -> None:
    """Put a finished build in the place of the published folder, unless warnings are about to fail it."""
    target: Path | None = config.extra.pop(_KEY, None)
    if target is None:
        return
    folder, config.site_dir = Path(config.site_dir), str(target)
    if config.strict and _has_warned():
        return
    old = _name_beside(target, "old")
    if target.exists():
        _keep_hidden(target, folder)
        target.rename(old)
    folder.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    log.info("The finished site is in %s", target)


def _is_whole_build() -> bool:
    """Return whether a command builds the site from nothing, rather than serving or patching it."""
    context = click.get_current_context(silent=True)
    return context is not None and context.info_name in ("build",
                                                         "gh-deploy") and bool(context.params.get("clean",
                                                                                                  True))


def _has_warned() -> bool:
    counters = [handler for name in _LOGGERS for handler in logging.getLogger(name).handlers
                if hasattr(handler, "get_counts")]
    return any(counter.get_counts() for counter in counters)


def _keep_hidden(old: Path, new: Path) -> None:
    """Carry over the folder's mode and its hidden files, such as .git, which MkDocs never touches."""
    shutil.copymode(old, new)
    for path in old.glob(".*"):
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, new / path.name, symlinks=True, dirs_exist_ok=True)
        elif not (new / path.name).exists():
            shutil.copy2(path, new / path.name, follow_symlinks=False)


def _name_beside(target: Path, kind: str) -> Path:
    """Return this process's folder of a kind, "build" or "old", beside the published one.

    Builds at once each have theirs.
    """
    return target.with_name(f".{target.name}.{kind}-{os.getpid()}")


def _clear_away(target: Path) -> None:
    """Remove what killed builds have left; put back a site that one of them was killed while replacing."""
    for path in sorted(target.parent.glob(f".{target.name}.*-*")):
        match = re.fullmatch(rf"\.{re.escape(target.name)}\.(build|old)-(\d+)", path.name)
        if match is None or _is_running(int(match[2])):
            continue
        if match[1] == "old" and not target.exists():
            path.rename(target)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _is_running(process: int) -> bool:
    """Return whether another process has this number; a system that cannot say keeps what was left."""
    if process == os.getpid():
        return False
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
