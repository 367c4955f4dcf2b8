"""Plain texts for robots and language models."""

from __future__ import annotations

from pathlib import Path

from compendium.exports.base import Exporter, name_folder
from compendium.features.citations import tell_edition
from compendium.presentation.language import Language
from compendium.records.chapters import Chapter, list_shown_chapters
from compendium.records.datasets import Dataset


class Robots(Exporter):
    """Everything may be read; the sitemap is named."""

    file = "robots.txt"
    media_type = "text/plain"

    def finish(self, folder: Path) -> None:
        """Write the file."""
        self.write(folder, f"User-agent: *\nAllow: /\n\nSitemap: {self.context.url('sitemap.xml')}\n")


class Llms(Exporter):
    """What the site is, its chapters, its datasets, what can be downloaded, and the licence."""

    title = "download.llms"
    about = "download.llms.about"
    file = "llms.txt"
    media_type = "text/plain"

    def finish(self, folder: Path) -> None:
        """Write the file, one language after the other."""
        docs, cache = self.context.docs, self.context.catalog.cache
        chapters = [chapter for views in self.context.views.values()
                    for chapter in list_shown_chapters(docs, views.language.locale, cache)
                    if chapter.is_chapter]
        head = self.context.first
        lines = [f"# {head.language.label('site.name')}", "",
                 f"> {head.language.label('site.description')}", ""]
        for views in self.context.views.values():
            sections = {
                "llms.chapters": [self._write_chapter(views.language, chapter) for chapter in chapters
                                  if chapter.locale == views.language.code],
                "llms.records": [views.language.label("llms.markdown"), "",
                                 *(self._write_dataset(views.language, dataset)
                                   for dataset in views.catalog.datasets)],
                "data.title": [tell_edition(views.language), "", *self._write_downloads(views.language)],
                "data.licence": [f"- {views.language.label('data.licence.text')}"],
            }
            lines += [text for key, items in sections.items()
                      for text in (f"## {views.language.label(key)}", "", *items, "")]
        self.write(folder, "\n".join(lines))

    def _write_chapter(self, language: Language, chapter: Chapter) -> str:
        title = next((heading[2] for heading in chapter.headings), chapter.name)
        return f"- [{title}]({self.context.url(chapter.name, language)})"

    def _write_dataset(self, language: Language, dataset: Dataset) -> str:
        tables = [f"[{language.label(kind.title)}]({self.context.url(kind.file.format(table=dataset.name))})"
                  for kind in reversed(self.context.formats) if kind.each == "table"]
        title, address = language.label(f"dataset.{dataset.name}"), self.context.url(f"{dataset.name}/",
                                                                                     language)
        return (f"- [{title}]({address}): {language.label(f'dataset.{dataset.name}.about')} "
                f"{', '.join(tables)}")

    def _write_downloads(self, language: Language) -> list[str]:
        pages = [("data.title", "data.about", self.context.url("data/", language)),
                 ("dictionary.title", "dictionary.about", self.context.url("data/dictionary/", language))]
        pages += [(kind.title, kind.about,
                   self.context.url(kind.file.format(language=name_folder(language), code=language.code)))
                  for kind in reversed(self.context.formats) if kind.title and kind.each in ("", "language")]
        return [f"- [{language.label(title)}]({address}): {language.label(about)}"
                for title, about, address in pages]
