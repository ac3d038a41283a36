"""Paper: the facilitator's sheets, of one exercise or of a whole session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from l4pc_tui.core.script.paper.paper import LabelledText, PaperSheet, StepSheet
from l4pc_tui.exchange.paper.frame import page
from l4pc_tui.exchange.paper.words import Writer, inline

Pictures = Mapping[str, bytes]
"""By the path that a script names; one that is not there stands as its description."""


def sheet_page(sheet: PaperSheet, pictures: Pictures | None = None) -> bytes:
    """The sheet of one exercise as an HTML file."""
    body = _Writes(Writer(pictures or {})).sheet(sheet, "h1")
    return page(sheet.title, body, sheet.language, rtl=sheet.rtl, look="sheet")


def sheets_page(
    title: str, where: Sequence[str], sheets: Iterable[PaperSheet], language: str = "en",
    pictures: Pictures | None = None,
) -> bytes:  # fmt: skip
    """The sheets of a session as one HTML file, one after another in the order of the day.

    where: of whom, on which day and where it is.
    """
    body = [f"<h1>{inline(title)}</h1>", facts(where)]
    writes = _Writes(Writer(pictures or {}))
    for each in sheets:
        kind = "exercise" if each.steps else "item"
        tongue = f' lang="{each.language}" dir="{"rtl" if each.rtl else "ltr"}"'
        body.append(
            f'<article class="{kind}"{tongue}>{"".join(writes.sheet(each, "h2"))}</article>'
        )
    return page(title, body, language, look="sheet")


def facts(told: Iterable[str]) -> str:
    """Short words one after another; nothing where there are none. They are the program's own, and
    read from left to right also within a page that does not."""
    held = " · ".join(map(inline, told))
    return f'<p class="facts" dir="ltr">{held}</p>' if held else ""


def ticks(things: Iterable[str]) -> str:
    """A list with a box to tick before each thing."""
    lines = "".join(f"<li><bdi>{inline(what)}</bdi></li>" for what in things)
    return f'<ul class="packing">{lines}</ul>' if lines else ""


def amount(number: int | None, what: str) -> str:
    """ "18 × pens"; the thing alone where nobody says how many."""
    return what if number is None else f"{number} × {what}"


class _Writes:
    """Writes the sheets of one page."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def sheet(self, sheet: PaperSheet, top: str) -> list[str]:
        """A sheet. top: the heading that it has; its steps have the one below."""
        below = "h2" if top == "h1" else "h3"
        body = [f"<{top}>{inline(sheet.title)}</{top}>"]
        if sheet.summary:
            body.append(f'<div class="summary">{self._writer.text(sheet.summary)}</div>')
        body.append(facts(sheet.facts))
        if sheet.told:
            lines = "".join(f"<li>{inline(each)}</li>" for each in sheet.told)
            body.append(f'<ul class="facts">{lines}</ul>')
        body += map(self._words, sheet.first)
        if sheet.before or sheet.packing:
            body += [f"<{below}>Before you begin</{below}>", self._writer.text(sheet.before)]
            body.append(ticks(amount(number, what) for number, what in sheet.packing))
        body += [self._step(step, below) for step in sheet.steps]
        for name, text in sheet.sections:
            body.append(
                f'<section class="section"><{below}>{inline(name)}</{below}>{self._writer.text(text)}</section>'
            )
        if sheet.credit:
            body.append(f"<footer>{' · '.join(map(inline, sheet.credit))}</footer>")
        return body

    def _step(self, step: StepSheet, tag: str) -> str:
        name = inline(step.name)
        heading = f"{step.number}. {name}" if step.number else f"Side step: {name}"
        if step.out:
            return (
                f'<section class="out"><{tag}><s>{heading}</s></{tag}>{facts(step.facts)}</section>'
            )
        told = "".join(map(self._words, step.words))
        return f'<section class="step"><{tag}>{heading}</{tag}>{facts(step.facts)}{told}</section>'

    def _words(self, words: LabelledText) -> str:
        if words.look == "door":
            # Its condition is a half sentence, and too long to stand beside what is done then.
            return f'<p class="door"><b>{inline(words.label)}:</b> {inline(words.text)}</p>'
        inner = "".join(map(self._words, words.inner))
        return (
            f'<div class="line {words.look}"><span class="label">{inline(words.label)}</span>'
            f"<div>{self._writer.text(words.text)}{inner}</div></div>"
        )
