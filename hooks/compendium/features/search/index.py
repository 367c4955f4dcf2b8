"""The index files of one language, of which a query loads only those that it needs.

search/meta.js: how many documents of which kind, what shards there are, the words to read queries with,
which records each common question rests on.
search/t-<shard>.js: {term: postings} of one beginning or hash; a term with = is a whole name or its pinyin.
search/y<decade>.js: the dates of one decade; search/y.js: those that span more.
search/d-<block>.js: [[address, title, excerpt, date, themes, last value, all values], …] of a block.
search/w-<letter>.js: the words of names that a misspelt one may mean.
search/names.js, search/sounds.js: short names and how characters sound, for what is not found as written.
search/traditional.js: traditional characters and the simplified ones, in pairs.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import opencc

from compendium.core.borrowed import without_marks
from compendium.features.search.bm25 import MOST, weigh
from compendium.features.search.documents import CHAPTER, INDEX, PERIOD, Content, Document, make_documents
from compendium.features.search.fitting import join_languages, list_directed, list_elsewhere, list_fitting
from compendium.features.search.shards import (
    BLOCK,
    flatten,
    make_date_shards,
    make_shard,
    make_term_shards,
    write_day,
)
from compendium.features.search.sounds import list_sounds, write_sounds
from compendium.features.search.tokens import is_han, normalise_word, remove_spaces, split_runs
from compendium.presentation.language import Language, clip_text
from compendium.presentation.record_view import Views
from compendium.records.datasets import by_name
from compendium.records.models.search import Intent

# What the browser says in the reader's language.
LABELS = ("list.separator", "search.placeholder", "search.tips", "search.loading", "search.best",
          "search.near", "search.scant", "search.all", "search.count", "search.over", "search.page",
          "search.mended", "search.absent", "search.understood", "search.date", "search.none",
          "search.suggest", "search.try.names", "search.try.themes", "search.try.lists", "search.close")
_EXCERPT = 360
# Of these the excerpt is the answer, which is read whole.
_ANSWERS, _WHOLE = ("questions", "glossary"), 720
_LONGEST_NAME, _SHORTEST_WORD = 16, 3
_WEIGHTS = {CHAPTER: 0.9, PERIOD: 0.7, INDEX: 0.6}
# By how many names pinyin counts less than what it spells.
_HEARD = 2
# As what place among the names other words in which people ask a question count.
_WORDED = 8


def write_index(views: Views, contents: Iterable[Content], folder: Path) -> None:
    """Write one language's search index into `folder`/search."""
    order = [CHAPTER, *by_name(), PERIOD, INDEX]
    found = sorted(dict.fromkeys(make_documents(views, contents)), key=lambda item: order.index(item.kind))
    pieces = _make_pieces(views.language, found)
    target, version = folder / "search", hashlib.sha256()
    target.mkdir(parents=True, exist_ok=True)
    for name, value in sorted(pieces.items()):
        text = without_marks(make_shard(name, value))
        version.update(text.encode())
        (target / f"{name}.js").write_text(text, encoding="utf-8")
    meta = pieces["meta"] | {"version": version.hexdigest()[:12]}
    (target / "meta.js").write_text(without_marks(make_shard("meta", meta)), encoding="utf-8")


def make_lists(language: Language) -> list[list[str]]:
    """Return the titles and addresses of the pages that list everything.

    The timeline and the index of each dataset.
    """
    return [[language.label("timeline.title"), "timeline/"],
            *([language.label(f"dataset.{name}"), f"{name}/"]
              for name in (dataset.name for dataset in language.catalog.datasets))]


def _make_pieces(language: Language, found: Sequence[Document]) -> dict[str, Any]:
    words = _make_words(language, found)
    shards, han = make_term_shards(_make_terms(found, words["stops"]))
    dates = make_date_shards(found)
    themes = list(language.catalog.vocabulary["themes"])
    pieces: dict[str, Any] = {f"t-{name}": shard for name, shard in shards.items()}
    spellings = _list_spellings(found)
    pieces |= {**dates, **spellings}
    for start in range(0, len(found), BLOCK):
        pieces[f"d-{start // BLOCK}"] = [_make_row(item, themes) for item in found[start:start + BLOCK]]
    pieces |= {"names": _list_names(found), "traditional": _write_traditional(found),
               "sounds": write_sounds(name for item in found for name in item.names)}
    pieces["meta"] = {
        "documents": len(found), "block": BLOCK, "most": MOST, "han": han,
        "shards": " ".join(sorted(name for name in shards if not name.startswith("h"))),
        "decades": " ".join(sorted(dates)), "letters": " ".join(sorted(spellings)),
        "kinds": _make_kinds(language, found),
        "themes": [[language.term("themes", theme), f"themes/{theme}/"] for theme in themes],
        "lists": make_lists(language), "rests": _list_rests(found),
        "dates": {name: language.locale.patterns[name] for name in ("day", "month", "year")}
        | {"range": language.locale.range, "months": language.locale.months},
        "labels": {key: language.forms(key) for key in LABELS}, "words": words,
    }
    return pieces


