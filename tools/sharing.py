"""Draw the pictures that show when a page is shared.

`make sharing` writes one PNG a language into the theme's assets. A maintainer's act after a change of name or
look: it needs the browser of the tests, which a build does not.
"""

from __future__ import annotations

from pathlib import Path

from compendium.presentation.language import Language
from compendium.presentation.templates import Renderer
from compendium.records.catalog_loader import load_catalog
from playwright.sync_api import ViewportSize

from tools.browser import launch

ROOT = Path(__file__).resolve().parent.parent
SIZE: ViewportSize = {"width": 1200, "height": 630}


def main() -> None:
    """Write sharing.<language>.png for every language."""
    catalog = load_catalog(ROOT / "data")
    with launch() as browser:
        page = browser.new_page(viewport=SIZE)
        for code in catalog.locales:
            page.set_content(Renderer(ROOT / "templates",
                                      Language(catalog, code)).render("shared/sharing.html",
                                                                                       "."))
            target = ROOT / "templates" / "theme" / "assets" / f"sharing.{code}.png"
            page.screenshot(path=target)
            print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
