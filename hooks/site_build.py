"""MkDocs hook: hands each event to the compendium's top layer."""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs.plugins import event_priority

_HOOKS = str(Path(__file__).resolve().parent)


def on_startup(*, command, dirty):
    """Make the package importable; MkDocs restores the path after it has loaded a hook."""
    if _HOOKS not in sys.path:
        sys.path.insert(0, _HOOKS)


@event_priority(100)
def on_config(config):
    """Load the data before the macros are defined, with the package's code as it is now (for `mkdocs serve`)."""
    if "catalog" not in config.extra:
        for name in [name for name in sys.modules if name.partition(".")[0] == "compendium"]:
            del sys.modules[name]
    from compendium import events

    events.prepare(config)


def on_files(files, config):
    """Add the generated pages."""
    from compendium import events

    return events.add_pages(files, config)


@event_priority(100)
def on_page_markdown(markdown, page, config, files):
    """Set the page's head before its macros run."""
    from compendium import events

    return events.start_page(markdown, page, config)


@event_priority(-100)
def on_page_content(html, page, config, files):
    """Fill in what templates and macros made."""
    from compendium import events

    return events.finish_page(html, page, config)


def on_page_context(context, page, config, nav):
    """Give the theme its words and language links."""
    from compendium import events

    return events.page_context(context, page, config)


def on_template_context(context, template_name, config):
    """Give the 404 page the same words."""
    from compendium import events

    return context | events.theme_words(config) | {"alternates": events.alternates(config, "")}


def on_post_build(config):
    """Write the search index and build the other languages."""
    from compendium import events

    events.finish_build(config)


def on_serve(server, config, builder):
    """Say where each language is served, and keep the last good pages while a file is faulty."""

    def keep_serving():
        try:
            builder()
        except SystemExit as fault:
            print(fault, "The pages stay as they were until the fault is mended.", file=sys.stderr)

    server.builder = keep_serving
    for locale in config.extra["site"].catalog.locales.values():
        print(f"Ready: {locale.name} at {server.url}{locale.path and locale.path + '/'}", flush=True)
    return server
