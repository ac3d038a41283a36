"""What is piped in, line by line, whatever the pieces it comes in."""

from __future__ import annotations

import codecs
import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.machine.typed_bytes import NOT_READ, Lines, NotRead, NotText, Piped

SAID = "n Zoë said so\r\n* £5 for the café\nlast"
LINES = ["n Zoë said so\n", "* £5 for the café\n", "last"]


def read(
    data: bytes, cuts: list[int], *, named: str = "", longest: int = 1000
) -> list[str | NotRead]:
    lines = Lines(named, longest)
    found: list[str | NotRead] = []
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    for begin, end in pairwise(places):
        found += lines.feed(data[begin:end])
    return [*found, *lines.feed(b"", last=True)]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp850", "cp1252"]
)
@given(cuts=st.lists(st.integers(0, 200), max_size=9))
def test_every_code_page_gives_the_same_lines_however_it_is_cut(
    encoding: str, cuts: list[int]
) -> None:
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    assert read(mark + SAID.encode(encoding), cuts) == LINES


def test_an_encoding_that_is_named_is_believed_and_one_that_cannot_be_is_not() -> None:
    assert read("łódź\n".encode("iso8859-2"), [], named="iso8859-2") == ["łódź\n"]
    assert read("élan\n".encode("cp1252"), [], named="cp1252") == ["élan\n"]
    assert read("Zoë\n".encode("cp1252"), [], named="utf-16") == ["Zoë\n"]


def test_only_the_line_that_cannot_be_read_is_left_out() -> None:
    assert read(b"one\n\x8f\xa4\x01\ntwo\n", []) == ["one\n", NotRead(), "two\n"]
    half = (
        codecs.BOM_UTF16_LE
        + "a\n".encode("utf-16-le")
        + b"\x00\xd8\n\x00"
        + "b".encode("utf-16-le")
    )
    assert read(half, []) == ["a\n", NotRead(), "b"]


@pytest.mark.parametrize("letter", ["x", "é", "…", "😀"])
def test_a_line_without_an_end_keeps_its_beginning(letter: str) -> None:
    (line, after) = read(f"{letter * 5000}\nnext".encode(), [7, 4096], longest=100)
    assert isinstance(line, str)
    assert line in {letter * n + "\n" for n in range(90, 101)}
    assert after == "next"


def test_standing_in_for_stdin_it_reads_all_or_line_by_line() -> None:
    assert Piped(io.BytesIO(SAID.encode("cp850")), "").read() == "".join(LINES)
    stdin = Piped(io.BytesIO(SAID.encode()), "")
    assert stdin.readline() == LINES[0]
    assert list(stdin) == LINES[1:]
    assert (stdin.readline(), stdin.isatty()) == ("", False)


def test_what_cannot_be_read_there_is_refused_in_a_sentence() -> None:
    with pytest.raises(NotText, match="Type it again"):
        Piped(io.BytesIO(b"fine\n\xff\xfe\x01\n"), "").read()
    assert NotRead().sentence == NOT_READ
