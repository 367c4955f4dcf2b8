"""How the data is loaded in the programs that people use."""

from __future__ import annotations

from typing import Literal

from compendium.core.fields import Frozen, Line, Slug, Text


class Snippet(Frozen):
    """A few lines for one program, run in the folder with the files: `title` is the program's name."""

    id: Slug
    title: Line
    about: Text
    shell: Literal["python", "R", "sh"]
    code: Line
