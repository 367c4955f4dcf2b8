"""What is made from the whole site, while somebody writes: built aside when it is first asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from compendium.exports.registry import EXPORTERS
from compendium.features.timeline import ROWS_FILE

# The files and folders at a language's root that are made from the whole site.
_NAMES = frozenset({exporter.file.replace("{language}", "").partition("/")[0] for exporter in EXPORTERS}
                   | {"search", ROWS_FILE, "sitemap.xml", "sitemap.xml.gz"})


class WholeSite:
    """The search, downloads and feeds of all languages, as the files were when one of them was asked for."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._made: list[Path] = []
        self._is_fresh = False

    def has(self, name: str) -> bool:
        """Return whether a file, by its path in its language, is made here.

        A browser asks for many that nobody makes.
        """
        return name.partition("/")[0] in _NAMES

    def make(self) -> None:
        """Build the whole site aside, and take over all that is not a page; raise Abort if it has faults."""
        if self._is_fresh:
            return
        print("Building the whole site for its search, downloads and feeds …", flush=True)
        with tempfile.TemporaryDirectory(prefix="mkdocs_whole_") as folder:
            variables = os.environ | {"SITE_URL": str(self._config.site_url)}
            built = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file",
                                    self._config.config_file_path, "--site-dir", folder], env=variables,
                                   check=False, capture_output=True, text=True)
            if built.returncode:
                raise Abort(built.stderr or built.stdout)
            for source in sorted(Path(folder).rglob("*")):
                target = Path(self._config.site_dir) / source.relative_to(folder)
                if source.is_file() and source.suffix != ".html" and not target.exists():
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.move(source, target)
                    self._made.append(target)
        self._is_fresh = True

    def remove(self) -> None:
        """Forget what was made, since something has been edited."""
        for path in self._made:
            path.unlink(missing_ok=True)
        self._made, self._is_fresh = [], False
