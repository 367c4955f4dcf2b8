"""Two builds of one state of the project are equal byte for byte, wherever, whenever and however they are made."""

from __future__ import annotations

import os
from pathlib import Path

from support import assemble, build_site


def contents(site: Path) -> dict[str, bytes]:
    """Return every file of a built site by its path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def test_place_time_zone_locale_hash_seed_and_age_of_files_change_no_byte(tmp_path):
    one, other = assemble(tmp_path / "a"), assemble(tmp_path / "some" / "where" / "deeper" / "second build")
    for number, path in enumerate(sorted(other.rglob("*"), reverse=True)):
        os.utime(path, (86400 * number, 86400 * number))
    assert build_site(one, "build", "--strict", TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="0").returncode == 0
    assert build_site(other, "build", "--strict", TZ="Pacific/Kiritimati", LC_ALL="C", LANG="", PYTHONHASHSEED="12345", HOME=str(tmp_path),
                  SOURCE_DATE_EPOCH="4102444800").returncode == 0
    first, second = contents(one / "site"), contents(other / "site")
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert any(name.endswith(".zip") for name in first) and any(name.endswith(".sqlite") for name in first)
    # No file tells where it was built.
    assert [name for name, content in second.items() if b"second build" in content or str(tmp_path).encode() in content] == []
