"""The public page on quality: what is checked, how it was tried to be broken, and what got through."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from compendium.checks import RULES
from compendium.presentation.language import Language
from compendium.records.datasets import DATASETS
from compendium.records.models.benchmarks import Benchmarks
from compendium.records.models.mutation import Mutation, Tally
from compendium.records.verification import list_verified

# Rules on records are registered; these look at chapters, at the templates, at built pages and at the
# sources' texts.
OTHERS = ("form", "chapters", "macros", "style", "prose", "paragraphs", "links", "markup", "navigation",
          "sections", "superlatives", "undone", "disputed", "until",
          "build", "templates",
          "page-links", "page-ids", "page-head", "page-markup", "page-words", "fidelity")
# What figures of `make bench` may be at most, by their place in its report; sizes are counted from the
# smallest.
LIMITS = {"plain.cpu_ratio": 1.15, "plain.check": 1.5, "growth.cpu_exponent": 1.05,
          "growth.bytes_exponent": 1.05,
          "growth.sizes.2.memory": 300, "growth.sizes.2.check": 5, "growth.sizes.2.search": 1,
          "live.start": 5, "live.record": 1.2, "live.chapter": 1.2, "live.word": 1.2}
PROPERTIES = ("loader", "records", "files", "chapters", "dates", "numbers", "exports", "hostile", "killed",
              "equal")


def list_gates() -> list[str]:
    """Return the name of every gate that the page tells of, in the order of asking."""
    return [OTHERS[0], *(rule.__name__.rpartition(".")[2] for rule in RULES), *OTHERS[1:]]


def make_quality_page(language: Language) -> dict[str, Any]:
    """Return the page's context: the checks, the run of planted faults if one is kept, and the verified
    printed forms.
    """
    verified, forms = list_verified(language.catalog)
    mutation = language.catalog.mutation
    return {"checks": [language.label(f"gate.{name}") for name in list_gates()
                       if not _is_left_out(language, name)],
            "run": _describe_run(language, mutation) if mutation else None,
            "verified": language.label("quality.verified.text", verified=verified, all=forms),
            "properties": [language.label(f"quality.property.{name}") for name in PROPERTIES],
            "exam": language.catalog.search_evaluation is not None, "speed": _describe_speed(language)}


def _is_left_out(language: Language, gate: str) -> bool:
    """Return whether a gate looks at a dataset only that this site leaves out, such as background_dates."""
    return any(gate == dataset.name or gate.startswith(f"{dataset.name}_")
               for dataset in DATASETS if dataset not in language.catalog.datasets)


def _describe_run(language: Language, mutation: Mutation) -> dict[str, Any]:
    """Return the run of planted faults, with shares in per cent."""
    sure = Tally(planted=mutation.structural.planted + mutation.fact.planted,
                 caught=mutation.structural.caught + mutation.fact.caught)
    tallies = {"all": sure, "structural": mutation.structural, "harmless": mutation.harmless,
               "meaning": mutation.meaning,
               "seal": Tally(planted=sure.planted, caught=mutation.seal_alone)}
    return {"totals": [_describe_total(language, f"quality.total.{name}", tally)
                       for name, tally in tallies.items()],
            "kinds": [_describe_total(language, f"fault.{name}", tally)
                      for name, tally in mutation.kinds.items()],
            "survivors": [{"text": language.label(f"fault.{item.kind}"), "where": item.where,
                           "what": item.what}
                          for item in mutation.survivors],
            "command": f"make mutate N={mutation.count} SEED={mutation.seed}"}


def _describe_speed(language: Language) -> dict[str, Any]:
    """Return what was measured: figures with their limits, and how cost grows with the number of records."""
    bench, number = language.catalog.benchmarks, language.locale.number
    figures = [{"label": language.label(f"quality.speed.{name}"),
                "value": number(Decimal(str(_read_figure(bench, name)))),
                "limit": number(Decimal(str(limit)))} for name, limit in LIMITS.items()] if bench else []
    sizes = [[number(Decimal(str(value)))
              for value in (size.records, size.cpu, size.memory, round(size.bytes / 1e6), size.check,
                            size.search)]
             for size in bench.growth.sizes] if bench else []
    return {"figures": figures, "sizes": sizes}


def _read_figure(bench: Benchmarks, name: str) -> float:
    """Return a figure by its dotted place in a report."""
    found: Any = bench
    for part in name.split("."):
        found = found[int(part)] if part.isdigit() else getattr(found, part)
    return float(found)


def _describe_total(language: Language, label: str, tally: Tally) -> dict[str, Any]:
    return {"label": language.label(label), "part": tally.caught, "whole": tally.planted,
            "share": f"{100 * tally.caught / max(tally.planted, 1):.1f}%"}
