"""The report of a run: what was planted, what was caught by which gate, and every survivor by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from .harness import FAULTS, GROUPS, HARMLESS, Result

# Why a kind of fault can survive; a key of data/labels.yml.
REASONS = {"changed-link": "quality.why.link", "figure-in-one-language": "quality.why.words"}
SEAL = "seal"


def report(results: Iterable[Result], count: int, seed: int, with_texts: bool) -> dict[str, Any]:
    """Return the report as plain data, equal for equal runs."""
    results = list(results)
    planted = [result for result in results if result.fault not in HARMLESS]
    harmless = [result for result in results if result.fault in HARMLESS]
    structural = [result for result in planted if result.structural]
    texts = [result for result in planted if not result.caught or set(result.verdict.gates) == {SEAL, "fidelity"}]
    return {
        "seed": seed, "count": count, "shares": GROUPS,
        "planted": len(planted), "caught": sum(result.caught for result in planted),
        "structural": {"planted": len(structural), "caught": sum(result.caught for result in structural)},
        "seal_alone": sum(_without(result, "fidelity") == [SEAL] for result in planted),
        "texts": {"asked": with_texts, "confirmed": sum("fidelity" in result.verdict.gates for result in texts)},
        "harmless": {"planted": len(harmless), "shown_as_text": sum(not result.verdict.crash for result in harmless)},
        "faults": _kinds(results), "gates": _gates(planted),
        "survivors": [_survivor(result) for result in results if not result.caught or result.verdict.crash],
    }


def _kinds(results: list[Result]) -> list[dict[str, Any]]:
    by_name: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        by_name[result.fault].append(result)
    return [{"name": fault.name, "group": fault.group, "structural": fault.structural, "planted": len(by_name[fault.name]),
             "caught": sum(result.caught and not result.verdict.crash for result in by_name[fault.name]),
             "seal_alone": sum(_without(result, "fidelity") == [SEAL] for result in by_name[fault.name])} for fault in FAULTS]


def _gates(results: list[Result]) -> list[dict[str, Any]]:
    caught = Counter(gate for result in results for gate in result.verdict.gates)
    alone = Counter(gates[0] for result in results if len(gates := _without(result, "fidelity")) == 1)
    ordered = sorted(caught.items(), key=lambda item: (-item[1], item[0]))
    return [{"name": name, "caught": number, "alone": alone[name]} for name, number in ordered]


def _without(result: Result, gate: str) -> list[str]:
    return [name for name in result.verdict.gates if name != gate]


def _survivor(result: Result) -> dict[str, str]:
    return {"fault": result.fault, "where": result.mutant.where, "what": result.mutant.what,
            "why": REASONS.get(result.fault, "quality.why.unknown"), "crash": result.verdict.crash}
