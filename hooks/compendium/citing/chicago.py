"""Chicago, eighteenth edition: note and bibliography, and author and date."""

from __future__ import annotations

from ..wording import Wording
from .grammar import Grammar
from .item import Item
from .names import Names


def bibliography(item: Item, views: Wording) -> str:
    """Return the entry of the bibliography that goes with notes."""
    grammar = Grammar(views)
    if item.kind == "treaty":
        return _treaty(item, views)
    authors, date = _authors(item, views), _when(item, grammar)
    if not item.container:
        return grammar.sentences(authors, grammar.standing(item), date or grammar.year(item), item.url)
    title = grammar.quoted(item, "stop")
    if item.kind == "article":
        return grammar.sentences(authors, title, _journal(item, grammar, grammar.pages(item)), item.url)
    if not authors:
        return grammar.sentences(grammar.container(item), title, item.edition, date, item.url)
    return grammar.sentences(authors, title, _inside(item, grammar), date, item.url)


def note(item: Item, views: Wording) -> str:
    """Return the full note, with the place cited."""
    grammar, names = Grammar(views), Names(views)
    date = grammar.date(item, "citing.date.american") or grammar.accessed(item, "citing.accessed.small")
    if item.kind == "treaty":
        return grammar.ended(grammar.clauses(_treaty_body(item, views), item.locator, item.url))
    authors = names.in_note(item)
    parts: tuple[str, ...]
    if not item.container:
        parts = (authors, grammar.standing(item), date or grammar.year(item), item.locator, item.url)
    elif item.kind == "article":
        place = _journal(item, grammar, item.locator or grammar.pages(item))
        parts = (authors, grammar.quoted(item, "comma"), place, item.url)
    elif authors:
        inside = grammar.word("citing.in.small", container=grammar.container(item))
        parts = (authors, grammar.quoted(item, "comma"), inside, item.edition, date, item.locator, item.url)
    else:
        under = grammar.word("citing.under", title=grammar.quoted(item, "none"))
        parts = (grammar.container(item), under, item.edition, date, item.locator, item.url)
    return grammar.ended(grammar.clauses(*parts))


def reference(item: Item, views: Wording) -> str:
    """Return the entry of the reference list that goes with author and date."""
    grammar = Grammar(views)
    if item.kind == "treaty":
        return _treaty(item, views)
    authors, year = _authors(item, views), grammar.year(item)
    if not item.container:
        parts = (grammar.standing(item), year) if not authors else (authors, year, grammar.standing(item))
        return grammar.sentences(*parts, item.url)
    title, day = grammar.quoted(item, "stop"), grammar.monthday(item) or grammar.accessed(item, "citing.accessed.on")
    if item.kind == "article":
        return grammar.sentences(authors, year, title, _numbered(item, grammar), item.url)
    if not authors:
        return grammar.sentences(grammar.container(item), year, title, item.edition, day, item.url)
    return grammar.sentences(authors, year, title, _inside(item, grammar), day, item.url)


def mention(item: Item, views: Wording) -> str:
    """Return the citation in the text that goes with author and date."""
    grammar = Grammar(views)
    who, year = Names(views).in_text(item, "citing.and"), grammar.year(item)
    if item.kind == "treaty":
        who = grammar.title(item)
    elif not who:
        who = grammar.container(item) or grammar.standing(item)
    dated = f"{who} {year}" if item.year else grammar.clauses(who, year)
    return views.locale.brackets.format(text=grammar.clauses(dated, item.locator))


def _when(item: Item, grammar: Grammar) -> str:
    return grammar.date(item, "citing.date.american") or grammar.accessed(item, "citing.accessed.on")


def _authors(item: Item, views: Wording) -> str:
    return Names(views).in_list(item, most=6, shown=3)


def _treaty(item: Item, views: Wording) -> str:
    grammar = Grammar(views)
    return grammar.sentences(_treaty_body(item, views), item.url)


def _treaty_body(item: Item, views: Wording) -> str:
    grammar = Grammar(views)
    parties = "-".join(Names(views).natural(creator) for creator in item.creators)
    return grammar.clauses(grammar.title(item), parties, grammar.date(item, "citing.date.american"))


def _inside(item: Item, grammar: Grammar) -> str:
    return grammar.clauses(grammar.word("citing.in", container=grammar.container(item)), item.edition)


def _journal(item: Item, grammar: Grammar, place: str) -> str:
    """Return the journal with its numbers, the year in brackets, and the pages or the place cited."""
    title = grammar.container(item)
    if item.volume:
        title = grammar.word("citing.chicago.volume", title=title, n=item.volume)
    issue = grammar.word("citing.issue", n=item.issue) if item.issue else ""
    text = grammar.word("citing.chicago.dated", text=grammar.clauses(title, issue), year=grammar.year(item))
    return grammar.word("citing.colon").join(filter(None, [text, place]))


def _numbered(item: Item, grammar: Grammar) -> str:
    """Return the journal with its numbers, the issue in brackets after a volume, and the pages."""
    title = grammar.container(item)
    if item.volume:
        text = grammar.word("citing.chicago.volume", title=title, n=item.volume)
        text = grammar.word("citing.chicago.dated", text=text, year=item.issue) if item.issue else text
    else:
        text = grammar.clauses(title, grammar.word("citing.issue", n=item.issue) if item.issue else "")
    return grammar.word("citing.colon").join(filter(None, [text, grammar.pages(item)]))
