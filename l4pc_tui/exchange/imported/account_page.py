"""The account of an import as a page to read: taken over, left out, please decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.text.amounts import count
from l4pc_tui.exchange.imported.page import Imported
from l4pc_tui.exchange.papers.account import Told, Verdict
from l4pc_tui.exchange.papers.pieces import one_line

HEADINGS: dict[Verdict, str] = locked(
    Verdict,
    {
        Verdict.DECIDE: "Please decide",
        Verdict.LEFT: "Left out",
        Verdict.CHANGED: "Taken over in other words",
    },
)
_MEANS: dict[Verdict, str] = locked(
    Verdict,
    {
        Verdict.DECIDE: "This stands on the page. Look whether it is where you mean it.",
        Verdict.LEFT: "This stands on the page nowhere. What you need of it, copy from here.",
        Verdict.CHANGED: "The page has a word of its own for these.",
    },
)
_SHOWN = (Verdict.DECIDE, Verdict.LEFT, Verdict.CHANGED)
"""In the order in which they need a person."""
_FEW = 5
"""Kinds of a verdict that are told at once; the page has all."""


def account_page(made: Imported, file: str) -> str:
    """All of it, as Markdown. file: what the paper is called."""
    lines = [f"# What became of “{one_line(file)}”", "", sum_of(made)]
    for verdict in _SHOWN:
        told = [each for each in made.told if each.verdict is verdict]
        if told:
            lines += ["", f"## {HEADINGS[verdict]}", "", _MEANS[verdict], ""]
            lines += [line for each in together(told) for line in _item(each)]
    return "\n".join(lines) + "\n"


def sum_of(made: Imported) -> str:
    """How many words there were and where they are, as a sentence."""
    words = made.words
    if not words.named:
        return f"All {count(words.paper, 'word', 'words')} of the {made.source} stand on the page."
    return (
        f"Of {count(words.paper, 'word', 'words')} in the {made.source}, "
        f"{count(words.page, 'stands', 'stand')} on the page and "
        f"{count(words.named, 'is', 'are')} named here."
    )


def counted(made: Imported) -> tuple[str, ...]:
    """How much there is to look at, and the first kinds of it; no line for nothing."""
    lines = []
    for verdict in _SHOWN:
        told = together([each for each in made.told if each.verdict is verdict])
        if told:
            lines.append(f"{HEADINGS[verdict]}: {len(told)}")
            kinds = Counter(each.what for each in told)
            lines += [f"  {what}{f' ({n} times)' * (n > 1)}" for what, n in [*kinds.items()][:_FEW]]
            if len(kinds) > _FEW:
                lines.append(f"  and {count(len(kinds) - _FEW, 'other kind', 'other kinds')}")
    return tuple(lines)


def together(told: Iterable[Told]) -> list[Told]:
    """The lines, with one for the same change of the same words however often it was made."""
    found: dict[tuple[str, str], list[Told]] = {}
    alone: list[Told] = []
    for each in told:
        if each.verdict is Verdict.CHANGED:
            same = found.setdefault((each.what, each.words), [])
            if not same:
                alone.append(each)
            same.append(each)
        else:
            alone.append(each)
    return [_joined(found.get((each.what, each.words), [each])) for each in alone]


def _joined(told: Sequence[Told]) -> Told:
    first = told[0]
    if len(told) == 1:
        return first
    where = ", ".join(dict.fromkeys(each.where for each in told if each.where))
    return Told(first.verdict, first.what, where, first.words, first.gone)


def _item(told: Told) -> Iterable[str]:
    where = f" ({told.where})" if told.where else ""
    lines = [one_line(line) for line in told.words.split("\n") if line.strip()]
    if not lines:
        yield f"- {told.what}{where}"
    elif len(lines) == 1:
        yield f"- {told.what}{where}: “{lines[0]}”"
    else:
        yield f"- {told.what}{where}:"
        yield from (f"  > {line}" for line in lines)
