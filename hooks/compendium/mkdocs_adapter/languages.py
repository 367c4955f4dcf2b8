"""Building every language of the site.

The first by MkDocs itself, the others beside it in processes of their own.
"""

from __future__ import annotations

import multiprocessing
import sys
from multiprocessing.process import BaseProcess
from pathlib import Path
from urllib.parse import urljoin

import click
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from compendium.core.borrowed import LENDER
from compendium.core.locales import Locale
from compendium.presentation.language import Language
from compendium.records.catalog import Catalog


def make_language_config(config: MkDocsConfig, locale: Locale, catalog: Catalog) -> MkDocsConfig:
    """Return the settings of another language: its own file and folder.

    Records and styles are those already read.
    """
    root = Path(config.config_file_path).parent
    other = load_config(str(root / f"mkdocs.{locale.code}.yml"),
                        site_dir=str(Path(config.site_dir) / locale.path),
                        site_url=urljoin(config.site_url or "/", f"{locale.path}/"), strict=config.strict)
    other.extra["catalog"], other.extra["styles"] = catalog, config.extra["styles"]
    return other


def word_theme(config: MkDocsConfig, language: Language) -> None:
    """Name the headings' links in the language, and let the theme speak English where it does not know it."""
    config.mdx_configs["toc"]["permalink_title"] = language.label("heading.permalink")
    words = f"partials/languages/{config.theme['language']}.html"
    if not any((Path(folder) / words).is_file() for folder in config.theme.dirs):
        config.theme["language"] = LENDER


def take_frame(config: MkDocsConfig) -> None:
    """Note whether this is the build of `mkdocs serve` itself, which is only a frame for the live site.

    It has no pages.
    """
    context = click.get_current_context(silent=True)
    serves = context is not None and context.info_name == "serve"
    config.extra["frame"] = serves and not config.extra.get("live")
    if config.extra["frame"]:
        config.nav = None


class OtherLanguages:
    """The builds of all languages but the first.

    Where the system can fork, each runs in a process of its own, beside the first language's build, with the
    records that are read already; elsewhere they follow one another when `finish` is called.
    """

    def __init__(self, config: MkDocsConfig, catalog: Catalog) -> None:
        self._config, self._catalog = config, catalog
        self._locales = [locale for locale in catalog.locales.values() if locale.path]
        self._processes: list[BaseProcess] = []
        if "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin":
            context = multiprocessing.get_context("fork")
            self._processes = [context.Process(target=self._build_apart, args=(locale,), daemon=True)
                               for locale in self._locales]
        for process in self._processes:
            process.start()

    def finish(self) -> None:
        """Wait until every language is built; raise Abort if one failed."""
        if not self._processes:
            for locale in self._locales:
                self._build(locale)
        for process, locale in zip(self._processes, self._locales, strict=bool(self._processes)):
            process.join()
            if process.exitcode:
                raise Abort(f"The build of {locale.name} failed; see the message above.")

    def _build(self, locale: Locale) -> None:
        build(make_language_config(self._config, locale, self._catalog))

    def _build_apart(self, locale: Locale) -> None:
        try:
            self._build(locale)
        except MkDocsException as fault:
            print(fault, file=sys.stderr)
            raise SystemExit(1) from None
