"""APA, seventh edition: the reference and the citation in the text."""

from __future__ import annotations

from compendium.features.citations.grammar import Grammar
from compendium.features.citations.item import HAN, CitedWork, Creator, choose_words
from compendium.features.citations.names import Names, write_initials
from compendium.features.citations.rich_text import set_italic
from compendium.presentation.language import Language


def write_entry(item: CitedWork, language: Language) -> str:
    """Return the reference."""
    grammar = Grammar(language)
    if item.kind == "treaty":
        parties = "-".join(Names(language).natural(creator) for creator in item.creators)
        return grammar.ended(grammar.clauses(grammar.title(item), parties,
                                             grammar.date(item, "citing.date.american")))
    lead, title = _write_authors(item, language), _write_title(item, grammar)
    if not lead:
        lead, title = title, ""
    dated = grammar.word("citing.apa.dated", text=lead.removesuffix("."), stop="." if grammar.gap else "",
                         date=grammar.year(item))
    text = grammar.sentences(dated, title, _write_place(item, grammar))
    return grammar.gap.join(filter(None, [text, grammar.accessed(item, "citing.apa.retrieved"), item.url]))


def write_mention(item: CitedWork, language: Language) -> str:
    """Return the citation in the text."""
    grammar = Grammar(language)
    who = Names(language).in_text(item, "citing.and.apa.text")
    if item.kind == "treaty":
        who = grammar.title(item)
    if not who:
        who = grammar.quoted(item, "comma")
    return language.locale.brackets.format(text=grammar.clauses(who, grammar.year(item), item.locator))


def _write_authors(item: CitedWork, language: Language) -> str:
    names = Names(language)
    return names.listed([_write_name(creator, names) for creator in item.creators], "citing.and.apa")


def _write_name(creator: Creator, names: Names) -> str:
    """Return a family name with initials; a name in Chinese characters stays whole."""
    if creator.corporate or HAN.search(names.natural(creator)):
        return names.natural(creator)
    return (f"{choose_words(creator.family, names.code)}, "
            f"{write_initials(choose_words(creator.given, names.code), '. ', '.')}")


def _write_title(item: CitedWork, grammar: Grammar) -> str:
    if item.kind == "dataset":
        return grammar.word("citing.apa.dataset", title=grammar.title(item))
    if item.container:
        return grammar.title(item)
    title = grammar.work(item.own_title)
    translation = item.translation(grammar.code)
    return grammar.word("citing.translated", title=title, translation=translation) if translation else title


def _write_place(item: CitedWork, grammar: Grammar) -> str:
    """Return where the item stands: the journal with its numbers, or the work that it is an entry of."""
    container, brackets = grammar.container(item), grammar.language.locale.brackets
    if item.kind in ("entry", "dataset"):
        text = grammar.word("citing.in", container=container) if container else ""
        return f"{text}{grammar.gap}{brackets.format(text=item.edition)}" if text and item.edition else text
    issue = brackets.format(text=item.issue) if item.issue else ""
    return grammar.clauses(container, set_italic(item.volume) + issue, grammar.pages(item))
