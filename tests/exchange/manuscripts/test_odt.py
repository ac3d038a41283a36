"""A LibreOffice document becomes a page, and no word of it is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.every_word import Writer, whole
from support.examples import examples
from support.odt_files import flat, heading, items, odt, para, span, table, words

from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.script.reading.script import read
from l4pc_tui.exchange.imported.page import Imported, import_paper
from l4pc_tui.exchange.manuscripts.account import Verdict
from l4pc_tui.exchange.refused import FileRefused

BACK = "\n## Back\n\n- Time: 1 min\n- Depth: Return\n\nSay: Thank you.\n"
"""A way back, which whoever goes deep must have."""
BOX = "<draw:frame><draw:text-box>{0}</draw:text-box><svg:title>x</svg:title></draw:frame>"
PICTURE = '<draw:frame><draw:image xlink:href="a.png"/><svg:desc>A bridge</svg:desc></draw:frame>'
COMMENT = (
    "<office:annotation><dc:creator>Ann</dc:creator><dc:date>2026</dc:date>{0}</office:annotation>"
)
FOOTNOTE = "<text:note><text:note-citation>1</text:note-citation><text:note-body>{0}</text:note-body></text:note>"
CHANGES = (
    "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion><office:change-info>"
    "<dc:creator>Ann</dc:creator></office:change-info>{0}</text:deletion></text:changed-region>"
    "<text:changed-region text:id='c2'><text:insertion/></text:changed-region></text:tracked-changes>"
)


def brought(*blocks: str, header: str = "") -> Imported:
    return import_paper(odt(flat(para("T", "P1"), para("s"), *blocks, header=header)), "t.odt")


def told(made: Imported, verdict: Verdict) -> list[tuple[str, str]]:
    return [(each.what, each.words) for each in made.told if each.verdict is verdict]


def test_a_whole_exercise_comes_over() -> None:
    made = brought(
        CHANGES.format(para("Old words.")),
        heading("First"),
        table(("Time", "5-8 min"), ("Group", "pairs")),
        para("", inside=f"{span('B', 'Ask: ')}What {span('S', 'was')}is it?{span('H', 'secret')}{COMMENT.format(para('Shorter.'))}"),
        heading("On the slide", 2),
        para("Look.\nListen."),
        heading("Going deeper", 2),
        items(para("Surface: What exactly?") + items(para("Listen for: sighs"))  , style="N"),
        para("", inside=PICTURE),
        items(para("Feel: How?"), style="N", goes_on=True),
        para("", inside=f"Do: Wait.<text:change-start text:change-id='c2'/> Long.<text:change-end text:change-id='c2'/>{FOOTNOTE.format(para('From Reg.'))}"),
        para("", inside=BOX.format(para("Say: Breathe."))),
        header=para("Draft of May"),
    )  # fmt: skip
    reading = read(f"{made.text}{BACK}".encode(), path="x/t.md", kind="exercise")
    found = reading.model
    assert isinstance(found, Exercise), reading.diagnostics
    step, _ = found.steps
    assert step.time is not None
    assert (found.title, found.summary, step.time.max) == ("T", "s", 480)
    assert [(block.label, block.text) for block in step.blocks] == [
        ("Ask", "What is it?"), ("Show", "Look.\nListen."), ("Do", "Wait. Long."), ("Note", "From Reg."),
        ("Say", "Breathe."),
    ]  # fmt: skip
    assert [(probe.depth.value, probe.text) for probe in step.probes] == [
        ("Surface", "What exactly?"),
        ("Feel", "How?"),
    ]
    assert step.probes[0].remarks[0].text == "sighs"
    assert "<!-- Comment: Shorter. -->" in made.text
    assert told(made, Verdict.LEFT)[:4] == [
        ("Words deleted with tracked changes", "Old words."), ("Words that were struck out", "was"),
        ("Hidden words", "secret"), ("A picture (“A bridge”)", ""),
    ]  # fmt: skip
    assert ("The header of a page", "Draft of May") in told(made, Verdict.LEFT)


def test_one_file_and_a_packed_one_are_the_same_page() -> None:
    content = flat(
        para("T", "P1"), para("s"), heading("First"), para("Time: 5 min"), para("Say: Go.")
    )
    assert import_paper(content, "t.fodt").text == import_paper(odt(content), "t.odt").text


def test_words_in_what_nobody_knows_are_named_too() -> None:
    made = brought(heading("First"), f"<text:odd>{para('Strange words.')}</text:odd>")
    assert told(made, Verdict.LEFT) == [("Words that found no place", "Strange words")]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (odt(flat(), manifest=b"<a><encryption-data/></a>"), "has a password"),
        (odt(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "instructions"),
        (odt(b"<a/>"), "holds no text"),
        (odt(b"<a"), "broken"),
        (odt(b"<a>" * 300 + b"</a>" * 300), "broken"),
    ],
    ids=["password", "entities", "no text", "broken", "deep"],
)
def test_one_that_is_locked_empty_or_would_do_harm_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(FileRefused) as refused:
        import_paper(data, "t.odt")
    assert says in refused.value.sentence
    assert refused.value.hint


WAYS: tuple[Callable[[Writer], str], ...] = (
    lambda w: heading(w(), 1), lambda w: heading(f"{w()} {w()}", 3), lambda _: heading("On the slide", 3),
    lambda _: heading("Feel", 2), lambda w: para(w(), "P1"), lambda w: para(f"{w()}\n{w()}", "Q1"),
    lambda w: para(f"Ask: {w()}\n{w()}\nSay: {w()}"), lambda w: para("", inside=f"{span('B', 'Show: ')}{w()}{span('S', w())} {span('H', w())}"),
    lambda w: para("", inside=f"{w()} {FOOTNOTE.format(para(w()))}{COMMENT.format(para(w()) + para(w()))} {w()}"),
    lambda w: para("", inside=BOX.format(para(w()) + table((w(), w()), (w(), w())))), lambda w: para("", inside=f"{w()}{PICTURE}"),
    lambda w: items(para(w()) + para(w()), para(w()) + items(para(f"{w()}\n{w()}"))), lambda w: items(para(f"Feel: {w()}"), heading(w(), 2), style="N"),
    lambda w: para("Deeper:") + items(para(f"Surface: {w()}"), para(w()), style="N"), lambda w: table(("Time", w()), ("Aim", w())),
    lambda w: table((w(), w(), w()), (w(), f"{w()}\n{w()}", w())), lambda w: f"<text:section>{para(w())}</text:section>",
    lambda w: f"<text:table-of-content><text:index-body>{para(w())}</text:index-body></text:table-of-content>",
    lambda w: CHANGES.format(para("", inside=f"{w()} <text:span>{w()}</text:span>")),
    lambda w: para("", inside=f"<text:a xlink:href='https://example.org/a'>{w()}</text:a> <text:page-number>{w()}</text:page-number>"
                   f"<text:s text:c='2'/>{words(w())} <text:placeholder>{w()}</text:placeholder>"),
    lambda w: f"<text:p><draw:custom-shape>{para(w())}</draw:custom-shape><draw:g><draw:rect>{para(w())}</draw:rect></draw:g></text:p>",
    lambda w: para(f"Materials: {w()}, {w()}"),
)  # fmt: skip


@given(st.lists(st.integers(0, len(WAYS) - 1), max_size=12))
@example(list(range(len(WAYS))))
@settings(max_examples=examples(150), deadline=None)
def test_each_word_of_any_document_stands_on_the_page_or_is_named_once(ways: list[int]) -> None:
    w = Writer()
    blocks = [WAYS[way](w) for way in ways]
    made = import_paper(odt(flat(*blocks, header=para(w()))), "letter.odt")
    whole(made, w.said, "on the slide feel ask say show deeper time aim materials surface 1 2")
