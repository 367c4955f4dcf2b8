"""MkDocs events: the only place that knows MkDocs. Each hands over to the layers below."""

from __future__ import annotations

import logging
import re
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

from compendium.core.borrowed import LENDER
from compendium.core.problems import DataError
from compendium.exports.offline import write_offline
from compendium.exports.registry import write_exports
from compendium.exports.security_headers import write_page_policy
from compendium.exports.sitemap import find_last_change, pack_sitemap
from compendium.features.citations import Page as Citable
from compendium.features.citations import (
    make_citing_view,
    make_head,
    make_page,
    number_paragraphs,
    write_report,
)
from compendium.features.search import find_gist
from compendium.mkdocs_adapter.assets import name_assets, place_assets
from compendium.mkdocs_adapter.languages import OtherLanguages, word_theme
from compendium.mkdocs_adapter.site import LanguageBuild, read_catalog
from compendium.pages.data_page import list_whole_files
from compendium.pages.generated_page import GeneratedPage
from compendium.pages.loaded_files import write_loaded_files
from compendium.pages.macros import Macros
from compendium.pages.registry import make_pages
from compendium.presentation.language import Language
from compendium.presentation.markdown_text import write_page
from compendium.presentation.record_view import Views
from compendium.presentation.templates import Renderer
from compendium.records.navigation import GROUPS, list_generated
from compendium.records.translation import notices

