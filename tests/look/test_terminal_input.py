"""What a terminal sends comes in whole pieces; what is not whole is nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.look.terminal_input import CUT, LONGEST_PASTE, STALLED, Piece, Pieces

REPORTS = (
    b"\x1b[A", b"\x1bOP", b"\x1b[15~", b"\x1b[1;5C", b"\x1b[[A", b"\x1b[3$", b"\x1b[97;5u",
    b"\x1b[<0;200;50M", b"\x1b[<35;1200;900m", b"\x1b[32;200;50M", b"\x1b[I", b"\x1b[?2026;2$y",
    b"\x1b[48;24;80;480;640t", b"\x1b[12;40R", b"\x1b[?62;22c",
)  # fmt: skip
SILENT = (
    b"\x1b[M !!", b"\x1b[M \xff\xfe", b"\x1b[M \xc3\xa9", b"\x1b[M \xc4\x80\xc4\x81",
    b"\x1b]11;rgb:1414/1414/1c1c\x1b\\", b"\x1b]52;c;d2hhdCBzaGUgc2FpZA==\x07",
    b"\x1bP>|XTerm(380)\x1b\\", b"\x1bP1$r0m\x1b\\", b"\x1b_Gi=31;OK\x1b\\", b"\x1b^x\x1b\\",
    b"\x1bXx\x1b\\", b"\x1b[201~",
)  # fmt: skip
"""Old mouse reports, and replies to what nobody asked; nothing comes of them."""


def told(*parts: bytes) -> list[Piece]:
    """The pieces of parts that come one directly after the other."""
    pieces = Pieces()
    return [piece for part in parts for piece in pieces.feed(part, 0.0)]


def joined(pieces: list[Piece]) -> list[Piece]:
    """Words that follow each other are one."""
    found: list[Piece] = []
    for piece in pieces:
        if found and piece.kind == found[-1].kind == "words":
            found[-1] = Piece("words", found[-1].text + piece.text)
        else:
            found.append(piece)
    return found


@pytest.mark.parametrize("byte", [b"\xa3", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf5\x80"])
def test_a_byte_that_is_no_letter_is_a_replacement_character_and_the_words_go_on(
    byte: bytes,
) -> None:
    (piece,) = joined(told(b"a" + byte + b"b"))
    assert piece.kind == "words"
    assert piece.text.strip("\ufffd") != piece.text or "\ufffd" in piece.text
    assert piece.text[0] == "a"
    assert piece.text[-1] == "b"


def test_in_an_eight_bit_locale_the_letters_are_its_own() -> None:
    assert Pieces("iso8859-1").feed(b"\xa3 \xe9", 0.0) == [Piece("words", "£ é")]


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_is_whole_however_it_comes(report: bytes) -> None:
    whole = [Piece("words", "a"), Piece("report", report.decode()), Piece("words", "b")]
    assert told(b"a" + report + b"b") == whole
    assert told(*(bytes([byte]) for byte in b"a" + report + b"b")) == whole


@pytest.mark.parametrize("report", SILENT)
def test_of_an_old_mouse_report_or_a_reply_nothing_is_left(report: bytes) -> None:
    assert told(report) == []
    assert told(b"a" + report + b"\x1b[A") == [Piece("words", "a"), Piece("report", "\x1b[A")]


@pytest.mark.parametrize("report", [*REPORTS, *SILENT])
def test_what_was_cut_off_is_never_keys(report: bytes) -> None:
    for length in range(2, len(report)):
        for next_one in (b"", b"\x1b[A"):
            pieces = Pieces()
            found = pieces.feed(report[:length], 0.0) + pieces.feed(next_one, 0.0)
            found += pieces.silence(CUT + 0.01)
            found += pieces.feed(b"n", 1.0)
            words = "".join(piece.text for piece in found if piece.kind == "words")
            # Of an old mouse report it is not known whether a letter of its own has two bytes.
            assert words.replace("\ufffd", "") in ("n", "\x80n", "\x81n"), (report[:length], found)


def test_enter_comes_through_whatever_stands_unfinished_before_it() -> None:
    for begun in (b"\x1b[1;", b"\x1bO", b"\x1b]11;rgb", b"\x1bP>|X", b"\x1b_G"):
        assert told(begun, b"\rn") == [Piece("words", "\rn")]


def test_escape_alone_is_the_key_once_nothing_follows() -> None:
    pieces = Pieces()
    assert pieces.feed(b"\x1b", 0.0) == []
    assert pieces.silence(0.05) == []
    assert pieces.silence(0.11) == [Piece("escape", "\x1b")]
    assert pieces.silence(9.0) == []
    assert told(b"\x1b\x1b[A") == [Piece("escape", "\x1b"), Piece("report", "\x1b[A")]


def test_a_paste_is_one_piece_with_whatever_stands_in_it() -> None:
    assert told(b"\x1b[200~q\x1b[Aq\r\xff\x1b", b"[201", b"~b") == [
        Piece("paste", "q\x1b[Aq\r\ufffd"), Piece("words", "b"),
    ]  # fmt: skip


def test_a_paste_that_never_ends_is_taken_as_it_is_and_the_keys_work_again() -> None:
    pieces = Pieces()
    assert pieces.feed(b"\x1b[200~words", 0.0) == []
    assert pieces.silence(STALLED - 0.1) == []
    assert pieces.silence(STALLED) == [Piece("paste", "words")]
    assert pieces.feed(b"q", 4.0) == [Piece("words", "q")]


def test_a_paste_of_a_megabyte_is_held_to_what_a_line_can_take() -> None:
    (piece,) = told(b"\x1b[200~", *[b"x" * 4096] * 256, b"\x1b[201~")
    assert piece == Piece("paste", "x" * LONGEST_PASTE)


bits = st.sampled_from([b"\x1b", b"[", b"O", b"M", b"]", b"\x07", b"\\", b"1", b";", b"~", b"<",
                        b"\r", b"n", b"\xc3", b"\xa9", b"\xe2", b"\x80", b"\xff", b"\x00", b"\x1b[200~",
                        b"\x1b[201~", b"u", b"$", b"P"])  # fmt: skip


@given(st.lists(bits | st.binary(max_size=5), max_size=40))
def test_bytes_give_the_same_pieces_in_one_go_or_one_by_one(parts: list[bytes]) -> None:
    data = b"".join(parts)
    if b"\x1b[M" in data:
        return  # An old mouse report tells by what follows it how long it is.
    assert joined(told(*(bytes([byte]) for byte in data))) == joined(told(data))


@given(st.lists(bits | st.binary(max_size=5), max_size=40))
def test_after_silence_the_next_letter_is_a_letter(parts: list[bytes]) -> None:
    pieces = Pieces()
    for part in parts:
        pieces.feed(part, 0.0)
    for _ in range(2):
        pieces.silence(STALLED + 1)
    found = pieces.feed(b"n", 10.0)
    assert [piece.kind for piece in found] == ["words"]
    assert found[0].text[-1] == "n"
