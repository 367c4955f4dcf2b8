"""The public report of the search's exam: totals and every question, from data/quality/search-exam.json."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from compendium.presentation.language import Language
from compendium.records.models.search_evaluation import Question, SearchEvaluation

# A reader looks at the first three.
FEW = 3


@dataclass(frozen=True)
class Promise:
    """Of a hundred questions, how many find an answer at the top and how many among the first three."""

    first: int
    few: int


KNOWN, BLIND = Promise(first=95, few=100), Promise(first=90, few=95)


def list_promises(exam: SearchEvaluation) -> list[tuple[Promise, list[Question]]]:
    """Return what is promised of which questions: of those written from the records, and of the blind ones in
    each language.
    """
    return [(KNOWN, [item for item in exam.questions if not item.blind]),
            *((BLIND, [item for item in exam.questions if item.blind and item.language == code])
              for code in exam.index)]


def make_evaluation_page(language: Language, exam: SearchEvaluation) -> dict[str, Any]:
    """Return the report: totals by language, by use and by kind, and what was missed, this page's language
    first.
    """
    locales, languages = language.catalog.locales, _order_languages(language, exam)
    ordered, kinds = _order_questions(language, exam), group_kinds(language, exam)
    by_language = [count_total(locales[code].name, [item for item in ordered if item.language == code])
                   for code in languages]
    by_use = [count_total(language.label(f"exam.{name}"),
                          [item for item in ordered if (item.blind, item.held) == use])
              for name, use in (("known", (False, False)), ("tuned", (True, False)), ("held", (True, True)))]
    return {
        "totals": [*by_language, *by_use, count_total(language.label("exam.all"), ordered)],
        "promised": {"known": asdict(KNOWN), "blind": asdict(BLIND)},
        "missed": [_make_row(language, item) for item in ordered if not 1 <= item.rank <= FEW],
        "kinds": [{**count_total(language.label(f"exam.kind.{kind}"), own), "id": kind,
                   "href": f"quality/search/{kind}/"} for kind, own in kinds.items()],
        "index": [{"name": locales[code].name, "version": exam.index[code]} for code in languages],
    }


def make_kind_page(language: Language, exam: SearchEvaluation, kind: str) -> dict[str, Any]:
    """Return the questions of one kind, this page's language first."""
    own = group_kinds(language, exam)[kind]
    return {"label": language.label(f"exam.kind.{kind}"), "rows": [_make_row(language, item) for item in own]}


def group_kinds(language: Language, exam: SearchEvaluation) -> dict[str, list[Question]]:
    """Return the questions by kind, kinds as the report has them and the page's language first in each."""
    kinds: dict[str, list[Question]] = {question.kind: [] for question in exam.questions}
    for question in _order_questions(language, exam):
        kinds[question.kind].append(question)
    return kinds


def _order_languages(language: Language, exam: SearchEvaluation) -> list[str]:
    return sorted(exam.index, key=lambda code: code != language.code)


def _order_questions(language: Language, exam: SearchEvaluation) -> list[Question]:
    languages = _order_languages(language, exam)
    return sorted(exam.questions, key=lambda question: languages.index(question.language))


def count_total(name: str, questions: Sequence[Question]) -> dict[str, Any]:
    """Return how many of some questions were answered first, and among the first three, with the shares in
    per cent.
    """
    size = len(questions)
    first = sum(question.rank == 1 for question in questions)
    few = sum(1 <= question.rank <= FEW for question in questions)
    return {"name": name, "size": size, "first": first, "first_share": round(100 * first / max(size, 1), 1),
            "few": few, "few_share": round(100 * few / max(size, 1), 1)}


def _make_row(language: Language, question: Question) -> dict[str, Any]:
    locale = language.catalog.locales[question.language]
    # From this language's root to the other's.
    root = ("../" if language.locale.path else "") + (f"{locale.path}/" if locale.path else "")
    if question.language == language.code:
        root = ""
    answers = [question.answers[question.found],
               *(item for index, item in enumerate(question.answers) if index != question.found)]
    return {"ask": question.ask, "lang": locale.tag, "rank": question.rank,
            "answers": [{"text": item.title, "href": root + item.href} for item in answers]}
