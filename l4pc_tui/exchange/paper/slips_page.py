"""Paper: a slip for each commitment, to be cut apart and taken home by whoever promised it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from l4pc_tui.exchange.paper.frame import page
from l4pc_tui.exchange.paper.sheet_page import facts
from l4pc_tui.exchange.paper.words import fill, plain


@dataclass(frozen=True, slots=True)
class CommitmentSlip:
    """What somebody promised. Parts that nobody said are empty, and room to write on paper."""

    who: str
    what: str
    by: str
    with_whom: str
    done: str


def slips_page(title: str, where: Iterable[str], slips: Iterable[CommitmentSlip]) -> bytes:
    """The slips as an HTML file; each says itself what it is from."""
    told = (title, *where)
    body = [f'<div class="slips">{"".join(_slip(each, told) for each in slips)}</div>']
    return page(f"Commitments: {title}", body)


def _slip(slip: CommitmentSlip, told: Iterable[str]) -> str:
    parts = (("I will", slip.what), ("By", slip.by), ("Who asks me how it went", slip.with_whom),
             ("It is done when", slip.done))  # fmt: skip
    lines = "".join(
        f"<p><strong>{label}</strong> {plain(words)}</p>"
        if words
        else fill(f"<strong>{label}</strong>")
        for label, words in parts
    )
    name = f"<h2>{plain(slip.who)}</h2>" if slip.who else fill("<strong>Name</strong>")
    return f'<section class="slip">{name}{facts(told)}{lines}</section>'
