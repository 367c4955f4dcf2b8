"""List the licences of the packages that the site is built and tested with.

`make licences` renews LICENSES-THIRD-PARTY.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, files, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "LICENSES-THIRD-PARTY.md"
_CLASSIFIER = re.compile(r"License :: (?:OSI Approved :: )?(.+?)(?: License)?$")
_START, _END = "<!-- packages: made by make licences -->\n", "<!-- /packages -->"


def main() -> None:
    """Renew the table in the page."""
    PAGE.write_text(make_page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(PAGE.name)


def make_page(text: str) -> str:
    """Return the page with its table as the installed packages have it."""
    head, _, rest = text.partition(_START)
    return head + _START + "\n".join(_list_rows()) + "\n" + _END + rest.partition(_END)[2]


def _list_rows() -> Iterator[str]:
    build, everything = list_names("requirements.txt"), list_names("requirements-test.txt")
    yield from ("| package | licence | used to |", "| --- | --- | --- |")
    for name in sorted(build | everything):
        yield f"| {name} | {find_licence(name)} | {'build' if name in build else 'test'} |"


def list_names(lock: str) -> set[str]:
    """Return the names of the packages in a lock file."""
    return set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / lock).read_text(encoding="utf-8"), re.M))


def find_licence(name: str) -> str:
    """Return a package's licence as it states it itself.

    The expression, a short text, the classifier, or its file's first line.
    """
    try:
        found = metadata(name)
    except PackageNotFoundError:
        return "not needed on this system"
    classifiers = [match[1] for item in found.get_all("Classifier") or []
                   if (match := _CLASSIFIER.fullmatch(item))]
    stated = str(found["License-Expression"] or found["License"] or "").strip()
    if stated not in ("", "UNKNOWN") and len(stated) < 60:
        return stated
    return ", ".join(classifiers) or _read_first_line(name)


def _read_first_line(name: str) -> str:
    file = next((path for path in files(name) or () if path.name.upper().startswith("LICEN")), None)
    return file.read_text(encoding="utf-8").strip().splitlines()[0] if file else "not stated"


if __name__ == "__main__":
    main()
