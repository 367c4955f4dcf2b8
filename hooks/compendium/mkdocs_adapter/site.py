"""What one build of one language works with: its records, and the heads of its pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from compendium.checks import load_checked_catalog, load_drawable_catalog
from compendium.core.borrowed import LENDER, borrow
from compendium.mkdocs_adapter.languages import OtherLanguages
from compendium.pages.generated_page import GeneratedPage
from compendium.pages.macros import SIGNATURES, Macros
from compendium.presentation.borrowed_words import mark_borrowed
from compendium.presentation.language import describe_page
from compendium.presentation.record_view import Views
from compendium.presentation.templates import Renderer
from compendium.presentation.typesetting import Typesetter
from compendium.records.catalog import Catalog

_TITLE = re.compile(r"^# +(.+?)(?: *\{ *#[\w-]+ *\})? *$", re.MULTILINE)


# No generated repr: mkdocs-macros prints everything in `extra`, and this holds all records.
@dataclass(repr=False)
class LanguageBuild:
    """What one build of one language works with."""

    catalog: Catalog
    views: Views
    renderer: Renderer
    macros: Macros
    generated: dict[str, GeneratedPage] = field(default_factory=dict)
    # Chapters that a language on trial does not have and shows in English.
    borrowed: set[str] = field(default_factory=set)
    contents: dict[str, tuple[str, str, str, bool]] = field(default_factory=dict)
    others: OtherLanguages | None = None

    def give_head(self, page: Page) -> None:
        """Set a page's title and description, which other pages need before it is rendered."""
        generated = self.generated.get(page.file.src_uri)
        if generated:
            page.meta.update({"title": generated.title,
                              "description": describe_page(self.views.language, generated.description),
                              "section": generated.section,
                              "leads_to": generated.leads_to,
                              "render_macros": False})
            if generated.wide:
                page.meta["hide"] = ["toc"]
        elif page.markdown and (heading := _TITLE.search(page.markdown)):
            lent = page.file.src_uri in self.borrowed
            page.meta.setdefault("title", borrow(heading[1]) if lent else heading[1])
        if not generated and "description" in page.meta:
            page.meta["description"] = describe_page(self.views.language, page.meta["description"])

    @cached_property
    def typesetter(self) -> Typesetter:
        """Return what sets the text of this language's pages."""
        return Typesetter(self.views.language, self.renderer)

    def mark_borrowed(self, html: str) -> str:
        """Return a page whose borrowed words say in which language they are."""
        render = self.renderer.environment.get_template("shared/borrowed.html").render
        before, after = render(words="\n", lender=self.views.catalog.locales[LENDER].tag).split("\n")
        return mark_borrowed(html, before, after)

    def lend_chapters(self, files: Files, config: MkDocsConfig) -> None:
        """Add, in English, the chapters that a language on trial does not have."""
        folder = Path(config.config_file_path).parent / "docs" / LENDER
        for path in sorted(folder.rglob("*.md")):
            name = path.relative_to(folder).as_posix()
            if files.get_file_from_path(name) is None:
                files.append(File.generated(config, name, content=path.read_text(encoding="utf-8")))
                self.borrowed.add(name)


def read_catalog(root: Path, config: MkDocsConfig) -> Catalog:
    """Return the records; while somebody writes, the checks that a page can do without are left for later.

    Raise DataError with all faults found so far.
    """
    cache, background = config.extra.get("file_cache"), config.extra["background"]
    if config.extra["frame"] or config.extra.get("live"):
        catalog, config.extra["checks_left"] = load_drawable_catalog(root, SIGNATURES, cache, background)
    else:
        catalog = load_checked_catalog(root, SIGNATURES, cache, background)
    config.extra["file_cache"] = catalog.cache
    return catalog
