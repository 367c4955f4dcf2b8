"""Plain texts for robots and language models."""

from __future__ import annotations

from pathlib import Path

from ..chapters import Chapter, read_chapters
from ..datasets import DATASETS, Dataset
from ..views import Views
from .base import Exporter, language_path


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
        read = read_chapters(self.context.docs, list(self.context.views), self.context.catalog.shelf)
        chapters = [chapter for chapter in read if chapter.is_chapter]
        head = self.context.first
        lines = [f"# {head.label('site.name')}", "", f"> {head.label('site.description')}", ""]
        for views in self.context.views.values():
            sections = {
                "llms.chapters": [self._chapter(views, chapter) for chapter in chapters if chapter.locale == views.code],
                "llms.records": [self._dataset(views, dataset) for dataset in DATASETS],
                "data.title": self._downloads(views),
                "data.licence": [f"- {views.label('data.licence.text')}"],
            }
            lines += [text for key, items in sections.items() for text in (f"## {views.label(key)}", "", *items, "")]
        self.write(folder, "\n".join(lines))

    def _chapter(self, views: Views, chapter: Chapter) -> str:
        title = next((heading[2] for heading in chapter.headings), chapter.name)
        return f"- [{title}]({self.context.url(chapter.name.removesuffix('.md') + '/', views)})"

    def _dataset(self, views: Views, dataset: Dataset) -> str:
        tables = [f"[{views.label(kind.title)}]({self.context.url(kind.file.format(table=dataset.name))})"
                  for kind in reversed(self.context.formats) if kind.each == "table"]
        page = f"- [{views.label(f'dataset.{dataset.name}')}]({self.context.url(f'{dataset.name}/', views)})"
        return f"{page}: {views.label(f'dataset.{dataset.name}.about')} {', '.join(tables)}"

    def _downloads(self, views: Views) -> list[str]:
        pages = [("data.title", "data.about", self.context.url("data/", views)),
                 ("dictionary.title", "dictionary.about", self.context.url("data/dictionary/", views))]
        pages += [(kind.title, kind.about, self.context.url(kind.file.format(language=language_path(views), code=views.code)))
                  for kind in reversed(self.context.formats) if kind.title and kind.each in ("", "language")]
        return [f"- [{views.label(title)}]({address}): {views.label(about)}" for title, about, address in pages]
