"""How to report a mistake on a page without an account: a letter that is already begun."""

from __future__ import annotations

from urllib.parse import quote

from compendium.features.citations.edition import name_edition
from compendium.features.citations.pages import Page
from compendium.presentation.record_view import Views


def write_report(views: Views, page: Page, contact: str) -> str:
    """Return a mailto address with the page's id, its edition, its address and the fields to choose from."""
    language = views.language
    fields = [fact["label"] for fact in views.facts(page.entry.record, page.dataset)] if page.entry else []
    subject = language.label("report.subject", id=page.name, title=page.title)
    body = language.label("report.body", id=page.name, address=page.url,
                          edition=name_edition(language, page.subject, page.kind).label,
                          fields=language.locale.join(fields) or language.label("report.passage"))
    lines = "\r\n".join(line.strip() for line in body.split("|"))
    return f"mailto:{quote(contact, safe='@')}?subject={quote(subject)}&body={quote(lines)}"
