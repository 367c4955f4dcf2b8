"""MkDocs hook: hands each event to the compendium's top layer."""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

_HOOKS = str(Path(__file__).resolve().parent)


def on_startup(*, command, dirty):
    """Make the package importable; MkDocs restores the path after it has loaded a hook."""
    if _HOOKS not in sys.path:
        sys.path.insert(0, _HOOKS)


@event_priority(100)
def on_config(config):
    """Load the data before the macros are defined.

    MkDocs' own build under serve is only a frame for the live site.
    """
    from compendium.mkdocs_adapter import events
    from compendium.mkdocs_adapter import languages as building
    from compendium.mkdocs_adapter import output_folder as publishing

    building.take_frame(config)
    if "catalog" not in config.extra:
        publishing.begin(config)
    events.prepare(config)


def on_files(files, config):
    """Add the generated pages."""
    if config.extra["frame"]:
        return Files([file for file in files if not file.is_documentation_page()])
    from compendium.mkdocs_adapter import events

    return events.add_pages(files, config)


@event_priority(100)
def on_page_markdown(markdown, page, config, files):
    """Set the page's head before its macros run."""
    from compendium.mkdocs_adapter import events

    return events.start_page(markdown, page, config)


@event_priority(-100)
def on_page_content(html, page, config, files):
    """Fill in what templates and macros made."""
    from compendium.mkdocs_adapter import events

    return events.finish_page(html, page, config)


def on_page_context(context, page, config, nav):
    """Give the theme its words and language links."""
    from compendium.mkdocs_adapter import events

    return events.make_context(context, page, config)


def on_post_page(output, page, config):
    """Say of borrowed words in which language they are, and let go of a page that is done."""
    from compendium.mkdocs_adapter import events

    return events.complete_page(output, page, config)


def on_post_template(output_content, template_name, config):
    """Do the same for the 404 page."""
    from compendium.mkdocs_adapter import events

    page = template_name.endswith(".html")
    return events.complete_template(output_content, config) if page else output_content


def on_template_context(context, template_name, config):
    """Give the 404 page the same words."""
    from compendium.mkdocs_adapter import events

    return context | events.make_theme_words(config) | {"alternates": events.list_alternates(config, "")}


@event_priority(-100)
def on_post_build(config):
    """Write what is made from the whole site, in every language, and publish it."""
    if not config.extra["frame"]:
        from compendium.mkdocs_adapter import events
        from compendium.mkdocs_adapter import output_folder as publishing

        events.finish_build(config)
        publishing.finish(config)


def on_serve(server, config, builder):
    """Render pages as they are asked for, and say where each language is served."""
    from compendium.mkdocs_adapter.live_server import LiveSite

    LiveSite(server, config)
    for locale in config.extra["site"].catalog.locales.values():
        print(f"Ready: {locale.name} at {server.url}{locale.path and locale.path + '/'}", flush=True)
    return server
