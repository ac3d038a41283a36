"""No word of a Word file is lost: it stands on the page, or it is named as left out."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.every_word import Writer, whole
from support.examples import examples
from support.word_files import para, part, run, table, word

from l4pc_tui.exchange.imported.page import import_paper

DRAWN = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice><w:drawing><wps:txbx xmlns:wps="w"><w:txbxContent>{0}</w:txbxContent></wps:txbx>'
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict>"
    "</mc:Fallback></mc:AlternateContent>"
)
PICTURE = '<w:r><w:drawing><a:blip xmlns:a="a"/></w:drawing></w:r>'
LABELS = (
    "Ask", "Show", "Say", "On the slide", "Listen for", "Deeper", "Going deeper", "Feel", "Surface",
    "Time", "Duration", "Materials", "Nonsense", "Tell", "If", "Handout", "Group", "Note", "ask",
)  # fmt: skip
HEADINGS = (
    "{0}", "On the slide", "Feel", "Power", "Going deeper", "Materials", "Ask", "Access",
    "{0} (10 minutes)",
    "Handout: {0}", "Side step: {0}", "Listen for", "Before you begin", "Step 1: {0}",
)  # fmt: skip


def _heading(w: Writer, n: int) -> str:
    form = HEADINGS[n % len(HEADINGS)]
    return para(form.format(w()) if "{0}" in form else form, f"heading {n % 3 + 1}")


def _label(w: Writer, n: int) -> str:
    label = LABELS[n % len(LABELS)]
    ways: tuple[Callable[[], str], ...] = (
        lambda: run(f"{label}: ", bold=True) + run(w("?")),
        lambda: run(f"{label}:{w()}"),
        lambda: run(f"{label}", bold=True) + run(f": {w()}\n{w('?')}\nNote: {w()}"),
        lambda: run(f"{label}:"),
        lambda: run(f"{label}:\t{w()}\tGroup: {w()}"),
    )
    return para("", number=n % 3, runs=ways[n % len(ways)]())


def _aside(w: Writer, n: int) -> str:
    ways: tuple[Callable[[], str], ...] = (
        lambda: f'<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">{w(" ")}</w:t></w:r>',
        lambda: f'<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">{w(" ")}</w:t></w:r>',
        lambda: f'<w:del><w:r><w:delText xml:space="preserve">{w(" ")}</w:delText></w:r></w:del>',
        lambda: f"<w:ins>{run(w(' '))}</w:ins>",
        lambda: f"<w:moveFrom>{run(w(' '))}</w:moveFrom><w:moveTo>{run(w(' '))}</w:moveTo>",
        lambda: (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run(w(' '))}</w:sdtContent></w:sdt>"
        ),
        lambda: f"<w:sdt><w:sdtContent>{run(w(' '))}</w:sdtContent></w:sdt>",
        lambda: f'<w:fldSimple w:instr="PAGE">{run(w(" "))}</w:fldSimple>',
        lambda: f"<w:r>{DRAWN.format(para(w()))}</w:r>",
        lambda: f"<w:r>{DRAWN.format(table((w(), 'Ask'), ('Time', w())))}</w:r>",
        lambda: PICTURE,
        lambda: '<w:r><w:commentReference w:id="0"/></w:r>',
        lambda: '<w:r><w:footnoteReference w:id="0"/></w:r>',
        lambda: f'<m:oMath xmlns:m="m"><m:r><m:t>{w()}</m:t></m:r></m:oMath>',
        lambda: (
            f"<w:r><w:ruby><w:rt>{run(w(' '))}</w:rt><w:rubyBase>{run(w(' '))}</w:rubyBase></w:ruby></w:r>"
        ),
    )
    lead = run(f"{'Ask: ' if n % 2 else ''}{w(' ')}") if n % 3 else ""
    return para("", number=n % 4 % 3, runs=lead + ways[n % len(ways)]() + run(f" {w()}"))


def _table(w: Writer, n: int) -> str:
    ways: tuple[Callable[[], str], ...] = (
        lambda: table(("Time", w()), ("Materials", w()), ("Aim", w()), ("On the slide", w())),
        lambda: table(("Time", "Group", "Materials"), (w(), w(), w())),
        lambda: table((w(), w(), w()), (w(), w(), w())),
        lambda: table(("Step", "Time", "Group", "Ask"), (w(), w(), w(), w()), (w(), w(), w(), w())),
        lambda: table((w(), w()), (w(), w())),
        lambda: table(("Ask", w("?")), ("Deeper", w()), ("Say", "")),
        lambda: table(
            ("What", "Time", "How", "Kit"), (w(), w(), w(), w()), (w(), w(), f"Ask: {w()}", "")
        ),
        lambda: table(
            ("Time", "What", "Lead", "Room"), ("9.30", w(), w(), w()), (w(), w(), "", "")
        ),
    )
    return ways[n % len(ways)]()


def _words(w: Writer, n: int) -> str:
    style = ("", "", "Quote", "Title", "", "")[n % 6]
    return para(w(f" {w('?')}") if n % 2 else f"{w()}\n{w()}", style, number=n % 5 % 3, level=n % 2)


WAYS = [
    (way, n)
    for way, many in ((_heading, 39), (_label, 95), (_aside, 60), (_table, 8), (_words, 60))
    for n in range(many)
]
EACH_ONCE = [n for n, (way, number) in enumerate(WAYS) if way is not _label or number % 5 == 0]


@given(st.lists(st.integers(0, len(WAYS) - 1), max_size=14))
@example(EACH_ONCE)
@settings(max_examples=examples(100), deadline=None)
def test_each_word_of_any_word_file_stands_on_the_page_or_is_named_once(
    chosen: list[int],
) -> None:
    w = Writer()
    blocks = [way(w, n) for way, n in map(WAYS.__getitem__, chosen)]
    comment, note, header = para(w()), para(w()), para(w())
    more = {
        "word/comments.xml": part("comments", f'<w:comment w:id="0">{comment}</w:comment>'),
        "word/footnotes.xml": part("footnotes", f'<w:footnote w:id="0">{note}</w:footnote>'),
        "word/header1.xml": part("hdr", header),
    }
    data = word(
        *blocks, more=more, main="document2.xml", c="comments comments.xml",
        f="footnotes footnotes.xml", h="header header1.xml",
    )  # fmt: skip
    made = import_paper(data, "letter.docx")
    known = (
        f"{' '.join(LABELS)} {' '.join(HEADINGS)} Aim Materials Room What How Do Kit minutes step"
    )
    whole(made, w.said, known)


def test_many_words_are_counted_in_bearable_time() -> None:
    cells = [tuple(f"wren{row}q{column}" for column in range(60)) for row in range(60)]
    data = word(table(*cells))
    before = process_time()
    assert import_paper(data, "letter.docx").words.page == 3_600
    assert process_time() - before < 3
