"""Faults in records, drawn by what a field declares.

Whether it holds an id, a term, a date, a number or words.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial

from compendium.core.edtf import Edtf

from .planting import FACT, MEANING, Draw, Kind, make_record, make_scalar
from .values import misspell

_IN_ALL = {"en": " It was 347 in all.", "zh": "共计347项。"}
_FOREIGN = {"en": " 双方同意。", "zh": "The two sides agreed on it later."}
_UNDONE = re.compile("商定|决定|将|拟|签署")
# What makes our own words say more than their source: a place in the text of each language, and what stands
# there then.
_STRONGER = {
    "agreed-as-done": {
        "en": (r"\b(?:agreed to|plan(?:s|ned)? to|will|would|(?:is|are) to)\b(?! (?:be|have)\b)", "did"),
        "zh": ("同意|商定|(?<=[方国])计划|拟(?!定)|(?<=[方国年])将(?!其|此|之)", "已")},
    "hedge-dropped": {
        "en": (r"\b(?:about|nearly|almost|more than|over|some) (?=(?:US\$|CN¥)?\d)|\b(?:partly|mainly) ", ""),
        "zh": (r"(?<=[\u4e00-\u9fff])约(?=\d)|近(?=\d)|左右|大部分|主要(?!的)|多数|据称|超过(?=\d)|"
               r"基本(?=上|形成|完成|一致)|初步|逐步", "")},
    "superlative-added": {"en": (r"\b(?=(?:important|large|serious|new|close|main|big)\b)", "most "),
                          "zh": ("(?=重要|严重|大型|紧密|主要)", "最")},
    "verb-stronger": {"en": (r"\b(?:promote|expand|improve|deepen|develop|study|discuss)", "complete"),
                      "zh": ("促进|推动|拓展|完善|深化|研究|讨论|处理", "完成")},
    "part-as-whole": {"en": ("Central Asian?", "Kazakh"), "zh": ("中亚(?:国家|五国)?", "哈萨克斯坦")},
    "rank-added": {"en": (r"\.$", ", and this was decisive."), "zh": ("。$", "，这起了决定性作用。")},
    "negation-dropped": {"en": (r"\b(?:not|no|never) ", ""), "zh": ("不|未|没有", "")},
    "clause-lost": {"en": (r"[,;] [^,;.]{12,}\.$", "."), "zh": ("[，；][^，；。]{5,}。$", "。")},
}


def _keep_date(text: str | None) -> str | None:
    try:
        return str(Edtf.parse(text)) if text else None
    except ValueError:
        return None


def _change_digit(draw: Draw) -> str | None:
    places = [match.start() for match in re.finditer("[0-9]", draw.value)]
    place = draw.rng.choice(places) if places else 0
    return draw.value[:place] + draw.rng.choice("0123456789") + draw.value[place + 1:] if places else None


def _swap_date(draw: Draw) -> str | None:
    """Exchange day and month or two digits of the year, or take another record's date."""
    text, parts = draw.value, draw.value.split("-")
    if draw.rng.random() < 0.4:
        return draw.rng.choice(draw.project.choose("date")).value
    turned = "-".join([parts[0], parts[2],
                       parts[1]]) if len(parts) == 3 and "/" not in text and draw.rng.random() < 0.7 else ""
    return _keep_date(turned or text[:2] + text[3] + text[2] + text[4:]) if len(text) > 3 else None


def _choose_term(draw: Draw) -> str | None:
    return (draw.rng.choice(sorted(draw.project.catalog.vocabulary[draw.spec.term.vocabulary]))
            if draw.spec.term else None)


def _name_sibling(draw: Draw) -> str | None:
    entry = draw.project.catalog.entries.get(draw.value)
    return draw.rng.choice(draw.project.catalog.of(entry.dataset.name)).id if entry else None


def _name_other_kind(draw: Draw) -> str:
    allowed = draw.spec.ref.datasets if draw.spec.ref else ()
    return draw.rng.choice([entry.id for entry in draw.project.catalog.entries.values()
                            if entry.dataset.name not in allowed])


