from __future__ import annotations

import os
import signal
import sys

import pytest

from l4pc_tui.machine.typed_bytes import NotRead
from l4pc_tui.plain.inputs import Happening, listening


def heard(*pieces: bytes) -> list[str | NotRead | Happening]:
    """What is heard of pieces written one by one into a pipe that is then closed."""
    source, sink = os.pipe()
    for piece in pieces:
        os.write(sink, piece)
    os.close(sink)
    with listening(source) as events:
        return [event for event in events if event is not Happening.TICK]


def test_lines_come_whole_whatever_the_pieces_and_ends_of_lines() -> None:
    assert heard(b"on", b"e\ntw", "ö\r\n\nthree".encode()) == [
        "one",
        "twö",
        "",
        "three",
        Happening.END,
    ]


def test_a_letter_cut_in_two_by_the_pipe_is_one_letter() -> None:
    assert heard("ö".encode()[:1], "ö\n".encode()[1:]) == ["ö", Happening.END]


def test_bytes_that_are_no_text_are_told_and_stop_nothing() -> None:
    assert heard(b"a\xff\xfeb\nnext\n") == [NotRead(), "next", Happening.END]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850"])
def test_whatever_code_page_a_pipe_has_no_letter_is_lost(encoding: str) -> None:
    said = "Zoë said the chair’s £5" if encoding != "cp850" else "Zoë said the chair is £5"
    assert heard(f"n {said}\r\nq\r\n".encode(encoding)) == [f"n {said}", "q", Happening.END]


ENDS = {signal.SIGTERM: Happening.HANG_UP, signal.SIGINT: Happening.INTERRUPT}
if sys.platform != "win32":
    ENDS[signal.SIGHUP] = Happening.HANG_UP


@pytest.mark.parametrize(("number", "event"), ENDS.items())
def test_a_signal_ends_the_listening_and_its_handler_is_put_back(
    number: signal.Signals, event: Happening
) -> None:
    before = signal.getsignal(number)
    source, sink = os.pipe()
    with listening(source) as events:
        os.write(sink, b"one\n")
        assert next(event for event in events if event is not Happening.TICK) == "one"
        signal.raise_signal(number)
        assert next(event for event in events if event is not Happening.TICK) is event
    assert signal.getsignal(number) is before
    os.close(sink)


def test_seconds_are_counted_while_nobody_types() -> None:
    source, sink = os.pipe()
    with listening(source) as events:
        assert next(events) is Happening.TICK
    os.close(sink)


def test_lines_that_are_piped_with_a_byte_order_mark_begin_without_it() -> None:
    mark = "\ufeff".encode()
    assert heard(mark + b"next\n", b"* a\n") == ["next", "* a", Happening.END]
