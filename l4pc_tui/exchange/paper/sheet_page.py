"""Paper: the facilitator's sheets, of one exercise or of a whole session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from l4pc_tui.core.script.paper.paper import LabelledText, PaperSheet, StepSheet
from l4pc_tui.exchange.paper.frame import page
from l4pc_tui.exchange.paper.words import Writer, inline


def sheet_page(sheet: PaperSheet, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The sheet of one exercise as an HTML file. pictures: as for the handouts."""
    body = _sheet(sheet, "h1", Writer(pictures or {}))
    return page(sheet.title, body, sheet.language, rtl=sheet.rtl, look="sheet")


def sheets_page(
    title: str, where: Sequence[str], sheets: Iterable[PaperSheet], language: str = "en",
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:  # fmt: skip
    """The sheets of a session as one HTML file, each exercise on a page of its own.

    where: of whom, on which day and where it is. pictures: as for the handouts.
    """
    text = Writer(pictures or {})
    body = [f"<h1>{inline(title)}</h1>", facts(where)]
    for each in sheets:
        kind = "exercise" if each.steps else "item"
        tongue = f' lang="{each.language}" dir="{"rtl" if each.rtl else "ltr"}"'
        body.append(
            f'<article class="{kind}"{tongue}>{"".join(_sheet(each, "h2", text))}</article>'
        )
    return page(title, body, language, look="sheet")


def facts(told: Iterable[str]) -> str:
    """Short words one after another; nothing where there are none."""
    held = " · ".join(map(inline, told))
    return f'<p class="facts">{held}</p>' if held else ""


def ticks(things: Iterable[str]) -> str:
    """A list with a box to tick before each thing."""
    lines = "".join(f"<li>{inline(what)}</li>" for what in things)
    return f'<ul class="packing">{lines}</ul>' if lines else ""


def amount(number: int | None, what: str) -> str:
    """ "18 × pens"; the thing alone where nobody says how many."""
    return what if number is None else f"{number} × {what}"


def _sheet(sheet: PaperSheet, top: str, text: Writer) -> list[str]:
    below = "h2" if top == "h1" else "h3"
    body = [f"<{top}>{inline(sheet.title)}</{top}>"]
    if sheet.summary:
        body.append(f'<div class="summary">{text.text(sheet.summary)}</div>')
    body.append(facts(sheet.facts))
    if sheet.told:
        lines = "".join(f"<li>{inline(each)}</li>" for each in sheet.told)
        body.append(f'<ul class="facts">{lines}</ul>')
    body += [_words(each, text) for each in sheet.first]
    if sheet.before or sheet.packing:
        body += [f"<{below}>Before you begin</{below}>", text.text(sheet.before)]
        body.append(ticks(amount(number, what) for number, what in sheet.packing))
    body += [_step(step, below, text) for step in sheet.steps]
    for name, told in sheet.sections:
        body.append(f"<section><{below}>{inline(name)}</{below}>{text.text(told)}</section>")
    if sheet.credit:
        body.append(f"<footer>{' · '.join(map(inline, sheet.credit))}</footer>")
    return body


def _step(step: StepSheet, tag: str, text: Writer) -> str:
    name = inline(step.name)
    heading = f"{step.number}. {name}" if step.number else f"Side step: {name}"
    if step.out:
        return f'<section class="out"><{tag}><s>{heading}</s></{tag}>{facts(step.facts)}</section>'
    told = "".join(_words(each, text) for each in step.words)
    return f'<section class="step"><{tag}>{heading}</{tag}>{facts(step.facts)}{told}</section>'


def _words(words: LabelledText, text: Writer) -> str:
    if words.look == "door":
        # Its condition is a half sentence, and too long to stand beside what is done then.
        return f'<p class="door"><b>{inline(words.label)}:</b> {inline(words.text)}</p>'
    inner = "".join(_words(each, text) for each in words.inner)
    return (
        f'<div class="line {words.look}"><span class="label">{inline(words.label)}</span>'
        f"<div>{text.text(words.text)}{inner}</div></div>"
    )
