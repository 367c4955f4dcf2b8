"""MLA, ninth edition: the work cited and the citation in the text."""

from __future__ import annotations

from compendium.features.citations.grammar import Grammar
from compendium.features.citations.item import CitedWork, choose_words
from compendium.features.citations.names import Names
from compendium.presentation.language import Language


def write_entry(item: CitedWork, language: Language) -> str:
    """Return the entry of the list of works cited."""
    grammar, names = Grammar(language), Names(language)
    date = grammar.date(item, "citing.date.mla")
    if item.kind == "treaty":
        parties = names.listed([names.natural(creator) for creator in item.creators], "citing.and")
        place = choose_words(item.place, grammar.code) if item.place else ""
        return grammar.sentences(parties, grammar.title(item), grammar.clauses(place, date, item.url))
    authors = names.in_list(item, most=2, shown=1)
    if not item.container:
        return grammar.sentences(authors, grammar.standing(item), grammar.clauses(date, item.url))
    volume = grammar.word("citing.volume", n=item.volume) if item.volume else ""
    issue = grammar.word("citing.issue", n=item.issue) if item.issue else ""
    pages = grammar.word("citing.pages", pages=grammar.pages(item)) if item.pages else ""
    place = grammar.clauses(grammar.container(item), item.edition, volume, issue, date, pages, item.url)
    return grammar.sentences(authors, grammar.quoted(item, "stop"), place)


def write_mention(item: CitedWork, language: Language) -> str:
    """Return the citation in the text."""
    grammar, names = Grammar(language), Names(language)
    who = names.in_text(item, "citing.and")
    if not who:
        who = grammar.quoted(item, "comma" if item.locator else "none")
    return language.locale.brackets.format(text=grammar.clauses(who, item.locator))
