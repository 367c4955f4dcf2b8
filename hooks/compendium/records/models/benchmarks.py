"""What `make bench` measured, as it writes it."""

from __future__ import annotations

from compendium.core.fields import Frozen


class Plain(Frozen):
    """The project against plain Material on the same text: milliseconds and kilobytes a page, their ratios.

    Seconds of a check.
    """

    pages: int
    cpu_ms: float
    plain_cpu_ms: float
    cpu_ratio: float
    wall: float
    cores: float
    memory: int
    html_kb: float
    plain_html_kb: float
    html_ratio: float
    search_kb: int
    plain_search_kb: int
    check: float


class Size(Frozen):
    """An invented site of some records in two languages: CPU, wall and check in seconds,
    memory of the largest process in MB, bytes of HTML.

    `search` is the seconds of a reader's first search, `search_kb` what it fetched of the index, not packed.
    """

    records: int
    cpu: float
    wall: float
    memory: int
    bytes: int
    check: float
    search: float
    search_kb: int


class Growth(Frozen):
    """Sites of growing size, and the power of the number of records that their cost follows."""

    sizes: tuple[Size, ...]
    cpu_exponent: float
    bytes_exponent: float


class Live(Frozen):
    """Seconds until the first page is served, and from saving a file to the page that shows it."""

    start: float
    record: float
    chapter: float
    word: float


class Benchmarks(Frozen):
    """Everything that `make bench` measures."""

    plain: Plain
    growth: Growth
    live: Live
