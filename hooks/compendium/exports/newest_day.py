"""Days taken from the data, since nothing here reads a clock."""

from __future__ import annotations

from compendium.core.edtf import Day, Edtf
from compendium.records.catalog import Catalog
from compendium.records.models.editions import Correction, Edition, Withdrawal

_NONE: Day = (1970, 1, 1)


def find_newest_day(catalog: Catalog) -> Day:
    """Return the day on which the collection last changed, as far as the data tells.

    That is the newest date of an edition, a correction or a withdrawal; before the first edition, the
    newest day that a record of the sources is dated to.
    """
    told: list[Edition | Correction | Withdrawal] = [*catalog.editions, *catalog.corrections,
                                                     *catalog.withdrawals]
    dates: list[Edtf | None] = [item.date for item in told]
    dates = dates or [getattr(entry.record, "date", None) for entry in catalog.entries.values()
                      if not entry.dataset.apart]
    return max((date.earliest for date in dates
                if isinstance(date, Edtf) and date.known and date.earliest[0] > 0), default=_NONE)
