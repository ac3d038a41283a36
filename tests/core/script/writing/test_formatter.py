"""What ``fmt`` writes says what the file said, and formatting it again changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.model.sameness import without_lines
from l4pc_tui.core.script.reading.script import Folder, read, read_into
from l4pc_tui.core.script.writing.formatter import fix, fixable, format_text

ROOT = Path(__file__).parents[4]
CANONICAL = sorted((ROOT / "tests" / "canonical").glob("*.md"))
SHIPPED = sorted(p for f in ("exercises", "sessions") for p in (ROOT / f).glob("[!R_]*.md"))
TOP = "---\nformat: exercise/1\npeople: 6-24\n---\n\n# T\n\ns\n\n## A\n\n- Time: 5 min\n\n"


def kind_of(data: bytes) -> Folder:
    return "plan" if b"session/1" in data or b"programme/1" in data else "exercise"


def formatted(text: str, kind: Folder = "exercise") -> str:
    done = format_text(text.encode(), path="x/page.md", kind=kind)
    assert done.text is not None
    return done.text


def body(lines: str) -> str:
    """What becomes of lines in a step."""
    done = formatted(TOP + lines + "\n")
    assert done.startswith(TOP), done
    return done.removeprefix(TOP).removesuffix("\n")


def fixed(text: str) -> str:
    done = fix(text.encode(), path="x/page.md", kind="exercise")
    assert done.text is not None
    return done.text


def check(data: bytes, kind: Folder, *, formatter: Any = format_text) -> None:
    """The two promises, for any bytes; with errors in the file, of what could be made of it."""
    before = read(data, path="x/page.md", kind=kind)
    done = formatter(data, path="x/page.md", kind=kind)
    if done.text is None:
        assert not done.changed
        return
    out = done.text.encode()
    assert done.changed == (out != data)
    again = formatter(out, path="x/page.md", kind=kind)
    assert again.text == done.text
    assert not again.changed
    after = read(out, path="x/page.md", kind=kind)
    assert after.diagnostics == done.diagnostics
    if before.model is not None:
        assert after.model is not None
        assert without_lines(after.model) == without_lines(before.model)
    else:
        errors = {m.code for m in before.diagnostics if m.severity == "error"}
        assert {m.code for m in after.diagnostics if m.severity == "error"} <= errors or any(
            code in errors for code in ("H204", "T504", "F199")
        )


@pytest.mark.parametrize("path", [*CANONICAL, *SHIPPED], ids=lambda path: path.stem)
def test_a_page_keeps_its_meaning(path: Path) -> None:
    data = path.read_bytes()
    check(data, kind_of(data))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_is_shipped_is_formatted(path: Path) -> None:
    data = path.read_bytes()
    assert not format_text(data, path=path.name, kind=kind_of(data)).changed


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("Tell: hello", "Say: hello"),
        ("**Say:** hello", "Say: hello"),
        ("__SAY__ : hello", "Say: hello"),
        ("say： hello", "Say: hello"),
        ("Say: one\nDo: two", "Say: one\n\nDo: two"),
        ("Say: one\n\n\n\nDo: two", "Say: one\n\nDo: two"),
        ("Say: one   \nDo: two ", "Say: one  \n\nDo: two"),
        ("* one\n+ two\n• three", "- one\n- two\n- three"),
        ("Show: one\n> two\nAsk: three", "Show: one\n> two\n\nAsk: three"),
        ("If it rains ⇒ end\n**if late:** repeat", "If it rains ⇒ end\n\nIf late: repeat"),
        ("Ask: q\nFollow up:\n1. __feel__: w\n - Tip: z\n2. v\nDo: x",
         "Ask: q\n\nDeeper:\n1. Feel: w\n   - Note: z\n2. v\n\nDo: x"),
        ("Say: a\n## 2) B ##\nTime: 9 min\nGroup: pairs\nwords",
         "Say: a\n\n## 2) B\n\n- Time: 9 min\n- Group: pairs\n\nwords"),
        ("Say: a\n##  side-step – Rest\nTime: 9 min\nDo: b",
         "Say: a\n\n## Side step: Rest\n\n- Time: 9 min\n\nDo: b"),
        ("Say: a\n## ACCESS!\nb\n### c\nd", "Say: a\n\n## Access\n\nb\n\n### c\n\nd"),
        ("Say: a\n<!-- about the question -->\nAsk: b", "Say: a\n\n<!-- about the question -->\nAsk: b"),
        ("Say: a\n\n<!-- b -->\n\nAsk: c", "Say: a\n\n<!-- b -->\n\nAsk: c"),
        ("Say: a\n<!-- of a -->\n\n\nAsk: c", "Say: a\n<!-- of a -->\n\nAsk: c"),
        ("<!-- a\n\n\nb -->\nSay: c", "<!-- a\n\n\nb -->\nSay: c"),
        ("Say<!-- x -->: hello", "Say<!-- x -->: hello"),
        ("Say: “curly” ‘quotes’ and\nwrapped prose", "Say: “curly” ‘quotes’ and\nwrapped prose"),
        ("Say: soft\u00adly\u2028Do: x", "Say: softly\n\nDo: x"),
        ("Say: a\x07b \ufffd \uf0e0 \uf123", "Say: ab \ufffd → \uf123"),
    ],
)  # fmt: skip
def test_lines_of_a_step_are_tidied(written: str, better: str) -> None:
    assert body(written) == better


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("source: Told: by a friend", 'source: "Told: by a friend"'),
        ('source: Told: a "friend"', "source: 'Told: a \"friend\"'"),
        ("source: “a book”", 'source: "a book"'),
        ("source: a C#4 book # mine", "# mine\nsource: a C#4 book"),
        ("source: # nothing", "# nothing\nsource:"),
        ("License :  CC0-1.0", "licence: CC0-1.0"),
        ("Source\u00a0:\u00a0a\u00a0book  ", "source: a book"),
        ("source： a book", "source: a book"),
        ("\tstatus: trial", "status: trial"),
        ("authors:\n\t- Nobody", "authors:\n  - Nobody"),
        ("time: 5-8", "time: 5-8 min"),
    ],
)
def test_lines_of_a_header_are_tidied(written: str, better: str) -> None:
    rest = "# T\n\ns\n\n## A\n\n- Time: 5 min\n\nSay: x\n"
    page = f"---\nformat: exercise/1\n{written}\n---\n\n{rest}"
    assert formatted(page) == f"---\nformat: exercise/1\n{better}\n---\n\n{rest}"


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("8", "8 min"), ("5-8", "5-8 min"), ("2 x 5-7, ideal 6", "2 x 5-7 min, ideal 6"),
        ("about 8", "about 8 min"), ("45 per person", "45 min per person"), ("3 each", "3 min each"),
        ("8-5 min", "5-8 min"), ("1h 15m – 45 min", "45 min – 1h 15m"), ("2 x 8-5 min", "2 x 5-8 min"),
        ("8 to 5", "5 to 8 min"), ("90-60 sec per person", "60-90 sec per person"),
    ],
)  # fmt: skip
def test_times_are_mended(written: str, better: str) -> None:
    page = TOP.replace("5 min", written) + "Say: x\n"
    assert formatted(page) == TOP.replace("5 min", better) + "Say: x\n"
    assert fixed(page) == TOP.replace("5 min", better) + "Say: x\n"


def test_a_page_without_a_header_gets_one() -> None:
    bare = TOP.split("---\n\n", 1)[1] + "Say: x\n"
    assert formatted(bare) == "---\nformat: exercise/1\n---\n\n" + bare
    assert formatted("---\npeople: 6\n---\n" + bare).startswith(
        "---\nformat: exercise/1\npeople: 6\n---\n\n# T"
    )


def test_an_older_format_is_brought_up_to_date() -> None:
    assert "format: exercise/1\n" in formatted(TOP.replace("exercise/1", "exercise/0") + "Say: x\n")


def test_a_title_in_the_header_goes_to_the_page() -> None:
    page = "---\nformat: exercise/1\ntitle: Old name\n---\ns\n\n## A\n\n- Time: 5 min\n\nSay: x\n"
    assert formatted(page).startswith("---\nformat: exercise/1\n---\n\n# Old name\n\ns\n")
    assert "title" not in formatted(page.replace("s\n\n##", "# Old name\n\ns\n\n##"))
    assert "\n# title: Old name\n---" in formatted(page.replace("s\n\n##", "# New\n\ns\n\n##"))


def test_step_numbers_are_counted_anew_when_they_are_out_of_order() -> None:
    page = (
        TOP.replace("## A", "## 2. A")
        + "Say: x\n\n## B\n\n- Time: 5 min\n\nSay: y\n\n## 2. C\n\n- Time: 9 min\n\nSay: z\n"
    )
    assert formatted(page) == page.replace("2. A", "1. A").replace("2. C", "3. C")
    tidy = page.replace("2. C", "7. C")
    assert formatted(tidy) == tidy


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("- Talk (5 min)\n- Lead: Joe\n-  Show: x", "- Talk (5 min)\n  - Lead: Joe\n  - Show: x"),
        ("- Talk (5 min)\n - lead： Joe", "- Talk (5 min)\n  - Lead: Joe"),
        ("* 10:00 lunch: soup (5)", "- 10:00 Lunch: soup (5 min)"),
        ("- Talk (8-5 min)", "- Talk (5-8 min)"),
        ('- Exercise: a\n  - Step "B": 20', '- Exercise: a\n  - Step "B": 20 min'),
        ("- Check in: hello (5 min)", "- Check-in: hello (5 min)"),
    ],
)
def test_agenda_lines_are_tidied(written: str, better: str) -> None:
    top = "---\nformat: session/1\nstart: 09:30\n---\n\n# D\n\ns\n\n## Morning\n\n"
    assert formatted(f"{top}{written}\n", "plan") == f"{top}{better}\n"


def test_bytes_of_other_programs_become_plain_utf8() -> None:
    page = TOP + "Say: café “so”\n"
    for data in (page.encode("utf-16"), page.encode("cp1252"), page.encode("utf-8-sig"),
                 page.replace("\n", "\r\n").encode(), page.replace("\n", "\r").encode()):  # fmt: skip
        done = format_text(data, path="x/page.md", kind="exercise")
        assert done.text == page
        assert done.changed


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04", b"# T\n\x00", b"a" * 300_000, b"a\n" * 4001, TOP.encode() + "Say: é".encode() + b"\xff",
     TOP.encode() + "Say: é\n".encode() + b"If x: go to y\n" * 150 + b"\xff",
     TOP.replace("exercise/1", "exercise/9").encode()],
)  # fmt: skip
def test_what_cannot_be_read_or_is_too_new_is_left_alone(data: bytes) -> None:
    for formatter in (format_text, fix):
        done = formatter(data, path="x/page.md", kind="exercise")
        assert done.text is None
        assert not done.changed
        assert done.diagnostics


def test_a_page_that_would_grow_over_the_limits_is_not_set_out() -> None:
    page = TOP + "\n".join(["Say: x"] * 3900) + "\n"
    assert formatted(page) == page


def test_fixing_mends_the_messages_and_touches_nothing_else() -> None:
    page = TOP + "tell: a\nDo:  b   \nSay: soft\u00adly\n* one\n"
    assert fixed(page) == TOP + "Say: a\nDo:  b   \nSay: softly\n* one\n"
    done = fix(page.encode(), path="x/page.md", kind="exercise")
    assert done.mended == ("F112", "L402", "L404")


def test_fixing_keeps_windows_line_ends() -> None:
    page = TOP.replace("\n", "\r\n") + "tell: a\r\n"
    assert fixed(page) == TOP.replace("\n", "\r\n") + "Say: a\r\n"


def test_a_clean_page_is_not_changed_by_fixing() -> None:
    page = "---\nformat: exercise/1\n---\n# T\ns\n## A\nTime: 5 min\nSay: x"
    done = fix(page.encode(), path="x/page.md", kind="exercise")
    assert not done.changed
    assert done.text == page


LINES = st.sampled_from(
    [
        "## A", "##  2) B ##", "## Step 1: C", "## 1. D", "## Side step: E", "## side-step - F", "## Handout: G",
        "## ACCESS", "### sub", "# T", "# ", "##", "Time: 5 min", "* Time : 8-5", "- Time: 5", "**Group:** Trios",
        "Group： same", "Cut: first", "Depth: feel", "Say: a", "tell： b", "**Do:** c", "- Note: d", "1. Why: e",
        "Show:", "show: f", "> quoted", ">   - x", "> Note: y", "Ask: q?", "  Ask: r?", "Deeper:", "probes: s",
        "1. Feel: u", "1)  **surface:** v", "2. w", " - Listen for: x", "   - Tip: y", "   - if z: repeat",
        "If late: go to B", "if late: skip to A", "**If x** ⇒ end", "If y -> use exercise q", "Next: A", "Next: end",
        "Handout: G", "", "", " ", "plain words", "plain words  ", "words\\", "  indented", "* bullet", "+ b", "• c",
        "  - nested", "---", "***", "|a|b|", "|-|-|", "<!-- c -->", "<!-- open", "close -->", "Say: <!-- x --> y",
        "a\u2028b", "soft\u00ad", "\u202ex", "\uf0e0", "{cohort}", "Todo: t", "\ttab", "Saye: x", "Id: same",
    ]
)  # fmt: skip
HEADS = st.sampled_from(
    [
        "format: exercise/1", "format: exercise/0", "Format : Exercise / 1", "people: 6–24", "PEOPLE: 8", "title: T",
        "title: “Other”", "license: CC0", "licence: CC1", "source: a: b", "source: “c”", "source: d # e", "x-note: # f",
        "source: |g", "\tstatus: trial", "status:  ready", "authors:", "- Nobody", "\t- Some", "themes: a; b",
        "time: 5", "time: 9-5 min", "variables:", "  object: a: b", "was: [a, b]", "# remark", "", "X_Y: z", "y： z",
    ]
)  # fmt: skip
AGENDA = st.sampled_from(
    [
        "- Talk (5)", "* 10:00 lunch: soup (5 min)", "- 9.30 Arrivals", "- Lead: Joe", " - Show: x", "  > y", "  - note： z",
        "- Check in: a (8-5 min, keep)", "- Exercise: b", '  - Step "C": 20', "- step 'D': 5", "  - Skip step: e",
        "- set x: y", "more", "  more", "", "## Morning", "##Noon", "- Break (5 min, cut first)", "• Return",
        "- Online: yes", "# T", "words", "- 2026-10-06 Session: f", "- Between: g (5)",
    ]
)  # fmt: skip


@given(st.lists(HEADS, max_size=6), st.lists(LINES, max_size=24), st.booleans())
@settings(max_examples=examples(250), deadline=None)
def test_any_exercise_keeps_its_meaning(heads: list[str], lines: list[str], crlf: bool) -> None:
    head = ["---", *heads, "---"] if heads else []
    text = "\n".join([*head, "# T", "", *lines])
    data = (text.replace("\n", "\r\n") if crlf else text).encode()
    check(data, "exercise")
    check(data, "exercise", formatter=fix)


@given(
    st.lists(AGENDA, max_size=24),
    st.sampled_from(["format: session/1\nstart: 9.30", "format: programme/1", "start: 09:00"]),
)
@settings(max_examples=examples(150), deadline=None)
def test_any_plan_keeps_its_meaning(lines: list[str], head: str) -> None:
    data = "\n".join(["---", head, "---", "# T", "", *lines]).encode()
    check(data, "plan")
    check(data, "plan", formatter=fix)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[bytes, Folder]:
    """A shipped or canonical page after a few accidents."""
    data = draw(st.sampled_from([*CANONICAL, *SHIPPED])).read_bytes()
    lines = data.decode().split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        kind = draw(
            st.sampled_from(["cut", "join", "indent", "outdent", "spoil", "twice", "other"])
        )
        if kind == "cut" and len(lines) > 1:
            del lines[at]
        elif kind == "join" and at + 1 < len(lines):
            lines[at : at + 2] = [f"{line} {lines[at + 1]}"]
        elif kind == "indent":
            lines[at] = draw(st.sampled_from([" ", "  ", "    ", "\t"])) + line
        elif kind == "outdent":
            lines[at] = line.lstrip()
        elif kind == "spoil" and line:
            col = draw(st.integers(0, len(line)))
            sign = draw(
                st.sampled_from(
                    [
                        "*",
                        "_",
                        ":",
                        "#",
                        "- ",
                        "“",
                        "'",
                        '"',
                        "<!--",
                        "-->",
                        "\\",
                        "{",
                        "\u2028",
                        ",",
                    ]
                )
            )
            lines[at] = line[:col] + sign + line[col:]
        elif kind == "twice":
            lines.insert(at, line)
        elif kind == "other":
            lines.insert(at, draw(LINES))
    return "\n".join(lines).encode(), kind_of(data)


@given(mutated())
@settings(max_examples=examples(250), deadline=None)
def test_any_page_after_an_accident_keeps_its_meaning(page: tuple[bytes, Folder]) -> None:
    check(*page)
    check(*page, formatter=fix)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")))
@settings(max_examples=examples(150), deadline=None)
def test_any_bytes_are_formatted_or_left_alone(data: bytes) -> None:
    check(data, "exercise")
    check(data, "plan", formatter=fix)


def test_every_fixable_message_is_mended_in_a_small_page() -> None:
    pages = {
        "F110": "Say: a\x07", "F111": "Say: \u202ea", "F112": "Say: a\u00adb", "F113": "Say: a\u2028Do: b",
        "F114": "If a \uf0e0 wait", "L402": "say: a", "L404": "Tell: a", "T503": "Say: x\n## B\n- Time: 5\nSay: y",
        "T504": "Say: x\n## B\n- Time: 8-5 min\nSay: y",
        "S307": "Say: x\n## 2. B\n- Time: 5 min\nSay: y\n## 1. C\n- Time: 5 min\nSay: y",
    }  # fmt: skip
    for code, lines in pages.items():
        page = (TOP + lines + "\n").encode()
        assert fixable(code)
        assert code in [m.code for m in read(page, path="x/page.md", kind="exercise").diagnostics]
        done = fix(page, path="x/page.md", kind="exercise")
        assert code in done.mended, code


def test_the_internal_model_of_a_file_with_errors_is_kept_too() -> None:
    page = TOP + "Tell: a\nIf b: go to Nowhere\nDo: c\n"
    done = formatted(page)
    assert done == TOP + "Say: a\n\nIf b: go to Nowhere\n\nDo: c\n"
    first, second = Report("x/page.md"), Report("x/page.md")
    before, _ = read_into(first, page.encode(), "exercise")
    after, _ = read_into(second, done.encode(), "exercise")
    assert before is not None
    assert after is not None
    assert without_lines(before) == without_lines(after)


def test_fixing_leaves_marks_and_line_ends_when_there_is_nothing_to_mend() -> None:
    for data in (
        b"\xef\xbb\xbf" + (TOP + "Say: a\n").encode(),
        (TOP + "Say: a\n").replace("\n", "\r").encode(),
    ):
        done = fix(data, path="x/page.md", kind="exercise")
        assert not done.changed
        assert done.text is not None
        assert done.text.encode() == data


def test_each_message_that_is_gone_is_counted() -> None:
    page = TOP + "Tell: a\n\nTell: b\n\nsay: c\n"
    assert fix(page.encode(), path="x/page.md", kind="exercise").mended == ("L402", "L404", "L404")


def test_lines_of_a_programme_have_their_own_words_and_their_settings_below_them() -> None:
    head = "---\nformat: programme/1\n---\n\n# A year\n\nSummary.\n\n## Days\n\n"
    done = format_text(
        f"{head}- joining letter: what it is\n- **due**: a week before\n    - WHO: coordinator\n"
        "- 2026-10-06 Session: day\n\n## hand-out: A page\n\nx\n".encode(),
        path="x/year.md", kind="plan",
    ).text  # fmt: skip
    assert done == (
        f"{head}- Letter: what it is\n  - Due: a week before\n    - Who: coordinator\n"
        "- 2026-10-06 Session: day\n\n## Handout: A page\n\nx\n"
    )
