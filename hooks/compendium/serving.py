"""Serving while somebody writes: a page is rendered when it is asked for, from the files as they are then.

MkDocs rebuilds every page on each edit. Here an edit only reads and checks the files that changed; each page is
rendered on its first request after that, so nothing stale can be shown. What is made from the whole site (search,
downloads, feeds) comes from an ordinary build, started when one of its files is first asked for.
"""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from .building import language_config

FAULTS = (MkDocsException, SystemExit, jinja2.TemplateError)


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


class Language:
    """One language's site, ready to render any of its pages."""

    def __init__(self, config: MkDocsConfig, compiled: Compiled) -> None:
        self.config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        files = get_files(config)
        env = config.theme.get_env()
        env.bytecode_cache = compiled
        config.extra["site"].renderer.environment.bytecode_cache = compiled
        files.add_files_from_theme(env, config)
        self.files = config.plugins.on_files(files, config=config)
        set_exclusions(self.files, config)
        self.nav = config.plugins.on_nav(get_navigation(self.files, config), config=config, files=self.files)
        for page in self.nav.pages:
            self._read(page)
        self.env = config.plugins.on_env(env, config=config, files=self.files)
        self.pages = {file.dest_uri: file for file in self.files.documentation_pages()}
        self.sources = {name: file.content_bytes for name, file in self.pages.items() if file.abs_src_path}
        self.fresh: set[str] = set()
        self.files.copy_static_files()

    def write(self, name: str) -> None:
        """Render one page, named by its path in the site, unless that has been done."""
        if name not in self.fresh:
            output = self.render(self.pages[name])
            target = Path(self.config.site_dir) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(output, encoding="utf-8")
            self.fresh.add(name)

    def write_template(self, name: str) -> None:
        """Render what the theme has beside pages, such as the page for a wrong address, unless that has been done."""
        if name not in self.fresh:
            base = urlsplit(self.config.site_url or "/").path if name == "404.html" else "."
            context = get_context(self.nav, self.files, self.config, base_url=base)
            context = self.config.plugins.on_template_context(context, template_name=name, config=self.config)
            (Path(self.config.site_dir) / name).write_text(self.env.get_template(name).render(context), encoding="utf-8")
            self.fresh.add(name)

    def render(self, file: File) -> str:
        """Return a page's HTML, by the same events as in a build."""
        page, config = file.page or Page(None, file, self.config), self.config
        page = config.plugins.on_pre_page(page, config=config, files=self.files)
        page.read_source(config)
        page.markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=self.files)
        page.render(config, self.files)
        page.content = config.plugins.on_page_content(page.content or "", page=page, config=config, files=self.files)
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


class LiveSite:
    """All languages as they are served: renewed on an edit, rendered on request."""

    def __init__(self, server: LiveReloadServer, config: MkDocsConfig) -> None:
        self._server, self._first = server, config
        self._lock = threading.RLock()
        self._compiled = Compiled()
        self._kept = {"catalog": config.extra["site"].catalog, "shelf": config.extra["shelf"]}
        self._code = self._code_state()
        self._languages: dict[str, Language] = {}
        self._whole: list[Path] = []
        self._whole_is_fresh = False
        self._renew()
        server.set_app(self.answer)
        server.builder = self.renew

    def renew(self) -> None:
        """Read what has changed; keep the last good pages, and tell why, if it has a fault."""
        # Nothing that is read anew is waste yet; looking for some would take a fifth of the time.
        gc.disable()
        try:
            with self._lock:
                self._renew()
        except FAULTS as fault:
            print(fault, "The pages stay as they were until the fault is mended.", file=sys.stderr, flush=True)
        finally:
            gc.enable()

    def answer(self, environ: dict[str, Any], respond: Callable[..., Any]) -> Iterable[bytes]:
        """Render what is asked for, if it is not fresh, and let MkDocs' server send it."""
        path = unquote(environ["PATH_INFO"]).removeprefix(self._server.mount_path)
        if not path.startswith("/"):
            name = path + "index.html" if not path or path.endswith("/") else path
            try:
                with self._lock:
                    self._prepare(name)
            except FAULTS as fault:
                print(fault, file=sys.stderr, flush=True)
                respond("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
                return [str(fault).encode()]
        return self._server.serve_request(environ, respond)

    def _prepare(self, name: str) -> None:
        for path, language in self._languages.items():
            own = name.removeprefix(path)
            if name.startswith(path) and own in language.pages:
                language.write(own)
                return
            if name.startswith(path) and own in language.config.theme.static_templates:
                language.write_template(own)
                return
        if not name.endswith(".html") and not (Path(self._first.site_dir) / name).is_file():
            self._make_whole()

    def _renew(self) -> None:
        self._forget_code()
        config = load_config(self._first.config_file_path, site_dir=self._first.site_dir)
        config.site_url = self._first.site_url
        config.extra |= {"live": True} | self._kept
        languages = {"": Language(config, self._compiled)}
        # What was read is kept for the next edit, what was made of it is not.
        self._kept = {"shelf": config.extra["shelf"]}
        catalog = config.extra["site"].catalog
        for locale in catalog.locales.values():
            if locale.path:
                other = language_config(config, locale, catalog)
                other.extra["live"] = True
                # Longer paths first: the first language's, which is empty, fits every address.
                languages = {f"{locale.path}/": Language(other, self._compiled)} | languages
        for path, language in languages.items():
            language.write_template("404.html")
            self._write_edited(language, self._languages.get(path))
        self._remove_whole()
        self._languages = languages

    def _write_edited(self, language: Language, before: Language | None) -> None:
        """Render the chapters that were edited, so that a fault in one is told at once."""
        for name, content in language.sources.items():
            if before and before.sources.get(name) != content:
                language.write(name)

    def _forget_code(self) -> None:
        """Let changed code be imported anew; what the old code has read is of no use to it."""
        code = self._code_state()
        if code != self._code:
            self._code, self._kept = code, {}
            for name in [name for name in sys.modules if name.partition(".")[0] == "compendium"]:
                del sys.modules[name]

    def _make_whole(self) -> None:
        """Build the whole site aside, and take over all that is not a page."""
        if self._whole_is_fresh:
            return
        print("Building the whole site for its search, downloads and feeds …", flush=True)
        with tempfile.TemporaryDirectory(prefix="mkdocs_whole_") as folder:
            variables = os.environ | {"SITE_URL": str(self._first.site_url)}
            built = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file",
                                    self._first.config_file_path, "--site-dir", folder], env=variables, check=False,
                                   capture_output=True, text=True)
            if built.returncode:
                raise Abort(built.stderr or built.stdout)
            for source in sorted(Path(folder).rglob("*")):
                target = Path(self._first.site_dir) / source.relative_to(folder)
                if source.is_file() and source.suffix != ".html" and not target.exists():
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.move(source, target)
                    self._whole.append(target)
        self._whole_is_fresh = True

    def _remove_whole(self) -> None:
        for path in self._whole:
            path.unlink(missing_ok=True)
        self._whole, self._whole_is_fresh = [], False

    def _code_state(self) -> list[tuple[str, int]]:
        folder = Path(self._first.config_file_path).parent / "hooks"
        return sorted((str(path), path.stat().st_mtime_ns) for path in folder.rglob("*.py"))
