"""Citing: every page and every source in the styles that people use and the formats that programs read."""

from .anchors import number_paragraphs
from .bibliography import bibliography, write_source_files
from .edition import edition
from .head import head
from .page import Page, page_of
from .panels import citing_view
from .report import report

__all__ = ["Page", "bibliography", "citing_view", "edition", "head", "number_paragraphs", "page_of", "report",
           "write_source_files"]
