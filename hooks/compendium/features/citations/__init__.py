"""Citing: every page and every source in the styles that people use and the formats that programs read."""

from compendium.features.citations.bibliography import write_bibliography, write_source_files
from compendium.features.citations.edition import name_edition, tell_edition
from compendium.features.citations.mistake_report import write_report
from compendium.features.citations.page_head import make_head
from compendium.features.citations.pages import Page, make_page
from compendium.features.citations.panel import make_citing_view, write_data_citation
from compendium.features.citations.paragraph_ids import number_paragraphs

__all__ = [
           "Page",
           "make_citing_view",
           "make_head",
           "make_page",
           "name_edition",
           "number_paragraphs",
           "tell_edition",
           "write_bibliography",
           "write_data_citation",
           "write_report",
           "write_source_files",
]
