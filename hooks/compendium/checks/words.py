"""The words of the interface and of the vocabulary stand in their own language and keep their placeholders.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from compendium.checks.languages import HAN, find_unmarked
from compendium.core.fields import Text
from compendium.core.labels import Label
from compendium.core.problems import Problem, suggest_nearest
from compendium.records.catalog import Catalog
from compendium.records.datasets import Dataset
from compendium.records.field_descriptions import list_labels, list_own_labels

_PLACE = re.compile(r"\{(\w*)\}")
_FULL_WIDTH = re.compile(r"[，。；：、（）《》！？]")
# A label's key in a template or a module, unless it is the name of a file.
_NAMED = re.compile(r"[\"']([a-z]+(?:\.[\w-]+)+)[\"']")
_FILES = (".js", ".html", ".yml", ".xml", ".md", ".txt", ".css", ".json", ".csv", ".svg", ".ics", ".bib",
          ".zip")
_PHRASE = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each word in the wrong language, and for each term that lacks a placeholder in one
    language.
    """
    names = [locale.name for locale in catalog.locales.values()]
    named = _find_named(catalog)
    yield from _find_missing(catalog, named)
    yield from _find_useless(catalog, named)
    for key, label in catalog.labels.items():
        for code, message in (*_check_label(label, names), *_find_plurals(catalog, label)):
            yield catalog.words.problem("labels", (key,), code, message)
    for name, terms in catalog.vocabulary.items():
        for term, text in terms.items():
            for code, message in (*_check_label(text, names), *_find_places(text)):
                yield catalog.words.problem("vocabulary", (name, term), code, message)


def _find_named(catalog: Catalog) -> set[str]:
    """Return all that templates and modules name and that could be a label."""
    folders = (catalog.root.parent / "templates", catalog.root.parent / "hooks")
    texts = tuple(path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.rglob("*"))
                  if path.suffix in (".py", ".html"))
    return set(catalog.cache.memory.of("labels named").recall(texts, _list_named, texts))


def _list_named(texts: Iterable[str]) -> set[str]:
    return {name for text in texts for name in _NAMED.findall(text)}


def _find_useless(catalog: Catalog, named: set[str]) -> Iterator[Problem]:
    """Yield a fault for each label of a dataset that neither its model nor any page asks for."""
    for dataset in catalog.datasets:
        known = named | {*_list_own(dataset), *list_labels(catalog, dataset), *list_own_labels(dataset)}
        file = catalog.root / "words" / f"{dataset.name}.yml"
        for section, key in (found for found, path in catalog.words.files.items() if path == file):
            if section == "labels" and key not in known:
                message = f"names nothing.{suggest_nearest(key, known)}"
                yield catalog.words.problem(section, (key,), "", message)


def _find_missing(catalog: Catalog, named: set[str]) -> Iterator[Problem]:
    """Yield a fault for each label that a template, a module or a dataset needs and that is not there."""
    families = {key.partition(".")[0] for key in catalog.labels}
    own = {key: dataset.name for dataset in catalog.datasets for key in _list_own(dataset)}
    for name in sorted((named | own.keys()) - catalog.labels.keys()):
        if name in own or (name.partition(".")[0] in families and not name.endswith(_FILES)):
            message = f"is missing; pages use it.{suggest_nearest(name, catalog.labels)}"
            yield catalog.words.lack("labels", name, message, own.get(name, ""))


def _list_own(dataset: Dataset) -> list[str]:
    """Return the labels that every dataset has, or that what its model declares asks for."""
    names = [f"dataset.{dataset.name}", f"dataset.{dataset.name}.about", f"kind.{dataset.name}"]
    answers = [name for name in dataset.columns if name not in dataset.model.model_fields]
    names += [f"list.{dataset.name}.{name}" for name in answers]
    return [*names, f"latest.{dataset.name}"] if dataset.leading else names


def _check_label(text: Text | Label, names: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one text; a language's own name may stand in any language."""
    english = find_unmarked(" ".join(words for code, words in text.items() if code == "en"))
    for name in names:
        english = english.replace(name, "")
    if HAN.search(english) or _FULL_WIDTH.search(english):
        yield "en", f"has Chinese characters or punctuation: '{text['en'][:60]}'."
    if text["en"] == text["zh"] and _PHRASE.search(text["en"]):
        yield "zh", f"is a copy of the English: '{text['zh'][:60]}'."


def _find_places(text: Text) -> Iterator[tuple[str, str]]:
    wanted = sorted(_PLACE.findall(text.en))
    for code, words in text.items():
        if sorted(_PLACE.findall(words)) != wanted:
            yield code, f"has not the placeholders of the English: '{words}' beside '{text.en}'."


def _find_plurals(catalog: Catalog, label: Label) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with words that have a form for each plural.

    All forms of the language, with the same placeholders.
    """
    for code, locale in catalog.locales.items():
        forms = label.forms(code)
        given = dict(forms.items()) if forms else {}
        wanted = locale.plurals
        if len(given) > 1 and sorted(given) != sorted(wanted):
            yield code, (f"has the forms {', '.join(given)}, but words with a number take "
                         f"{', '.join(wanted)} in this language.")
        places = {tuple(sorted(_PLACE.findall(words))) for words in given.values()}
        if len(places) > 1:
            yield code, f"has not the same placeholders in each form: {', '.join(map(repr, given.values()))}."
