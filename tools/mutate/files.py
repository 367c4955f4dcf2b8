"""Faults in files of any kind, drawn by what stands in them.

YAML, words of the interface, settings, chapters, templates.
"""

from __future__ import annotations

from .planting import FACT, GONE, HARMLESS, MEANING, SIBLING, Kind, make_pattern

_PAGES, _CHAPTER = "templates/pages/*.html", "docs/*/[!ai]*.md"
_FIGURE = r"(\{\{ (?:fig|date)\(\"[\w-]+\", \""
_SETTING = (r"custom_dir: .*|hooks:|plugins:|extra_css:|  - assets/compendium\.css|docs_dir: .*|module_name: "
            r".*|theme:"
            r"|markdown_extensions:")
_LABEL = (r"record\.(?:facts|sources)|header\.\w+|footer\.\w+|dataset\.rivers|kind\.rivers|field\.date"
          r"|citation\.short|site\.name")
_SHOWN = (r"(?:record|item|fact|part|value|row|cell|statement|source|entry|group)\.(?:text|title|label|note"
          r"|value)")

FILES: tuple[Kind, ...] = (
    make_pattern("form", "broken-yaml", "data/*.yml", r"^- id: .*\n", r"- id: [open\n",
            r'- id: "open\n', r"- {id: x\n", r"\t\g<0>"),
    make_pattern("form", "unknown-field", "data/*.yml", r"^(?:  |    |    - )([a-z_]+):(?= \S)", weight=20),
    make_pattern("form", "duplicate-key", "data/*.yml", r"^  [a-z_]+: \S.*\n(?=  \w)", r"\g<0>\g<0>"),
    make_pattern("form", "alias-or-tag", "data/*.yml", r"^  ([a-z_]+): (?=\w)", r"\g<0>!secret ",
            r"  \1: *a\n  x: "),
    make_pattern("settings", "word-in-one-language", "data/[lvf]*.yml data/words/*.yml",
            r"\{en: [^\"{}]+?, zh: ([^{}\"]+)\}$",
            r"{zh: \1}"),
    make_pattern("settings", "word-swapped", "data/[lv]*.yml data/words/*.yml",
            r"\{en: ([A-Za-z ]{3,}), zh: ([\u4e00-\u9fff]+)\}$",
            r"{en: \2, zh: \1}"),
    make_pattern("settings", "removed-term", "data/vocabulary.yml data/words/*.yml",
            r"^ +(water|trade|signed|session|about|usd|percent|conflict|company|claim"
            r"|paragraph|footnote|city|river|count|flow): (\{.*\})$", r"  # gone", r"  \1s: \2"),
    make_pattern("settings", "lost-placeholder", "data/vocabulary.yml", r"(zh: \"[^\"]*)\{n\}(?=[^\"]+\")",
                 r"\1",
            weight=5),
    make_pattern("settings", "missed-floor", "data/floors.yml data/words/*.yml",
            r"^(\w+): (\d+)$", r"\1: 1\g<2>0",
                 r"\1: many",
            r"\1s: \2", weight=3),
    make_pattern("settings", "lost-description", "data/fields.yml data/words/*.yml",
            r"^ *([\w.]+\.\w+):(?= \{|$)", r"\1x:"),
    make_pattern("settings", "broken-locale", "data/locales.yml",
            r"^( +)(approximate|since|until|unknown|tag|range): .*$", r"\1\2x: x", weight=5),
    make_pattern("settings", "broken-outline", "data/outlines/li.yml",
                 r"^- id: \"?(\d[\w-]*)\"?\n  kind: (\w+)$",
            r'- id: "\1-x"\n  kind: \2',
            r'- id: "title"\n  kind: \2x', r'- id: "\1"\n  kind: \2x'),
    make_pattern("settings", "lost-from-navigation", "mkdocs.yml", r"^ +- (?!search)[\w/-]+\.md\n", ""),
    make_pattern("settings", "lost-setting", "mkdocs.yml", rf"^( *)(?:- )?(?:{_SETTING})$", r"\1# gone",
            site="tiny"),
    make_pattern("settings", "lost-label", "data/labels.yml data/words/rivers.yml",
            rf"^ *(?:{_LABEL}): \{{.*\}}$", "# gone",
                 site="tiny"),
    make_pattern("settings", "lost-outline", "data/outlines/*.yml", "^", GONE, weight=3, site="tiny"),
    make_pattern("chapters", "lost-chapter", "docs/*/[!i]*.md", "^", GONE, weight=4, site="tiny"),
    make_pattern("chapters", "unknown-macro", _CHAPTER, r"\{\{ *(\w+)\(.*?\) *\}\}"),
    make_pattern("chapters", "macro-of-nothing", _CHAPTER, r"\{\{ (?:ref|fig|date|cite)\(\"[a-z][\w-]+",
                 r"\g<0>x",
            weight=20),
    make_pattern("chapters", "open-macro", _CHAPTER, r"(\{\{ *\w+\()(.*?)\) *\}\}", r"\1\2)", r"\1\2)}",
                 r"\1\2}}",
            r"{% if x %}\g<0>", r"{# \g<0>"),
    make_pattern("chapters", "other-record", _CHAPTER, r"\{\{ (?:ref|date|fig)\(\"[\w-]+\"", SIBLING,
                 weight=20),
    make_pattern("chapters", "other-citation", _CHAPTER, r"(?<=cite\()\"\w+ [\w-]+\"", SIBLING, weight=20),
    make_pattern("chapters", "lost-citation", _CHAPTER, r"(?<=cite\()\"\w+ [\w-]+\", ", ""),
    make_pattern("chapters", "uncited-paragraph", _CHAPTER, r" ?\{\{ cite\([^}]*\}\}$", ""),
    make_pattern("chapters", "typed-figure", _CHAPTER, r"\{\{ (?:fig|date|count)\([^}]*\}\}", "24", "2015",
                 "1.5%",
            "33 billion", "第十九次"),
    make_pattern("chapters", "wrong-word-in-figure", _CHAPTER, rf"{_FIGURE}[^\"]*?)(?=\d[^\"]*\")", r"\g<1>7",
            level=FACT),
    make_pattern("chapters", "no-hedge-in-figure", _CHAPTER,
            rf"{_FIGURE})(?:about|over|nearly|more than|约|近|超过) ?",
            r"\1", level=FACT),
    make_pattern("chapters", "lost-paragraph", _CHAPTER, r"(?<=\n\n)(?![#<{-])[^\n]+\n\n", ""),
    make_pattern("chapters", "other-heading", _CHAPTER, r"^(##+ .*?)\{ #([\w-]+) \}$", r"\1{ #\2-x }",
                 r"\1", ""),
    make_pattern("chapters", "broken-link", _CHAPTER, r"\]\(([\w/-]+)\.md(#[\w-]+)?\)", r"](\1x.md)",
            r"](\1.md#no-such-heading)"),
    make_pattern("chapters", "foreign-markup", _CHAPTER, r"(?<=\n\n)(?=[A-Z\u4e00-\u9fff])",
            "<script>alert('x')</script> ",
            "<img src=x onerror=alert('x')> ",
            "<iframe src='//x'></iframe> ", '<div onclick="x()"> ', "\ue000x\ue001 "),
    make_pattern("chapters", "lost-front-matter", _CHAPTER, r"^(?:kind: chapter|description: .*)\n", ""),
    make_pattern("meaning", "superlative-in-chapter", _CHAPTER, r"\b(?=(?:important|large|new|close) \w)",
                 "most ",
            level=MEANING, weight=8),
    make_pattern("meaning", "verb-in-chapter", _CHAPTER, r"\b(?:agreed|pledged|planned|decided) to \w+",
            "completed",
            level=MEANING, weight=8),
    make_pattern("templates", "broken-template", "templates/**/*.html",
            r"\{%-? (?:end(?:if|for|macro|call)|if [^%]*|for [^%]*) -?%\}",
            "", "{% for %}", site="tiny"),
    make_pattern("templates", "lost-output", _PAGES, r"\{\{ [^}]*\}\}", "", level=FACT, site="published"),
    make_pattern("templates", "unknown-name", _PAGES, r"(?<=\{\{ )([a-z_]+)(?=[ .(])", site="tiny"),
    make_pattern("templates", "unknown-label", "templates/**/*.html", r"(?:\bt|\bui)\(\"([\w.]+)\"",
                 site="tiny"),
    make_pattern("templates", "unescaped-output", "templates/**/*.html", rf"\{{\{{ ({_SHOWN}) \}}\}}",
            r"{{ \1 | safe }}", site="hostile"),
    make_pattern("hostile", "hostile-words", "data/[!lvefrs]*.yml", r"(?<=zh: )([\u4e00-\u9fff]{2,})(?=[,}])",
            r'"\1 <script>alert(x)</script>"', r'"\1 {{ x * x }}{% raw %}"', r'"\1 [x](javascript:alert(x))"',
            r'"\1 =HYPERLINK(x)"', r'"\1 </title></head><iframe src=//x>"', r'"\1 &lt;&amp; ${x} `x` **x**"',
            weight=20, level=HARMLESS, site="words"),
)