def _change_printed(draw: Draw) -> str:
    """Drop a sign, exchange two, or take the words of another record."""
    text, place = draw.value, draw.rng.randrange(len(draw.value))
    other = draw.rng.choice(draw.project.choose("printed")).value
    swapped = text[:place] + text[place:place + 2][::-1] + text[place + 2:]
    return draw.rng.choice([text[:place] + text[place + 1:] or other, swapped, other])


def _call_unknown(draw: Draw) -> None:
    """Say that a source does not know what it prints: a lender, a cost, a day."""
    tree, name = draw.trees[0], draw.location[0]
    tree["unknown"] = [*tree.get("unknown", []), name]
    tree.pop(name)
    for statement in tree.get("sources", []):
        if len(statement["printed"]) > 1:
            for words in (statement["printed"], *statement.get("rendered", {}).values()):
                words.pop(name, None)


def _swap_statements(draw: Draw) -> None:
    items = draw.trees[0].get("sources", [])
    if len(items) > 1:
        one, other = draw.rng.sample(items, 2)
        one["printed"], other["printed"] = other["printed"], one["printed"]


def _strengthen(name: str, draw: Draw) -> str | None:
    places, instead = _STRONGER[name][str(draw.last)]
    found = list(re.finditer(places, draw.value))
    match = draw.rng.choice(found) if found else None
    return draw.value[:match.start()] + instead + draw.value[match.end():] if match else None


def _tell_as_done(draw: Draw) -> str | None:
    printed = [statement["printed"].get("status", "") for statement in draw.trees[0].get("sources", [])]
    known = draw.project.catalog.vocabulary[draw.spec.term.vocabulary] if draw.spec.term else {}
    done = [status for status in draw.project.catalog.reading.coded.statuses if status in known]
    return draw.rng.choice(done) if done and any(map(_UNDONE.search, printed)) else None


