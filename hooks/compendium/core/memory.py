"""What earlier runs found, kept so that what cannot have changed is not found again.

The contract: only results of pure functions are kept, each by all that it was made from. One is returned
again where its name, its inputs, this package's code, Python and every installed package are what they were,
to the byte; anything else is made anew, and what is made is never None. A folder that is lost, damaged or
cannot be written costs time and nothing else. `MEMORY=off` in the environment does without.
"""

from __future__ import annotations

import marshal
import os
import pickle
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import yaml

Made = TypeVar("Made")
_SETTING, _FOLDER, _SHELF = "MEMORY", ".cache/memory", "results"
_PACKAGE = Path(__file__).resolve().parents[1]
# More small results than this come from texts that are long gone.
_MOST = 100_000
# Code that was changed later than this is not the code that runs.
_IMPORTED = time.time()


class Memory:
    """Results by their inputs; one without a folder remembers nothing."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder, self._state = folder, b""
        self._known: dict[bytes, Any] = {}
        self._used: dict[bytes, Any] = {}
        self._files: dict[str, tuple[bytes, Any]] = {}
        self._is_new = False
        if folder is not None:
            self._state = _read_state()
            self._known = self._read(_SHELF, self._state) or {}

    def of(self, name: str, *settings: object) -> Topic:
        """Return what is known of one function under some settings, which must be told apart by their repr.
        """
        return Topic(self, f"{name} {settings!r}" if self.is_on else "")

    def keep_file(self, path: Path, kind: str, content: bytes, make: Callable[[], Made]) -> Made:
        """Return what `make` finds in a file of some content; of each path and kind of reading, what was made
        last is kept, by `save`.
        """
        if self._folder is None:
            return make()
        slot, key = self._name_slot(path, kind), self._state + _hash(content)
        noted, made = self._files.get(slot, (b"", None))
        if noted != key:
            made = self._read(slot, key)
        if made is None:
            made = make()
            self._files[slot] = key, made
        return made

    def _name_slot(self, path: Path, kind: str) -> str:
        """Return where a reading of a file is kept: by its place in the project, wherever that lies."""
        assert self._folder is not None
        root = self._folder.parents[1]
        place = path.relative_to(root) if path.is_relative_to(root) else path
        return _hash(f"{place} {kind}".encode()).hex()

    def find(self, key: bytes, make: Callable[[], list[Made]]) -> list[Made]:
        """Return what is known by a key, or make it and note it until `save`."""
        found: list[Made] | None = self._known.get(key)
        if found is None:
            found = self._known[key] = make()
            self._is_new = True
        self._used[key] = found
        return found

    @property
    def is_on(self) -> bool:
        """Return whether anything is remembered."""
        return self._folder is not None

    def save(self) -> None:
        """Keep what was found since the last time, unless the code on the disk is no longer what found it."""
        if self._folder is None or not (self._is_new or self._files):
            return
        files, self._files = self._files, {}
        is_new, self._is_new = self._is_new, False
        if self._state != _read_state() or _find_newest() > _IMPORTED:
            return
        for slot, (key, made) in files.items():
            self._write(slot, key, made)
        if is_new:
            self._write(_SHELF, self._state, self._known if len(self._known) < _MOST else self._used)

    def _read(self, slot: str, key: bytes) -> Any:
        """Return what a slot holds, if it was kept under this key."""
        assert self._folder is not None
        try:
            with (self._folder / slot).open("rb") as file:
                # Another key says that the rest was written by other code: it is not even read.
                return pickle.load(file) if file.read(len(key)) == key else None
        except Exception:  # Whatever is wrong with a file of ours, it can be made anew.
            return None

    def _write(self, slot: str, key: bytes, made: object) -> None:
        assert self._folder is not None
        beside = self._folder / f"{slot}.{os.getpid()}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(key + pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
            beside.replace(self._folder / slot)
        except OSError:
            with suppress(OSError):
                beside.unlink()


class Topic:
    """What is known of one function under one set of settings."""

    def __init__(self, memory: Memory, name: str) -> None:
        self._memory, self._on = memory, memory.is_on
        self._base = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16) if self._on else None

    def recall(self, inputs: tuple[Any, ...], find: Callable[..., Iterable[Made]], *given: Any) -> list[Made]:
        """Return all that `find` finds in what is given.

        The inputs are texts, bytes, numbers and tuples of them, and tell all that it reads there. The list is
        not to be changed, since it is returned again.
        """
        if self._base is None:
            return list(find(*given))
        key = self._base.copy()
        # The format before references: equal inputs are equal bytes, whichever of their parts are one object.
        key.update(marshal.dumps(inputs, 2))
        return self._memory.find(key.digest(), lambda: list(find(*given)))


def open_memory(root: Path) -> Memory:
    """Return the memory of a project, or one that remembers nothing where that is wished."""
    return Memory(None if os.environ.get(_SETTING) == "off" else root / _FOLDER)


def _hash(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()


def _list_code() -> list[Path]:
    return sorted(_PACKAGE.rglob("*.py"))


def _find_newest() -> float:
    return max(path.stat().st_mtime for path in _list_code())


def _read_state() -> bytes:
    """Return a hash of all code that has a part in what is found: ours, and all packages by version."""
    packages = sorted(item.name for item in Path(yaml.__file__).parents[1].glob("*.dist-info"))
    found = blake2b(repr((sys.version, sys.flags.optimize, packages)).encode(), digest_size=16)
    for path in _list_code():
        found.update(_hash(path.read_bytes()))
    return found.digest()
