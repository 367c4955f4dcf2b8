"""MkDocs events: the only place that knows MkDocs. Each hands over to the layers below."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

from .assets import name_assets, place_assets
from .building import OtherLanguages
from .catalog import Catalog
from .checks import checked
from .citing import Page as Citable
from .citing import citing_view, head, number_paragraphs, page_of, report, write_source_files
from .errors import DataError
from .exporters import write_exports
from .exporters.offline import write_offline
from .exporters.sitemap import pack_sitemap
from .loading import Shelf
from .macros import MacroError, Macros
from .pages import GeneratedPage, generated_pages
from .policy import page_policy
from .rendering import Renderer
from .search import gist, write_index
from .views import Views

_TITLE = re.compile(r"^# +(.+?)(?: *\{ *#[\w-]+ *\})? *$", re.MULTILINE)
_HEADING = re.compile(r'<h([23]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)


# No generated repr: mkdocs-macros prints everything in `extra`, and this holds all records.
@dataclass(repr=False)
class Site:
    """What one build of one language works with."""

    catalog: Catalog
    views: Views
    renderer: Renderer
    macros: Macros
    generated: dict[str, GeneratedPage] = field(default_factory=dict)
    contents: dict[str, tuple[str, str, str, bool]] = field(default_factory=dict)
    others: OtherLanguages | None = None

    def give_head(self, page: Page) -> None:
        """Set a page's title and description, which the navigation and other pages need before it is rendered."""
        generated = self.generated.get(page.file.src_uri)
        if generated:
            page.meta.update({"title": generated.title, "description": generated.description, "section": generated.section,
                              "render_macros": False})
            if generated.wide:
                page.meta["hide"] = ["toc"]
        elif page.markdown and (heading := _TITLE.search(page.markdown)):
            page.meta.setdefault("title", heading[1])


def prepare(config: MkDocsConfig) -> None:
    """Read and check the data, once for both languages; stop the build with the report if it has faults."""
    root = Path(config.config_file_path).parent
    catalog = config.extra.get("catalog")
    if catalog is None:
        try:
            catalog = checked(root, config.extra.setdefault("shelf", Shelf()))
        except DataError as fault:
            raise PluginError(f"the data has faults.\n\n{fault}\n") from None
    views = Views(catalog, config.extra["locale"])
    renderer = Renderer(root / "templates", views)
    renderer.environment.globals["offline_copy"] = config.extra["offline_copy"]
    config.extra["site"] = Site(catalog, views, renderer, Macros(views, renderer, config.extra["contact"]))
    config.site_name = views.label("site.name")
    config.site_description = views.label("site.description")
    config.copyright = views.label("site.copyright")
    # MkDocs puts a script of its own into each page that it serves.
    config.extra["policy"] = "" if config.extra.get("live") else page_policy()
    name_assets(config)


