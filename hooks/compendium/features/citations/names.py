"""How one language writes the names of authors in a list and in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from compendium.features.citations.item import HAN, CitedWork, Creator, choose_words
from compendium.presentation.language import Language


class Names:
    """The authors of an item in the page's language."""

    def __init__(self, language: Language) -> None:
        self.code = language.code
        self.word = language.label

    def natural(self, creator: Creator) -> str:
        """Return a name in its natural order."""
        return choose_words(creator.name, self.code)

    def inverted(self, creator: Creator) -> str:
        """Return a name as a list sorts it; one that has its family name first needs no comma."""
        if creator.corporate or creator.family_first(self.code):
            return self.natural(creator)
        return f"{choose_words(creator.family, self.code)}, {choose_words(creator.given, self.code)}"

    def surname(self, creator: Creator) -> str:
        """Return what a text calls the author by: the family name, a Chinese name in characters whole."""
        if creator.corporate or HAN.search(self.natural(creator)):
            return self.natural(creator)
        return choose_words(creator.family, self.code)

    def listed(self, names: Sequence[str], last: str) -> str:
        """Join names; `last` is the label of what stands before the last one."""
        if len(names) < 2:
            return "".join(names)
        return self.word("citing.names").join(names[:-1]) + self.word(last) + names[-1]

    def in_text(self, item: CitedWork, last: str, most: int = 2) -> str:
        """Return the authors as a sentence names them, "et al." after the first where there are more than
        `most`.
        """
        names = [self.surname(creator) for creator in item.creators]
        return self.word("citing.others", name=names[0]) if len(names) > most else self.listed(names, last)

    def in_note(self, item: CitedWork) -> str:
        """Return the authors of a note, in natural order."""
        names = [self.natural(creator) for creator in item.creators]
        return self.word("citing.others", name=names[0]) if len(names) > 2 else self.listed(names,
                                                                                            "citing.and")

    def in_list(self, item: CitedWork, most: int, shown: int) -> str:
        """Return the authors of a list: the first one inverted.

        Of more than `most`, those `shown` and "et al.".
        """
        names = [self.inverted(creator) if index == 0 else self.natural(creator)
                 for index, creator in enumerate(item.creators)]
        if len(names) > most:
            return self.word("citing.others.listed", names=self.word("citing.names").join(names[:shown]))
        # A pair has a comma before "and" only where the first name was turned round.
        plain = len(names) == 2 and names[0] == self.natural(item.creators[0])
        return self.listed(names, "citing.and" if plain else "citing.and.serial")


def write_initials(given: str, between: str, after: str) -> str:
    """Return the initials of given names, with what stands between and after them; a hyphen stays."""
    parts = ["-".join(f"{part[:1].upper()}{after}" for part in name.split("-")) for name in given.split()]
    return between.removeprefix(after).join(parts)
