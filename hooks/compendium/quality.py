"""The public page on quality: what is checked, how it was tried to be broken, and what got through."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from .checks import RULES
from .models.measured import Bench
from .models.mutation import Mutation
from .sealing import verified_forms
from .views import Views

# Rules on records are registered; these look at chapters, at the templates, at built pages and at the sources' texts.
OTHERS = ("form", "chapters", "paragraphs", "links", "markup", "navigation", "build", "templates", "page-links", "page-ids",
          "page-head", "page-markup", "page-words", "fidelity")
# What figures of `make bench` may be at most, by their place in its report; sizes are counted from the smallest.
LIMITS = {"plain.cpu_ratio": 1.15, "plain.check": 1.5, "growth.cpu_exponent": 1.05, "growth.bytes_exponent": 1.05,
          "growth.sizes.2.memory": 500, "growth.sizes.2.check": 5, "growth.sizes.2.search": 1,
          "live.record": 2, "live.chapter": 2, "live.word": 2}
PROPERTIES = ("loader", "records", "files", "chapters", "dates", "numbers", "exports", "hostile", "killed", "equal")


def gate_names() -> list[str]:
    """Return the name of every gate that the page tells of, in the order of asking."""
    return [OTHERS[0], *(rule.__name__.rpartition(".")[2] for rule in RULES), *OTHERS[1:]]


def quality_page(views: Views) -> dict[str, Any]:
    """Return the page's context: the checks, the run of planted faults if one is kept, and the verified printed forms."""
    verified, forms = verified_forms(views.catalog)
    mutation = views.catalog.mutation
    caught = {gate.name: gate for gate in mutation.gates} if mutation else {}
    checks = [{"name": name, "text": views.label(f"gate.{name}"), "caught": caught[name].caught if name in caught else 0,
               "alone": caught[name].alone if name in caught else 0} for name in gate_names()]
    return {"checks": checks, "run": _run(views, mutation) if mutation else None,
            "verified": views.label("quality.verified.text", verified=verified, all=forms),
            "properties": [views.label(f"quality.property.{name}") for name in PROPERTIES],
            "exam": views.catalog.exam is not None, "speed": _speed(views)}


def _run(views: Views, mutation: Mutation) -> dict[str, Any]:
    """Return the run of planted faults, with shares in per cent."""
    structural = mutation.structural
    totals = [_total(views, "all", mutation.caught, mutation.planted),
              _total(views, "structural", structural.caught, structural.planted),
              _total(views, "seal", mutation.seal_alone, mutation.planted),
              _total(views, "harmless", mutation.harmless.shown_as_text, mutation.harmless.planted)]
    if mutation.texts.asked:
        totals.insert(3, _total(views, "texts", mutation.texts.confirmed, mutation.seal_alone))
    groups = [{"id": group, "label": views.label(f"quality.group.{group}"),
               "rows": [{"text": views.label(f"fault.{kind.name}"), "planted": kind.planted, "caught": kind.caught,
                         "structural": kind.structural} for kind in mutation.faults if kind.group == group]}
              for group in mutation.shares]
    survivors = [{"text": views.label(f"fault.{item.fault}"), "where": item.where, "what": item.what, "why": views.label(item.why)}
                 for item in mutation.survivors]
    command = f"make mutate N={mutation.count} SEED={mutation.seed}"
    return {"totals": totals, "groups": groups, "survivors": survivors, "command": command}


def _speed(views: Views) -> dict[str, Any]:
    """Return what was measured: figures with their limits, and how cost grows with the number of records."""
    bench, load = views.catalog.bench, views.catalog.load
    rows: list[tuple[str, float, float | None]] = [(name, _figure(bench, name), LIMITS[name]) for name in LIMITS] if bench else []
    if load:
        rows += [("requests", load.requests_per_second, None), ("errors", load.errors, 0)]
    number = views.locale.number
    figures = [{"label": views.label(f"quality.speed.{name}"), "value": number(Decimal(str(value))),
                "limit": "" if limit is None else number(Decimal(str(limit)))} for name, value, limit in rows]
    sizes = [[number(Decimal(str(value)))
              for value in (size.records, size.cpu, size.memory, round(size.bytes / 1e6), size.check, size.search)]
             for size in bench.growth.sizes] if bench else []
    return {"figures": figures, "sizes": sizes}


def _figure(bench: Bench, name: str) -> float:
    """Return a figure by its dotted place in a report."""
    found: Any = bench
    for part in name.split("."):
        found = found[int(part)] if part.isdigit() else getattr(found, part)
    return float(found)


def _total(views: Views, name: str, part: int, whole: int) -> dict[str, Any]:
    return {"label": views.label(f"quality.total.{name}"), "part": part, "whole": whole,
            "share": f"{100 * part / max(whole, 1):.1f}%"}