_LOG = logging.getLogger("mkdocs.compendium")
_HEADING = re.compile(r'<h([23]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)


def prepare(config: MkDocsConfig) -> None:
    """Read and check the data, once for both languages; stop the build with the report if it has faults."""
    root = Path(config.config_file_path).parent
    catalog = config.extra.get("catalog")
    if catalog is None:
        try:
            catalog = read_catalog(root, config)
        except DataError as fault:
            raise PluginError(f"the data has faults.\n\n{fault}\n") from None
        for notice in notices(catalog):
            _LOG.info(notice)
    views = Views(catalog, config.extra["locale"])
    language = views.language
    renderer = Renderer(root / "templates", language)
    renderer.environment.globals["offline_copy"] = config.extra["offline_copy"]
    macros = Macros(views, renderer, config.extra["contact"])
    config.extra["site"] = LanguageBuild(catalog, views, renderer, macros)
    config.site_name = language.label("site.name")
    config.site_description = language.label("site.description")
    config.copyright = language.label("site.copyright")
    # MkDocs puts a script of its own into each page that it serves.
    config.extra["policy"] = "" if config.extra.get("live") else write_page_policy()
    word_theme(config, language)
    name_assets(config)
    if config.nav is not None:
        config.nav = [_fill_group(item, language) for item in config.nav]


def _fill_group(item: Any, language: Language) -> Any:
    """Return an item of the navigation; a group gets its name, and what is generated goes first."""
    group, own = next(iter(item.items())) if isinstance(item, dict) else (item, [])
    generated = list_generated(language.catalog.datasets, group) if group in GROUPS else []
    return {language.label(f"nav.{group}"): [*generated, *own]} if group in GROUPS else item


def add_pages(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages; an authored page of the same name wins, but two generated ones stop the build.
    """
    site: LanguageBuild = config.extra["site"]
    claimed: dict[str, GeneratedPage] = {}
    for page in make_pages(site.views):
        file = File.generated(config, page.uri, content="")
        other = claimed.setdefault(file.dest_uri, page)
        if other is not page:
            raise PluginError(f"two pages claim the file {file.dest_uri}: {other.uri} ('{other.title}') and "
                              f"{page.uri} ('{page.title}'); rename one of them.")
        if files.get_file_from_path(page.uri) is None:
            files.append(file)
            site.generated[page.uri] = page
    if site.views.language.locale.trial:
        site.lend_chapters(files, config)
    place_assets(files, config)
    if not site.views.language.locale.path and not config.extra.get("live"):
        site.others = OtherLanguages(config, site.catalog)
    return files


def start_page(markdown: str, page: Page, config: MkDocsConfig) -> str:
    """Set a page's head and start its macros."""
    site: LanguageBuild = config.extra["site"]
    site.give_head(page)
    name = page.file.src_uri.removesuffix(".md")
    return site.macros.begin(_find_base(page), markdown, name, str(page.meta.get("revised", "")))


def finish_page(html: str, page: Page, config: MkDocsConfig) -> str:
    """Put the results of its macros into an authored page."""
    site: LanguageBuild = config.extra["site"]
    if page.file.src_uri in site.generated:
        return ""
    if page.meta.get("kind") == "chapter":
        html = number_paragraphs(html, site.renderer, _find_base(page))
    html = site.macros.finish(html)
    if page.file.src_uri in site.borrowed:
        lent = {"page": Markup(html), "lender": site.views.catalog.locales[LENDER].tag}
        html = site.renderer.render("shared/borrowed-page.html", _find_base(page), **lent)
    return html


def make_context(context: dict[str, Any], page: Page, config: MkDocsConfig) -> dict[str, Any]:
    """Render what is left of the page, and give the theme its words and the links to the other languages."""
    site: LanguageBuild = config.extra["site"]
    views, citable = site.views, _find_citable(page, config)
    generated = site.generated.get(page.file.src_uri)
    if generated:
        # Only now, when the page is about to be written: MkDocs would keep all contents until then.
        try:
            page.content = site.renderer.render(generated.template, _find_base(page), **generated.context())
        except DataError as fault:
            raise PluginError(f"the data has faults.\n\n{fault}\n") from None
    content = page.content or ""
    read = "" if citable and citable.entry else find_gist(content) if generated else content
    if not generated or generated.found:
        site.contents[page.file.src_uri] = (page.url, str(page.title), read, bool(generated))
    plain_text = ""
    if citable and citable.kind in ("chapter", "record"):
        plain_text = f"{citable.path.strip('/')}.md"
        write_page(content, citable.url, Path(config.site_dir) / plain_text)
    # After the search and the plain text have taken their copies; what is there to be copied is not set.
    content = site.typesetter.set_text(content)
    if citable and citable.citable:
        content += site.renderer.render("shared/citing.html", _find_base(page),
                                        citing=make_citing_view(views.language, citable),
                                        report=write_report(views, citable, config.extra["contact"]))
    page.content, page.toc = content, get_toc(_list_headings(content))
    return context | make_theme_words(config) | {
        "alternates": list_alternates(config, page.url), "base": _find_base(page), "plain_text": plain_text,
        "place": f"{page.url.partition('/')[0]}/",
        "citation": _make_head(views.language, citable) if citable else None}


def _make_head(language: Language, citable: Citable) -> dict[str, Any]:
    files = list_whole_files(language) if citable.kind == "data" else []
    return make_head(language, citable,
                     [{**file, "url": urljoin(citable.root, file["href"])} for file in files])


def complete_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Return what is written of a page, and let go of it; MkDocs would keep every page until its end."""
    site: LanguageBuild = config.extra["site"]
    page.content, page.toc = "", get_toc([])
    return site.mark_borrowed(output)


def complete_template(output: str, config: MkDocsConfig) -> str:
    """Return what is written of a page that is no page to MkDocs, such as that for a wrong address."""
    site: LanguageBuild = config.extra["site"]
    return site.mark_borrowed(output)


def _find_citable(page: Page, config: MkDocsConfig) -> Citable | None:
    """Return the page as citations know it, or None if it only leads on."""
    site: LanguageBuild = config.extra["site"]
    address = next(item["absolute"] for item in list_alternates(config, page.url) if item["current"])
    return make_page(site.views.language, page.url.removeprefix("./"), address, str(page.title),
                   str(page.meta.get("description") or config.site_description or ""),
                   chapter=page.meta.get("kind") == "chapter")


def make_theme_words(config: MkDocsConfig) -> dict[str, Any]:
    """Return what the theme's own templates need on any page."""
    site: LanguageBuild = config.extra["site"]
    return {"ui": site.views.language.label, "tag": site.views.language.locale.tag,
            "code": site.views.language.code, "place": "",
            "languages": partial(list_alternates, config), "changed": partial(find_last_change, site.catalog),
            "root": not site.views.language.locale.path}


def list_alternates(config: MkDocsConfig, url: str) -> list[dict[str, Any]]:
    """Return each language's address of the same page: relative, absolute, tag and name."""
    site: LanguageBuild = config.extra["site"]
    own, url = site.views.language.locale.path, url.removeprefix("./")
    root = config.site_url or "/"
    root = root[: len(root) - len(f"{own}/")] if own and root.endswith(f"/{own}/") else root
    found = []
    for locale in site.catalog.locales.values():
        target = f"{locale.path}/{url}" if locale.path else url
        here = f"{own}/{url}" if own else url
        found.append({"tag": locale.tag, "code": locale.code, "name": locale.name,
                      "current": locale.code == site.views.language.code,
                      "href": get_relative_url(target or ".", here), "absolute": urljoin(root, target)})
    return found


def finish_build(config: MkDocsConfig) -> None:
    """Write the index of the search and, once all languages are done, what can be taken away."""
    site: LanguageBuild = config.extra["site"]
    write_loaded_files(site.views, list(site.contents.values()), Path(config.site_dir))
    pack_sitemap(Path(config.site_dir))
    if site.others is None:
        return
    views = {code: site.views if code == site.views.language.code else Views(site.catalog, code)
             for code in site.catalog.locales}
    root = Path(config.config_file_path).parent
    write_exports(views, root / "docs", Path(config.site_dir), config.site_url or "/")
    site.others.finish()
    if config.extra["offline_copy"]:
        write_offline(views, root / "docs", Path(config.site_dir), config.site_url or "/")


def _find_base(page: Page) -> str:
    return get_relative_url(".", page.url).rstrip("/") or "."


def _list_headings(html: str) -> list[Any]:
    """Return the page's headings as Markdown's toc extension would: level two, with level three inside."""
    tokens: list[dict[str, Any]] = []
    for level, name, text in _HEADING.findall(html):
        token = {"level": int(level), "id": name, "name": re.sub(r"<[^>]+>|¶", "", text).strip(),
                 "children": []}
        siblings = tokens[-1]["children"] if level == "3" and tokens else tokens
        siblings.append(token)
    return tokens
