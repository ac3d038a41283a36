"""The numbers of a ledger as they stand on paper, once it is known which are hidden and why."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from l4pc_tui.core.disclosure.ledger import Ledger
from l4pc_tui.core.disclosure.rules import (
    NOT_SHOWN,
    TOO_FEW,
    Printed,
    Rule,
    Shown,
)
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.text.amounts import SMALL_GROUP, percent


class Why(StrEnum):
    """Why a number is hidden."""

    FEW = "it is a small number"
    KEPT = "it would tell a small one"
    TABLE = "hardly anything of its table could be shown"
    ALL = "nothing that it hangs together with could be shown"
    UNSAID = "it stands on no page"


def on_paper(
    ledger: Ledger,
    rule: Rule | None,
    hidden: Mapping[str, Why],
    lost: tuple[str, ...] = (),
) -> Printed:
    """Every number and rate in words."""
    few = rule.few if rule else ""
    words = locked(
        Why, {Why.FEW: few, Why.KEPT: NOT_SHOWN, Why.TABLE: TOO_FEW, Why.ALL: TOO_FEW,
              Why.UNSAID: NOT_SHOWN}
    )  # fmt: skip
    cells: dict[str, Shown] = {}
    for name, count in ledger.counts.items():
        if name in ledger.unsaid:
            continue
        if name in hidden:
            cells[name] = Shown(words[hidden[name]], None, True)
            continue
        value = count if rule is None or name in ledger.sizes else rule.rounded(count)
        cells[name] = Shown(str(value), value, False)
    for rate in ledger.rates:
        cells[rate.name] = _rate(cells[rate.part], cells[rate.whole], rule)
    return Printed(ledger, cells, lost)


def _rate(part: Shown, whole: Shown, rule: Rule | None) -> Shown:
    """“7 of 9”, and the percentage of ten or more. Rounded numbers make a rounded percentage;
    of one that may have been below ten before it was rounded there is none."""
    if part.value is None or whole.value is None:
        return Shown(NOT_SHOWN, None, True)
    of = f"{part.words} of {whole.words}"
    if whole.value - (rule.to // 2 if rule else 0) < SMALL_GROUP:
        return Shown(of, None, False)
    told = percent(part.value, whole.value)
    return Shown(f"{of} ({told} %)", told, False)
