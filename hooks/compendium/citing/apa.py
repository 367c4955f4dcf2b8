"""APA, seventh edition: the reference and the citation in the text."""

from __future__ import annotations

from ..wording import Wording
from .grammar import Grammar
from .item import HAN, Creator, Item, said
from .marks import italic
from .names import Names, initials


def entry(item: Item, views: Wording) -> str:
    """Return the reference."""
    grammar = Grammar(views)
    if item.kind == "treaty":
        parties = "-".join(Names(views).natural(creator) for creator in item.creators)
        return grammar.ended(grammar.clauses(grammar.title(item), parties, grammar.date(item, "citing.date.american")))
    lead, title = _authors(item, views), _title(item, grammar)
    if not lead:
        lead, title = title, ""
    dated = grammar.word("citing.apa.dated", text=lead.removesuffix("."), stop="." if grammar.gap else "", date=grammar.year(item))
    text = grammar.sentences(dated, title, _place(item, grammar))
    return grammar.gap.join(filter(None, [text, grammar.accessed(item, "citing.apa.retrieved"), item.url]))


def mention(item: Item, views: Wording) -> str:
    """Return the citation in the text."""
    grammar = Grammar(views)
    who = Names(views).in_text(item, "citing.and.apa.text")
    if item.kind == "treaty":
        who = grammar.title(item)
    if not who:
        who = grammar.quoted(item, "comma")
    return views.locale.brackets.format(text=grammar.clauses(who, grammar.year(item), item.locator))


def _authors(item: Item, views: Wording) -> str:
    names = Names(views)
    return names.listed([_name(creator, names) for creator in item.creators], "citing.and.apa")


def _name(creator: Creator, names: Names) -> str:
    """Return a family name with initials; a name in Chinese characters stays whole."""
    if creator.corporate or HAN.search(names.natural(creator)):
        return names.natural(creator)
    return f"{said(creator.family, names.code)}, {initials(said(creator.given, names.code), '. ', '.')}"


def _title(item: Item, grammar: Grammar) -> str:
    if item.kind == "dataset":
        return grammar.word("citing.apa.dataset", title=grammar.title(item))
    if item.container:
        return grammar.title(item)
    title = grammar.work(item.own_title)
    translation = item.translation(grammar.code)
    return grammar.word("citing.translated", title=title, translation=translation) if translation else title


def _place(item: Item, grammar: Grammar) -> str:
    """Return where the item stands: the journal with its numbers, or the work that it is an entry of."""
    container, brackets = grammar.container(item), grammar.views.locale.brackets
    if item.kind in ("entry", "dataset"):
        text = grammar.word("citing.in", container=container) if container else ""
        return f"{text}{grammar.gap}{brackets.format(text=item.edition)}" if text and item.edition else text
    issue = brackets.format(text=item.issue) if item.issue else ""
    return grammar.clauses(container, italic(item.volume) + issue, grammar.pages(item))