RECORDS: tuple[Kind, ...] = (
    make_scalar("form", "wrong-shape", "single", lambda it: [it.value, "x"]),
    make_scalar("form", "empty-value", "any", lambda it: it.value[:0]),
    make_scalar("form", "unwritable-character", "words",
           lambda it: it.value + it.rng.choice("\x00\x07\x1b\x85\ue000\ue001\uffff")),
    make_scalar("form", "oversized-text", "words", lambda it: f"{it.value} " * (1_000_000 // len(it.value)),
                4),
    make_scalar("ids", "malformed-id", "itself",
                lambda it: it.rng.choice([it.value.upper() + "X", f"{it.value} x",
           f"../{it.value}", "会议"])),
    make_scalar("ids", "duplicate-id", "itself", lambda it: it.rng.choice(it.project.choose("itself")).value),
    make_scalar("ids", "renamed-record", "itself", lambda it: f"{it.value}-new", 10, FACT),
    make_record("ids", "duplicate-record", "itself",
           lambda it: it.trees.append({**it.trees[0], "id": f"{it.value}-2"})),
    make_scalar("references", "dangling-id", "ref", lambda it: f"{misspell(it.value, it.rng)}-x", 40),
    make_scalar("references", "wrong-dataset", "restricted", _name_other_kind),
    make_scalar("references", "unknown-reading", ".preferred", lambda it: f"{it.value}-x", 5),
    make_scalar("references", "changed-reference", "ref fact", _name_sibling, 40, FACT),
    make_scalar("references", "changed-preference", ".preferred",
           lambda it: it.rng.choice(it.trees[0]["readings"])["id"], 10, FACT),
    make_scalar("references", "changed-link", "ref ours", _name_sibling, 2, FACT),
    make_scalar("references", "changed-theme", ".themes", _choose_term, 2, FACT),
    make_record("lost", "missing-field", "needed valued", lambda it: it.group.pop(it.last)),
    make_record("lost", "removed-sources", "itself", lambda it: it.trees[0].pop("sources", None)),
    make_record("lost", "deleted-record", "itself", lambda it: it.trees.clear(), 20),
    make_record("lost", "dropped-statement", ".source",
           lambda it: it.trees[0].get("sources", [])[1:] and it.trees[0]["sources"].pop(), 20, FACT),
    make_record("lost", "dropped-value", "fact optional valued", lambda it: it.group.pop(it.last), 20, FACT),
    make_record("numbers", "dropped-qualifier", ".qualifier", lambda it: it.group.pop(it.last), 10, FACT),
    make_scalar("numbers", "not-a-number", "number",
           lambda it: it.rng.choice([f"{it.value}x", "1,5", "NaN", "Infinity", "", "十"])),
    make_scalar("numbers", "wrong-digit", "number single", _change_digit, 50, FACT),
    make_scalar("numbers", "wrong-scale", "number .value",
           lambda it: f"{Decimal(it.value) * it.rng.choice([10, 10000]):f}", 20, FACT),
    make_scalar("numbers", "changed-unit", ".unit", _choose_term, 10, FACT),
    make_scalar("numbers", "changed-qualifier", ".qualifier", _choose_term, 10, FACT),
    make_scalar("numbers", "aim-as-fact", ".target", lambda it: it.value and "false", 3, FACT),
    make_scalar("dates", "impossible-date", "date",
                lambda it: it.rng.choice([f"{it.value[:4]}-02-30", "2014-13", "2014/", "in spring", ""])),
    make_scalar("dates", "wrong-date-digit", "date", lambda it: _keep_date(_change_digit(it)), 50, FACT),
    make_scalar("dates", "swapped-date", "date", _swap_date, 30, FACT),
    make_scalar("dates", "too-precise-date", "date",
           lambda it: _keep_date(f"{it.value}-{it.rng.randint(1, 12):02}"),
           20, FACT),
    make_scalar("sources", "unknown-locator", ".at", lambda it: f"{it.value}-{it.rng.randint(90, 99)}", 20),
    make_scalar("sources", "wrong-locator", ".at",
           lambda it: it.rng.choice(list(it.project.catalog.outlines[it.group["source"]])), 40, FACT),
    make_scalar("sources", "wrong-source", ".source",
                lambda it: it.rng.choice(list(it.project.catalog.outlines)),
           10,
           FACT),
    make_scalar("sources", "wrong-printed-digit", "printed", _change_digit, 50, FACT),
    make_scalar("sources", "changed-printed", "printed", _change_printed, 60, FACT),
    make_record("sources", "swapped-statements", "itself", _swap_statements, 10, FACT),
    make_scalar("terms", "unknown-term", "term", lambda it: misspell(it.value, it.rng), 20),
    make_scalar("terms", "changed-term", "term fact", _choose_term, 40, FACT),
    make_record("languages", "dropped-translation", "text", lambda it: it.group.pop(it.last), 30),
    make_record("languages", "lost-rendering", "rendered", lambda it: it.group.pop(it.last)),
    make_record("languages", "swapped-languages", "text",
           lambda it: it.group.update(en=it.group["zh"], zh=it.group["en"]), 20),
    make_scalar("languages", "copied-translation", "prose zh", lambda it: it.group["en"]),
    make_scalar("languages", "wrong-digit-in-text", "text", _change_digit, 50, FACT),
    make_scalar("languages", "figure-in-one-language", "prose",
                lambda it: it.value + _IN_ALL[str(it.last)], 10,
           FACT),
    make_scalar("languages", "foreign-words", "prose", lambda it: it.value + _FOREIGN[str(it.last)], 10,
                FACT),
    make_scalar("meaning", "agreed-status-done", ".status", _tell_as_done, 8, MEANING),
    make_record("meaning", "known-as-unknown", "fact optional valued", _call_unknown, 8, MEANING),
    *(make_scalar("meaning", name, "prose", partial(_strengthen, name), 8, MEANING) for name in _STRONGER),
)
