"""One language's site while somebody writes: ready to render any of its pages when it is asked for."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page


class Compiled(jinja2.BytecodeCache):
    """Templates compiled before, kept in memory by their source."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Fill a bucket if its source has been compiled."""
        if (bucket.key, bucket.checksum) in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key, bucket.checksum])

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep a bucket."""
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


class VisibleTemplates(jinja2.FileSystemLoader):
    """A theme's templates; its hidden folders, which hold thousands of icons that no site copies, are not
    listed.
    """

    def list_templates(self) -> list[str]:
        """Return the names of all files that are not hidden, and in no hidden folder."""
        found = set()
        for folder in self.searchpath:
            for path, inside, names in os.walk(folder):
                inside[:] = [name for name in inside if not name.startswith(".")]
                place = Path(path).relative_to(folder)
                found |= {(place / name).as_posix() for name in names if not name.startswith(".")}
        return sorted(found)


class LiveLanguage:
    """One language's site: its words at once, its pages as soon as anything of it is asked for."""

    def __init__(self, config: MkDocsConfig, compiled: Compiled) -> None:
        self.config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        self.sources = {file.dest_uri: file.content_bytes for file in get_files(config).documentation_pages()}
        self.fresh: set[str] = set()
        self.pages: dict[str, File] = {}
        self._compiled = compiled

    def assemble(self) -> None:
        """Find all pages and their places in the navigation, and copy the other files, unless that is done.
        """
        if self.pages:
            return
        config, files = self.config, get_files(self.config)
        env = config.theme.get_env()
        env.loader, env.bytecode_cache = VisibleTemplates(config.theme.dirs), self._compiled
        config.extra["site"].renderer.environment.bytecode_cache = self._compiled
        files.add_files_from_theme(env, config)
        self.files = config.plugins.on_files(files, config=config)
        set_exclusions(self.files, config)
        self.nav = config.plugins.on_nav(get_navigation(self.files, config), config=config, files=self.files)
        for page in self.nav.pages:
            self._read(page)
        self.env = config.plugins.on_env(env, config=config, files=self.files)
        self.files.copy_static_files()
        self.pages = {file.dest_uri: file for file in self.files.documentation_pages()}

    def write(self, name: str) -> None:
        """Render one page, named by its path in the site, and its text, unless that has been done."""
        if name not in self.fresh:
            target = Path(self.config.site_dir) / name
            # A page that has no text any more leaves none behind.
            target.parent.with_suffix(".md").unlink(missing_ok=True)
            output = self.render(self.pages[name])
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(output, encoding="utf-8")
            self.fresh.add(name)

    def write_template(self, name: str) -> None:
        """Render what the theme has beside pages, such as the page for a wrong address, unless that has been
        done.
        """
        if name not in self.fresh:
            base = urlsplit(self.config.site_url or "/").path if name == "404.html" else "."
            context = get_context(self.nav, self.files, self.config, base_url=base)
            context = self.config.plugins.on_template_context(context, template_name=name, config=self.config)
            output = self.env.get_template(name).render(context)
            output = self.config.plugins.on_post_template(output, template_name=name, config=self.config)
            (Path(self.config.site_dir) / name).write_text(output, encoding="utf-8")
            self.fresh.add(name)

    def render(self, file: File) -> str:
        """Return a page's HTML, by the same events as in a build."""
        page, config = file.page or Page(None, file, self.config), self.config
        page = config.plugins.on_pre_page(page, config=config, files=self.files)
        page.read_source(config)
        page.markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config,
                                                        files=self.files)
        page.render(config, self.files)
        page.content = config.plugins.on_page_content(page.content or "", page=page, config=config,
                                                      files=self.files)
        page.active = True
        try:
            context = get_context(self.nav, self.files, config, page)
            context = config.plugins.on_page_context(context, page=page, config=config, nav=self.nav)
            output = self.env.get_template("main.html").render(context)
        finally:
            page.active = False
        return config.plugins.on_post_page(output, page=page, config=config)

    def _read(self, page: Page) -> None:
        """Read a page of the navigation, which must know its title before it is rendered."""
        page.read_source(self.config)
        self.config.extra["site"].give_head(page)
