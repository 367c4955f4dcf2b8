"""Invented works of every kind, to be cited; run as a program it prints them as citeproc wants them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from compendium.core.edtf import Edtf
from compendium.features.citations import csl_json
from compendium.features.citations.item import HAN, CitedWork, Creator
from compendium.presentation.language import Language
from support import real_catalog

ROOT = Path(__file__).resolve().parent.parent
# How each language says the place that the golden texts cite.
LOCATORS = {"en": "section 1.1", "zh": "第1.1节"}
EDITIONS = {"en": "edition 3006.1", "zh": "3006.1版"}


def person(family: str, given: str, family_zh: str, given_zh: str, dot: str = "") -> Creator:
    """Return someone with a name in two scripts; a `dot` is that of a foreign name in Chinese."""
    if dot:
        return Creator(name={"en": f"{given} {family}", "zh": f"{given_zh}{dot}{family_zh}"},
                       family={"en": family, "zh": family_zh}, given={"en": given, "zh": given_zh})
    return Creator(name={"en": f"{family} {given}", "zh": f"{family_zh}{given_zh}"},
                   family={"en": family, "zh": family_zh}, given={"en": given, "zh": given_zh})


def foreigner(family: str, given: str) -> Creator:
    """Return someone whose name is only known in Latin letters."""
    return Creator(name={"en": f"{given} {family}"}, family={"en": family}, given={"en": given})


JIA, YI = person("Jia", "Yiming", "贾", "一鸣"), person("Yi", "Shan", "易", "山")
BING, DING = person("Bing", "Yuan", "邴", "原"), person("Ding", "Hao", "丁", "浩")
MILL = person("Mill", "John A.", "米尔", "约翰", dot="·")
SMITH, BROWN, WHITE = foreigner("Smith", "John A."), foreigner("Brown", "Mary-Jane"), foreigner("White", "Ann")
RIVERS = {"en": "River Studies (Heliu Yanjiu)", "zh": "河流研究"}
BROOK = {"en": "Thirty years of the Silver Brook: course and ways", "zh": "银溪三十年——进程与路径"}
AUTHORS = {"en": "The authors of the Brook Compendium", "zh": "银溪汇编编者"}
SITE = {"en": "Brook Compendium", "zh": "银溪汇编"}


def ours(code: str, **words: object) -> CitedWork:
    """Return a page of an invented site in one language."""
    site = {"id": "page", "kind": "entry", "language": code, "creators": (Creator(name={code: AUTHORS[code]}),),
            "container": {code: SITE[code]}, "edition": EDITIONS[code], "version": "3006.1", "date": Edtf.parse("3006-03-01"),
            "url": f"https://brook.example/{code}/page/", "accessed": Edtf.parse("3006-11-21")}
    return CitedWork(**(site | words))


def cases(code: str) -> dict[str, CitedWork]:
    """Return every kind of work as a page in one language cites it."""
    article = {"kind": "article", "language": "zh", "title": BROOK, "container": RIVERS, "date": Edtf.parse("3002"), "locator": LOCATORS[code]}
    english = article | {"language": "en", "title": {"en": "Waters of the brook and the law: a survey"}, "container": {"en": "Journal of Brooks"},
                         "volume": "12", "issue": "3", "pages": "33-48", "url": "https://journal.example/12/3/33",
                         "accessed": Edtf.parse("3006-11-21")}
    return {
        "article": CitedWork(id="article", creators=(JIA,), issue="5", pages="74-94", issn="9999-9990", **article),
        "article-volume": CitedWork(id="article-volume", creators=(JIA, YI), volume="12", issue="5", pages="74-94", **article),
        "article-four-authors": CitedWork(id="article-four-authors", creators=(JIA, YI, BING, DING), issue="5", pages="7-9", **article),
        "article-mixed-names": CitedWork(id="article-mixed-names", creators=(JIA, MILL), issue="5", pages="7-9", **article),
        "article-undated": CitedWork(id="article-undated", creators=(JIA,), **(article | {"container": None, "date": None})),
        "article-english": CitedWork(id="article-english", creators=(SMITH, BROWN), **english),
        "article-english-three": CitedWork(id="article-english-three", creators=(SMITH, BROWN, WHITE), **english),
        "encyclopaedia": CitedWork(id="encyclopaedia", **(article | {"kind": "entry", "title": {"en": "Silver Brook", "zh": "银溪"},
                                                                  "container": {"en": "Beta Encyclopaedia", "zh": "乙编百科"}, "date": None})),
        "treaty": CitedWork(id="treaty", creators=(Creator(name={"en": "Northmark", "zh": "北境"}), Creator(name={"en": "South Hill", "zh": "南陵"})),
                       place={"en": "Dawnport", "zh": "晨港"},
                       **(article | {"kind": "treaty", "title": {"en": "Joint Declaration on the Silver Brook", "zh": "关于银溪的联合宣言"},
                                     "container": None, "date": Edtf.parse("3002-05-09")})),
        "page": ours(code, title={"en": {"en": "First session of the Brook Commission"}, "zh": {"zh": "银溪委员会第一次会议"}}[code]),
        "page-unpublished": ours(code, title={"en": {"en": "Silver Brook"}, "zh": {"zh": "银溪"}}[code], date=None,
                                 edition={"en": "unpublished edition", "zh": "未发布版"}[code]),
        "page-question": ours(code, title={"en": {"en": "How long is the Silver Brook?"}, "zh": {"zh": "银溪有多长？"}}[code]),
        "page-dataset": ours(code, kind="dataset", title={"en": {"en": "Figures"}, "zh": {"zh": "数据"}}[code]),
    }


def citeproc_cases() -> dict[str, dict[str, object]]:
    """Return the works as CSL-JSON by language, with the place and the day of access that the golden texts have."""
    catalog = real_catalog()
    found: dict[str, dict[str, object]] = {}
    for code in LOCATORS:
        language = Language(catalog, code)
        for name, item in cases(code).items():
            data = csl_json.make_csl(item, language)
            if item.accessed:
                data["accessed"] = {"date-parts": [[int(part) for part in str(item.accessed).split("-")]]}
            # The standard cites a work in its own language, whatever language cites it.
            own = csl_json.make_csl(item, Language(catalog, item.language)) | {key: data[key] for key in ("accessed",) if key in data}
            # A work without Chinese characters is cited in its own language, as Chinese texts do too.
            said = code if HAN.search(item.own_title) else item.language
            found.setdefault(name, {})[code] = {"item": data | {"id": item.id}, "own": own | {"id": item.id}, "said": said, "locator": "1.1" if item.locator else ""}
    return found


if __name__ == "__main__":
    json.dump(citeproc_cases(), sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
