"""Background: notes beside the sources, each with the pages that it rests on, in a box of their own."""

from compendium.features.background.notes import list_later, list_newest, list_notes, show_note

__all__ = ["list_later", "list_newest", "list_notes", "show_note"]