def _make_terms(found: Sequence[Document], stops: Iterable[str]) -> dict[str, list[int]]:
    """Return every term and every whole name with its postings."""
    weighed = weigh(found, stops)
    terms = {term: flatten(weighed.pop(term)) for term in list(weighed)}
    whole: dict[str, dict[int, int]] = defaultdict(dict)
    for number, item in enumerate(found):
        names = list(dict.fromkeys(filter(None, map(remove_spaces, item.names))))
        for rank, name in enumerate(names):
            for sound in list_sounds(name):
                whole[f"{sound}="].setdefault(number, rank + _HEARD)
        for rank, name in enumerate(names):
            whole[f"{name}="][number] = rank
        for wording in filter(None, map(remove_spaces, item.wordings)):
            whole[f"{wording}="].setdefault(number, _WORDED)
    return terms | {name: flatten(postings) for name, postings in whole.items()}


def _make_row(item: Document, themes: list[str]) -> list[Any]:
    """Return what a result shows; an excerpt is half as long in Chinese, whose characters say more."""
    room = _WHOLE if item.kind in _ANSWERS or _is_apart(item.kind) else _EXCERPT
    han = sum(map(is_han, item.excerpt[:room]))
    excerpt = clip_text(item.excerpt, room // 2 if 2 * han > min(len(item.excerpt), room) else room)
    row = [item.href, item.title, excerpt, item.date, [themes.index(theme) for theme in item.themes]]
    series = [[write_day(day.earliest), write_day(day.latest), list(told)] for day, told in item.series]
    return [*row, list(item.value), *([series] if series else [])] if item.value else row


def _make_kinds(language: Language, found: Sequence[Document]) -> list[list[Any]]:
    """Return the kinds in order: number of the first document, key, name, name of many, weight.

    A sixth value says that the kind is background, which the results set apart, a seventh that its titles are
    names.
    """
    kinds: dict[str, list[Any]] = {}
    datasets = by_name()
    for number, item in enumerate(found):
        if item.kind not in kinds:
            many = (language.label(f"dataset.{item.kind}") if item.kind in datasets
                    else language.label(f"search.many.{item.kind}"))
            weight = datasets[item.kind].weight if item.kind in datasets else _WEIGHTS[item.kind]
            named = item.kind in datasets and datasets[item.kind].named
            kinds[item.kind] = [number, item.kind, language.label(f"kind.{item.kind}"), many, weight,
                                int(_is_apart(item.kind)), int(named)]
    return list(kinds.values())


def _is_apart(kind: str) -> bool:
    return kind in by_name() and by_name()[kind].apart


def _make_words(language: Language, found: Sequence[Document]) -> dict[str, Any]:
    """Return the words that queries are read with, those of all languages together."""
    words = language.catalog.search
    parts = (words.parts.early, words.parts.middle, words.parts.late)
    return {
        "stops": join_languages(words.stops), "weak": join_languages(words.weak),
        "short": [[form, meaning] for forms in words.short.values() for form, meaning in forms.items()],
        "synonyms": [list(group) for groups in words.synonyms.values() for group in groups],
        "intents": [[join_languages(intent.words), _keep_kinds(intent, found), list_fitting(intent, found)]
                    for intent in words.intents],
        "elsewhere": [[join_languages(country.names), list_elsewhere(country, found)]
                      for country in words.elsewhere],
        "directed": {"sides": [join_languages(names) for names in words.directed.sides],
                     "straight": join_languages(words.directed.straight),
                     "turned": join_languages(words.directed.turned),
                     "joined": join_languages(words.directed.joined),
                     "ways": list_directed(words.directed, found)},
        "dates": {precision: list(forms) for precision, forms in words.dates.items()},
        "months": [list(names) for names in words.months],
        "tens": words.tens, "centuries": words.centuries, "until": list(words.until),
        "since": join_languages(words.since),
        "parts": [join_languages(part) for part in parts], "units": join_languages(words.units),
    }


def _keep_kinds(intent: Intent, found: Sequence[Document]) -> dict[str, float]:
    """Return the factors of the kinds that the site has: background may be left out."""
    present = {item.kind for item in found}
    return {kind: factor for kind, factor in intent.kinds.items() if kind in present}


def _list_rests(found: Sequence[Document]) -> list[list[int]]:
    """Return the number of each common question, followed by those of the records that it rests on."""
    numbers = {item.href: number for number, item in enumerate(found)}
    return [[number, *(numbers[href] for href in item.rests if href in numbers)]
            for number, item in enumerate(found) if item.rests]


def _list_names(found: Sequence[Document]) -> list[str]:
    """Return the short names, for what was perhaps meant by a query that finds nothing."""
    return sorted({name for item in found if item.kind in by_name() for name in item.names
                   if len(name) <= _LONGEST_NAME})


def _list_spellings(found: Sequence[Document]) -> dict[str, list[str]]:
    """Return the longer words of names by their first letter, for what a misspelt word was perhaps meant to
    be.
    """
    words = {normalise_word(run) for item in found for name in item.names for run in split_runs(name)}
    shards: dict[str, list[str]] = defaultdict(list)
    for own in sorted(words):
        if len(own) > _SHORTEST_WORD and own.isalpha() and not is_han(own):
            shards[f"w-{ord(own[0]):x}"].append(own)
    return shards


def _write_traditional(found: Sequence[Document]) -> str:
    """Return each traditional form of a character that the index has, followed by the simplified one."""
    present = {character for item in found for text in (*item.names, item.lead, item.text)
               for character in text}
    convert = opencc.OpenCC("t2s").convert
    forms = ((chr(code), convert(chr(code))) for code in range(0x3400, 0xA000))
    return "".join(form + simple for form, simple in forms
                   if simple != form and len(simple) == 1 and simple in present)
