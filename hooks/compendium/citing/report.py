"""How to report a mistake on a page without an account: a letter that is already begun."""

from __future__ import annotations

from urllib.parse import quote

from ..views import Views
from .edition import edition
from .page import Page


def report(views: Views, page: Page, contact: str) -> str:
    """Return a mailto address with the page's id, its edition, its address and the fields to choose from."""
    record = page.entry.id if page.entry else ""
    fields = [fact["label"] for fact in views.facts(page.entry.record, page.dataset)] if page.entry else []
    subject = views.label("report.subject", id=page.name, title=page.title)
    body = views.label("report.body", id=page.name, address=page.url, edition=edition(views, record).label,
                       fields=views.locale.join(fields) or views.label("report.passage"))
    lines = "\r\n".join(line.strip() for line in body.split("|"))
    return f"mailto:{quote(contact, safe='@')}?subject={quote(subject)}&body={quote(lines)}"
