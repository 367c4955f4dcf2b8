"""Serving while somebody writes: a page is rendered when it is asked for, from the files as they are then.

MkDocs rebuilds every page on each edit. Here an edit only reads the files that changed and checks what a page
cannot be drawn without; each page is rendered on its first request after that, so nothing stale can be shown.
The other checks follow, and what they find is shown above the page. What is made from the whole site (search,
downloads, feeds) comes from an ordinary build, started when one of its files is first asked for.
"""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jinja2
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from compendium.core.problems import DataError, report
from compendium.mkdocs_adapter.checks_behind import ChecksBehind
from compendium.mkdocs_adapter.languages import make_language_config
from compendium.mkdocs_adapter.live_language import Compiled, LiveLanguage
from compendium.mkdocs_adapter.live_whole import WholeSite
from compendium.presentation.templates import Renderer

Headers = list[tuple[str, str]]
# The status, the headers and the content of what a browser gets.
Answer = tuple[str, Headers, Iterable[bytes]]
FAULTS = (MkDocsException, SystemExit, jinja2.TemplateError, DataError)
# Seconds from one look for edits to the next; MkDocs' own half a second is felt.
_LOOKING = 0.1
# Seconds without an edit after which waste is collected, which stops everything for a second.
_IDLE = 5.0


