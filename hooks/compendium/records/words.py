"""The words of the project: those that datasets share, and in data/words/ those of one dataset alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from compendium.core.fields import Frozen, Text, Whole
from compendium.core.labels import Label
from compendium.core.problems import Problem
from compendium.records.datasets import DATASETS, Dataset
from compendium.records.loader import FileCache

Terms = dict[str, dict[str, Text]]
# The files of what is shared, and the keys of the same parts in a dataset's own file.
SECTIONS: dict[str, Any] = {"labels": dict[str, Label], "fields": dict[str, Text], "vocabulary": Terms}


class DatasetWords(Frozen):
    """What is said of one dataset alone; having fewer records than `least` fails the check."""

    least: Annotated[Whole, Field(ge=0)]
    labels: dict[str, Label] = Field(default_factory=dict)
    fields: dict[str, Text] = Field(default_factory=dict)
    vocabulary: Terms = Field(default_factory=dict)


@dataclass(repr=False)
class Words:
    """All words by their keys, whichever file they stand in, and the least number of records of each dataset.

    `files` has the file of each key of a section; `problems` what keeps files from being read, and each word
    that stands in two of them.
    """

    root: Path
    cache: FileCache
    labels: dict[str, Label] = field(default_factory=dict)
    fields: dict[str, Text] = field(default_factory=dict)
    vocabulary: Terms = field(default_factory=dict)
    least: dict[str, int] = field(default_factory=dict)
    files: dict[tuple[str, str], Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, section: str, path: tuple[str, ...], language: str, message: str) -> Problem:
        """Return a fault of a word at its line; `path` is its key, or a list of terms and a term of it."""
        file = self.files.get((section, path[0]), self.root / f"{section}.yml")
        return self._place(file, section, path, language, message)

    def _place(self, file: Path, section: str, path: tuple[str, ...], language: str, message: str) -> Problem:
        document = self.cache.document(file, self.root)
        above = () if file.parent == self.root else (section,)
        line = document.line((*above, *path, language) if language else (*above, *path))
        return Problem(document.path, line, ".".join(path), language, message)

    def lack(self, section: str, key: str, message: str, dataset: str = "") -> Problem:
        """Return the fault of a word that is missing, in the file of its dataset, or in that of all."""
        return Problem(f"data/words/{dataset}.yml" if dataset else f"data/{section}.yml", 1, key, "", message)

    def add(self, file: Path, section: str, given: dict[str, Any]) -> None:
        """Take in a file's words; one that another file has already is a fault."""
        known: dict[str, Any] = getattr(self, section)
        for key, value in given.items():
            other = self.files.setdefault((section, key), file)
            if other is file:
                known[key] = value
            else:
                first = self.problem(section, (key,), "", "")
                message = f"stands in {first.path}:{first.line} already; keep one of the two."
                self.problems.append(self._place(file, section, (key,), "", message))


def load_words(root: Path, cache: FileCache, datasets: tuple[Dataset, ...] = DATASETS) -> Words:
    """Read the shared words and those of some datasets."""
    words = Words(root, cache)
    for section, kind in SECTIONS.items():
        file = root / f"{section}.yml"
        given, faults = cache.mapping(file, root, kind)
        words.problems += faults
        words.add(file, section, given or {})
    for dataset in datasets:
        file = root / "words" / f"{dataset.name}.yml"
        if not file.is_file():
            message = "is missing; it says what the dataset, its fields and its terms are called."
            words.problems.append(Problem(f"data/words/{dataset.name}.yml", 1, "", "", message, alone=True))
            continue
        own, faults = cache.mapping(file, root, DatasetWords)
        words.problems += faults
        if own is not None:
            words.least[dataset.name] = own.least
            for section in SECTIONS:
                words.add(file, section, getattr(own, section))
    return words
