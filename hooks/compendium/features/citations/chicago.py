"""Chicago, eighteenth edition: note and bibliography, and author and date."""

from __future__ import annotations

from compendium.features.citations.grammar import Grammar
from compendium.features.citations.item import CitedWork
from compendium.features.citations.names import Names
from compendium.presentation.language import Language


def write_bibliography(item: CitedWork, language: Language) -> str:
    """Return the entry of the bibliography that goes with notes."""
    grammar = Grammar(language)
    if item.kind == "treaty":
        return _write_treaty(item, language)
    authors, date = _write_authors(item, language), _write_when(item, grammar)
    if not item.container:
        return grammar.sentences(authors, grammar.standing(item), date or grammar.year(item), item.url)
    title = grammar.quoted(item, "stop")
    if item.kind == "article":
        return grammar.sentences(authors, title, _write_journal(item, grammar, grammar.pages(item)), item.url)
    if not authors:
        return grammar.sentences(grammar.container(item), title, item.edition, date, item.url)
    return grammar.sentences(authors, title, _write_inside(item, grammar), date, item.url)


def write_note(item: CitedWork, language: Language) -> str:
    """Return the full note, with the place cited."""
    grammar, names = Grammar(language), Names(language)
    date = grammar.date(item, "citing.date.american") or grammar.accessed(item, "citing.accessed.small")
    if item.kind == "treaty":
        return grammar.ended(grammar.clauses(_write_treaty_body(item, language), item.locator, item.url))
    authors = names.in_note(item)
    parts: tuple[str, ...]
    if not item.container:
        parts = (authors, grammar.standing(item), date or grammar.year(item), item.locator, item.url)
    elif item.kind == "article":
        place = _write_journal(item, grammar, item.locator or grammar.pages(item))
        parts = (authors, grammar.quoted(item, "comma"), place, item.url)
    elif authors:
        inside = grammar.word("citing.in.small", container=grammar.container(item))
        parts = (authors, grammar.quoted(item, "comma"), inside, item.edition, date, item.locator, item.url)
    else:
        under = grammar.word("citing.under", title=grammar.quoted(item, "none"))
        parts = (grammar.container(item), under, item.edition, date, item.locator, item.url)
    return grammar.ended(grammar.clauses(*parts))


def write_reference(item: CitedWork, language: Language) -> str:
    """Return the entry of the reference list that goes with author and date."""
    grammar = Grammar(language)
    if item.kind == "treaty":
        return _write_treaty(item, language)
    authors, year = _write_authors(item, language), grammar.year(item)
    if not item.container:
        parts = (grammar.standing(item), year) if not authors else (authors, year, grammar.standing(item))
        return grammar.sentences(*parts, item.url)
    title, day = grammar.quoted(item, "stop"), grammar.monthday(item) or grammar.accessed(item,
                                                                                          "citing.accessed.on")
    if item.kind == "article":
        return grammar.sentences(authors, year, title, _write_numbered(item, grammar), item.url)
    if not authors:
        return grammar.sentences(grammar.container(item), year, title, item.edition, day, item.url)
    return grammar.sentences(authors, year, title, _write_inside(item, grammar), day, item.url)


def write_mention(item: CitedWork, language: Language) -> str:
    """Return the citation in the text that goes with author and date."""
    grammar = Grammar(language)
    who, year = Names(language).in_text(item, "citing.and"), grammar.year(item)
    if item.kind == "treaty":
        who = grammar.title(item)
    elif not who:
        who = grammar.container(item) or grammar.standing(item)
    dated = f"{who} {year}" if item.year else grammar.clauses(who, year)
    return language.locale.brackets.format(text=grammar.clauses(dated, item.locator))


def _write_when(item: CitedWork, grammar: Grammar) -> str:
    return grammar.date(item, "citing.date.american") or grammar.accessed(item, "citing.accessed.on")


def _write_authors(item: CitedWork, language: Language) -> str:
    return Names(language).in_list(item, most=6, shown=3)


def _write_treaty(item: CitedWork, language: Language) -> str:
    grammar = Grammar(language)
    return grammar.sentences(_write_treaty_body(item, language), item.url)


def _write_treaty_body(item: CitedWork, language: Language) -> str:
    grammar = Grammar(language)
    parties = "-".join(Names(language).natural(creator) for creator in item.creators)
    return grammar.clauses(grammar.title(item), parties, grammar.date(item, "citing.date.american"))


def _write_inside(item: CitedWork, grammar: Grammar) -> str:
    return grammar.clauses(grammar.word("citing.in", container=grammar.container(item)), item.edition)


def _write_journal(item: CitedWork, grammar: Grammar, place: str) -> str:
    """Return the journal with its numbers, the year in brackets, and the pages or the place cited."""
    title = grammar.container(item)
    if item.volume:
        title = grammar.word("citing.chicago.volume", title=title, n=item.volume)
    issue = grammar.word("citing.issue", n=item.issue) if item.issue else ""
    text = grammar.word("citing.chicago.dated", text=grammar.clauses(title, issue), year=grammar.year(item))
    return grammar.word("citing.colon").join(filter(None, [text, place]))


def _write_numbered(item: CitedWork, grammar: Grammar) -> str:
    """Return the journal with its numbers, the issue in brackets after a volume, and the pages."""
    title = grammar.container(item)
    if item.volume:
        text = grammar.word("citing.chicago.volume", title=title, n=item.volume)
        text = grammar.word("citing.chicago.dated", text=text, year=item.issue) if item.issue else text
    else:
        text = grammar.clauses(title, grammar.word("citing.issue", n=item.issue) if item.issue else "")
    return grammar.word("citing.colon").join(filter(None, [text, grammar.pages(item)]))
