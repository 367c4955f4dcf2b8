"""How Chinese names sound: by pypinyin when the index is made, by a table of it when a query is read.

So a name is found by its pinyin, whole or by initials, and a character that only sounds right is mended.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pypinyin import Style, lazy_pinyin

from compendium.features.search.tokens import is_han

# The first level of GB 2312: the characters that people write.
_COMMON = (0xB0, 0xD7)
_SHORTEST, _LONGEST = 2, 12
_LEAST_INITIALS = 3


def list_sounds(name: str) -> list[str]:
    """Return a Chinese name's pinyin without tones or spaces, and its initials; nothing for other names."""
    if not (_SHORTEST <= len(name) <= _LONGEST and all(map(is_han, name))):
        return []
    styles = (Style.NORMAL, Style.FIRST_LETTER) if len(name) >= _LEAST_INITIALS else (Style.NORMAL,)
    return ["".join(lazy_pinyin(name, style=style)) for style in styles]


def write_sounds(names: Iterable[str]) -> str:
    """Return the syllables, each before its characters: those of the names and the common ones."""
    characters = {character for name in names for character in name if is_han(character)}
    by_sound: dict[str, list[str]] = defaultdict(list)
    for character in sorted(characters | set(_list_common())):
        by_sound[lazy_pinyin(character)[0]].append(character)
    return "".join(sound + "".join(own) for sound, own in sorted(by_sound.items()))


def _list_common() -> Iterable[str]:
    cells = ((row, cell) for row in range(_COMMON[0], _COMMON[1] + 1) for cell in range(0xA1, 0xFF))
    for pair in cells:
        yield from bytes(pair).decode("gb2312", "ignore")