def add_pages(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages; an authored page of the same name wins."""
    site: Site = config.extra["site"]
    for page in generated_pages(site.views):
        if files.get_file_from_path(page.uri) is None:
            files.append(File.generated(config, page.uri, content=""))
            site.generated[page.uri] = page
    place_assets(files, config)
    if not site.views.locale.path and not config.extra.get("live"):
        site.others = OtherLanguages(config, site.catalog)
    return files


def start_page(markdown: str, page: Page, config: MkDocsConfig) -> str:
    """Set a page's head and start its macros."""
    site: Site = config.extra["site"]
    site.give_head(page)
    return site.macros.begin(_base(page), markdown)


def finish_page(html: str, page: Page, config: MkDocsConfig) -> str:
    """Put the results of its macros into an authored page."""
    site: Site = config.extra["site"]
    if page.file.src_uri in site.generated:
        return ""
    if page.meta.get("kind") == "chapter":
        html = number_paragraphs(html, site.renderer, _base(page))
    return site.macros.finish(html)


def page_context(context: dict[str, Any], page: Page, config: MkDocsConfig) -> dict[str, Any]:
    """Render what is left of the page, and give the theme its words and the links to the other languages."""
    site: Site = config.extra["site"]
    views, citable = site.views, _citable(page, config)
    generated = site.generated.get(page.file.src_uri)
    if generated:
        # Only now, when the page is about to be written: MkDocs would keep the contents of all pages until then.
        page.content = site.renderer.render(generated.template, _base(page), **generated.context())
    content = page.content or ""
    read = "" if citable and citable.entry else gist(content) if generated else content
    site.contents[page.file.src_uri] = (page.url, str(page.title), read, bool(generated))
    if citable and citable.citable:
        # After the search has taken its copy: how to cite a page is nothing to be found by.
        content += site.renderer.render("shared/citing.html", _base(page), citing=citing_view(views, citable),
                                        report=report(views, citable, config.extra["contact"]))
    page.content, page.toc = content, get_toc(_headings(content))
    return context | theme_words(config) | {"alternates": alternates(config, page.url), "base": _base(page),
                                            "citation": head(views, citable) if citable else None}


def forget_page(page: Page) -> None:
    """Let go of a page that has been written; MkDocs keeps every page until its end."""
    page.content, page.toc = "", get_toc([])


def _citable(page: Page, config: MkDocsConfig) -> Citable | None:
    """Return the page as citations know it, or None if it only leads on."""
    site: Site = config.extra["site"]
    address = next(item["absolute"] for item in alternates(config, page.url) if item["current"])
    return page_of(site.views, page.url.removeprefix("./"), address, str(page.title),
                   str(page.meta.get("description") or config.site_description or ""), chapter=page.meta.get("kind") == "chapter")


def theme_words(config: MkDocsConfig) -> dict[str, Any]:
    """Return what the theme's own templates need on any page."""
    site: Site = config.extra["site"]
    return {"ui": site.views.label, "tag": site.views.locale.tag, "code": site.views.code,
            "languages": partial(alternates, config), "root": not site.views.locale.path}


def alternates(config: MkDocsConfig, url: str) -> list[dict[str, Any]]:
    """Return each language's address of the same page: relative, absolute, tag and name."""
    site: Site = config.extra["site"]
    own, url = site.views.locale.path, url.removeprefix("./")
    root = config.site_url or "/"
    root = root[: len(root) - len(f"{own}/")] if own and root.endswith(f"/{own}/") else root
    found = []
    for locale in site.catalog.locales.values():
        target = f"{locale.path}/{url}" if locale.path else url
        here = f"{own}/{url}" if own else url
        found.append({"tag": locale.tag, "code": locale.code, "name": locale.name, "current": locale.code == site.views.code,
                      "href": get_relative_url(target or ".", here), "absolute": urljoin(root, target)})
    return found


def finish_build(config: MkDocsConfig) -> None:
    """Write the search index and, for the whole site, what can be taken away; wait for the other languages."""
    site: Site = config.extra["site"]
    write_index(site.views, list(site.contents.values()), Path(config.site_dir))
    write_source_files(site.views, Path(config.site_dir))
    pack_sitemap(Path(config.site_dir))
    if site.others is None:
        return
    views = {code: site.views if code == site.views.code else Views(site.catalog, code) for code in site.catalog.locales}
    root = Path(config.config_file_path).parent
    write_exports(views, root / "docs", Path(config.site_dir), config.site_url or "/")
    site.others.finish()
    if config.extra["offline_copy"]:
        write_offline(views, root / "docs", Path(config.site_dir), config.site_url or "/")


def explain(error: Exception) -> None:
    """Turn a chapter's wrong macro call into a plain fault instead of a traceback."""
    if isinstance(error, MacroError):
        raise PluginError(str(error)) from None


def _base(page: Page) -> str:
    return get_relative_url(".", page.url).rstrip("/") or "."


def _headings(html: str) -> list[Any]:
    """Return the page's headings as Markdown's toc extension would: level two, with level three inside."""
    tokens: list[dict[str, Any]] = []
    for level, name, text in _HEADING.findall(html):
        token = {"level": int(level), "id": name, "name": re.sub(r"<[^>]+>|¶", "", text).strip(), "children": []}
        siblings = tokens[-1]["children"] if level == "3" and tokens else tokens
        siblings.append(token)
    return tokens