class LiveSite:
    """All languages as they are served: renewed on an edit, rendered on request."""

    def __init__(self, server: LiveReloadServer, config: MkDocsConfig) -> None:
        self._server, self._first = server, config
        self._lock = threading.RLock()
        self._compiled = Compiled()
        self._kept = {"catalog": config.extra["site"].catalog,
                      **{name: config.extra[name] for name in ("file_cache", "checks_left")}}
        self._code = self._read_code_state()
        self._languages: dict[str, LiveLanguage] = {}
        self._whole = WholeSite(config)
        self._idle: threading.Timer | None = None
        self._behind = ChecksBehind(self._lock, self._tell)
        self._report = ""
        # How often the site has been renewed.
        self._turn = 0
        self._renew()
        server.set_app(self.answer)
        server.builder = self.renew
        self._look_often()

    def renew(self) -> None:
        """Read what has changed; keep the last good pages, and tell why, if they cannot be drawn anew."""
        self._put_off_collecting()
        try:
            with self._lock:
                self._behind.give_up()
                self._report = ""
                self._turn += 1
                self._renew()
        except FAULTS as fault:
            self._note(f"{str(fault).rstrip()}\nThe pages stay as they were until the fault is mended.")

    def answer(self, environ: dict[str, Any], respond: Callable[..., Any]) -> Iterable[bytes]:
        """Render what is asked for, if it is not fresh, and let MkDocs' server send it."""
        path = unquote(environ["PATH_INFO"]).removeprefix(self._server.mount_path)
        if path.startswith(("/", "livereload/")):
            return self._server.serve_request(environ, respond)
        name = path + "index.html" if not path or path.endswith("/") else path
        while True:
            turn = self._turn
            status, headers, body = self._make_answer(environ, name)
            # MkDocs' server waits while an edit is read; what was rendered before that is stale by then.
            if turn == self._turn:
                respond(status, headers)
                return body

    def _make_answer(self, environ: dict[str, Any], name: str) -> Answer:
        try:
            with self._lock:
                self._explain(self._prepare, name)
                instead = None if self._is_there(name) else self._render_wrong_address(name)
        except FAULTS as fault:
            print(fault, file=sys.stderr, flush=True)
            return "500 Internal Server Error", _describe("text/plain"), [str(fault).encode()]
        if instead:
            return "404 Not Found", _describe("text/html"), [instead.read_bytes()]
        begun: list[tuple[str, Headers]] = []
        body = self._server.serve_request(environ, lambda *start: begun.append(start))
        status, headers = begun[0]
        if self._report and name.endswith(".html"):
            headers = [header for header in headers if header[0] != "Content-Length"]
            body = [b"".join(body).replace(b"</body>", self._render_report() + b"</body>", 1)]
        return status, headers, body

    def _render_report(self) -> bytes:
        """Return what stands above every page while there are faults."""
        renderer: Renderer = self._languages[""].config.extra["site"].renderer
        return renderer.render("shared/report.html", "", report=self._report).encode()

    def _tell(self, fault: DataError) -> None:
        """Show what the checks have found above every page, in the browsers that have one open as well."""
        self._note(report(fault.problems, outcome="the pages show them"))
        # MkDocs has no call for this; while it renews the site it will tell the browsers itself.
        with self._server._epoch_cond:
            if self._server._visible_epoch == self._server._wanted_epoch:
                self._server._visible_epoch += 1
                self._server._wanted_epoch += 1
                self._server._epoch_cond.notify_all()

    def _note(self, faults: str) -> None:
        self._report = faults
        print(faults, file=sys.stderr, flush=True)

    def _explain(self, draw: Callable[[str], None], name: str) -> None:
        """Draw a page; if it breaks on data that not all checks have passed, let them say why."""
        try:
            draw(name)
        except Exception:
            self._behind.finish()
            raise

    def _look_often(self) -> None:
        """Look for edits more often than MkDocs does, which watches two paths so far."""
        watched = [self._first.docs_dir, self._first.config_file_path]
        for path in watched:
            self._server.unwatch(path)
        self._server.observer = PollingObserver(timeout=_LOOKING)
        for path in watched:
            self._server.watch(path)

    def _put_off_collecting(self) -> None:
        """Collect waste once nobody has edited for a while: amid an edit it would double the time."""
        gc.disable()
        if self._idle:
            self._idle.cancel()
        self._idle = threading.Timer(_IDLE, gc.enable)
        self._idle.daemon = True
        self._idle.start()

    def _prepare(self, name: str) -> None:
        path, language = self._find_language(name)
        own = name.removeprefix(path)
        language.assemble()
        for page in (own, f"{own}/index.html", f"{own.removesuffix('.md')}/index.html"):
            if page in language.pages:
                language.write(page)
                return
        if own in language.config.theme.static_templates:
            language.write_template(own)
            return
        if name.endswith((".html", ".md")):
            # What a page that is gone has left behind is shown no more.
            (Path(self._first.site_dir) / name).unlink(missing_ok=True)
        elif not (Path(self._first.site_dir) / name).is_file() and self._whole.has(own):
            self._whole.make()

    def _is_there(self, name: str) -> bool:
        """Return whether MkDocs' server has an answer: a file, or a folder that it leads on to."""
        target = Path(self._first.site_dir) / name
        return target.is_file() or (target / "index.html").is_file()

    def _find_language(self, name: str) -> tuple[str, LiveLanguage]:
        """Return the language that a file belongs to, with the folder that all its files are in."""
        return next((path, found) for path, found in self._languages.items() if name.startswith(path))

    def _render_wrong_address(self, name: str) -> Path:
        path, language = self._find_language(name)
        language.write_template("404.html")
        return Path(self._first.site_dir) / path / "404.html"

    def _renew(self) -> None:
        self._forget_code()
        config = load_config(self._first.config_file_path, site_dir=self._first.site_dir)
        config.site_url = self._first.site_url
        config.extra |= {"live": True} | self._kept
        languages = {"": LiveLanguage(config, self._compiled)}
        # What was read is kept for the next edit, what was made of it is not.
        self._kept = {"file_cache": config.extra["file_cache"]}
        catalog = config.extra["site"].catalog
        for locale in catalog.locales.values():
            if locale.path:
                other = make_language_config(config, locale, catalog)
                other.extra["live"] = True
                # Longer paths first: the first language's, which is empty, fits every address.
                languages = {f"{locale.path}/": LiveLanguage(other, self._compiled)} | languages
        self._behind.begin(config.extra.pop("checks_left", iter(())))
        for path, language in languages.items():
            self._write_edited(language, self._languages.get(path))
        self._whole.remove()
        self._languages = languages

    def _write_edited(self, language: LiveLanguage, before: LiveLanguage | None) -> None:
        """Render the chapters that were edited, so that a fault in one is told at once."""
        for name, content in language.sources.items():
            if before and before.sources.get(name) != content:
                language.assemble()
                self._explain(language.write, name)

    def _forget_code(self) -> None:
        """Let changed code be imported anew; what the old code has read is of no use to it."""
        code = self._read_code_state()
        if code != self._code:
            self._code, self._kept = code, {}
            for name in [name for name in sys.modules if name.partition(".")[0] == "compendium"]:
                del sys.modules[name]

    def _read_code_state(self) -> list[tuple[str, int]]:
        folder = Path(self._first.config_file_path).parent / "hooks"
        return sorted((str(path), path.stat().st_mtime_ns) for path in folder.rglob("*.py"))


def _describe(kind: str) -> Headers:
    return [("Content-Type", f"{kind}; charset=utf-8")]
