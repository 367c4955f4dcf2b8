"""Draw the pictures that show when a page is shared: `make sharing` writes one PNG a language into the theme's assets.

A maintainer's act after a change of name or look: it needs the browser of the tests, which a build does not.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from compendium.catalog import load_catalog  # noqa: E402
from compendium.rendering import Renderer  # noqa: E402
from compendium.views import Views  # noqa: E402
from playwright.sync_api import ViewportSize  # noqa: E402

from tools.browser import launched  # noqa: E402

SIZE: ViewportSize = {"width": 1200, "height": 630}


def main() -> None:
    """Write sharing.<language>.png for every language."""
    catalog = load_catalog(ROOT / "data")
    with launched() as browser:
        page = browser.new_page(viewport=SIZE)
        for code in catalog.locales:
            page.set_content(Renderer(ROOT / "templates", Views(catalog, code)).render("shared/sharing.html", "."))
            target = ROOT / "templates" / "theme" / "assets" / f"sharing.{code}.png"
            page.screenshot(path=target)
            print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
