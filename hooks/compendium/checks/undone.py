"""What is agreed, planned or pledged is not told as done in the sentences about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from compendium.checks.prose import cut_named_sentences, without_quotations
from compendium.core.fields import Text
from compendium.core.printed.claims import CodedWords
from compendium.core.problems import Problem
from compendium.core.sentences import cut_sentences
from compendium.records.catalog import Catalog, Entry
from compendium.records.chapters import Block, Passage


def check(catalog: Catalog, passages: Iterable[Passage]) -> Iterator[Problem]:
    """Yield a fault for each sentence that tells as done what its record has as a step before.

    Sentences of chapters are about the records that their macros name, those of a summary about its own.
    """
    words = catalog.reading.coded
    known = catalog.cache.memory.of("told as done", words)
    for passage in passages:
        for block in passage.blocks if passage.must_cite else ():
            told = known.recall((passage.locale, block.text), _find_in_block, words, passage.locale, block)
            for done, sentence, named in told:
                for name in dict.fromkeys(named):
                    if step := find_step(catalog, name):
                        yield passage.problem(block.line, _tell(words, passage.locale, done, sentence, name,
                                                                step))
    for entry in catalog.entries.values():
        summary = getattr(entry.record, "summary", None)
        if isinstance(summary, Text) and (step := find_step(catalog, entry.id)):
            for code, text in summary.items():
                for sentence in cut_sentences(text):
                    if done := _find_done(words, code, sentence):
                        yield entry.problem(("summary", code),
                                            _tell(words, code, done, sentence, entry.id, step))


def _find_in_block(words: CodedWords, code: str, block: Block) -> Iterator[tuple[str, str, list[str]]]:
    """Yield (verb, sentence, records named) for each sentence of a block that tells something as done."""
    for sentence, named in cut_named_sentences(block):
        if done := _find_done(words, code, sentence):
            yield done, sentence, named


def find_step(catalog: Catalog, name: str) -> str:
    """Return the step before done that a record, or that of an observation, is at, or nothing."""
    observed = catalog.observations.get(name)
    entry: Entry | None = observed[0] if observed else catalog.entries.get(name)
    if entry is None:
        return ""
    steps = catalog.reading.coded.steps
    known = (str(getattr(entry.record, "status", "")), entry.dataset.name)
    return next((step for step in known if step in steps), "")


def _find_done(words: CodedWords, code: str, sentence: str) -> str:
    """Return the verb of completion of a sentence that has none of intention, nor any doubt, or nothing."""
    if code not in words.told:
        return ""
    told = re.search(words.told[code], without_quotations(sentence), re.IGNORECASE)
    return told[0] if told and not re.search(words.open[code], sentence, re.IGNORECASE) else ""


def _tell(words: CodedWords, code: str, done: str, sentence: str, name: str, step: str) -> str:
    return (f"'{done}' is told as done, and '{name}' is {step}: '{sentence.strip()[:60]}'; write "
            f"“{words.steps[step][code]}”, or mend the record if a source prints that it was done.")
