from __future__ import annotations

import os
import signal
import sys

import pytest
from support.kernel import Kernel

from l4pc_tui.machine.closing import closing
from l4pc_tui.machine.typed_bytes import NotRead
from l4pc_tui.plain.inputs import Block, Happening, Heard, Inbox, listening


def heard(*pieces: bytes) -> list[Heard]:
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


def test_a_window_that_windows_closes_is_a_terminal_that_hangs_up() -> None:
    source, sink = os.pipe()
    kernel, inbox = Kernel(), Inbox()
    with closing(lambda: inbox.put(Happening.HANG_UP), kernel):
        with listening(source, inbox) as events:
            thread = kernel.call()
            assert next(e for e in events if e is not Happening.TICK) is Happening.HANG_UP
        assert thread.is_alive(), "What is saved behind this is still waited for."
    thread.join(10)
    os.close(sink)


def test_a_system_without_hang_ups_is_listened_to_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "SIGHUP", raising=False)
    assert heard(b"one\n") == ["one", Happening.END]


def typed(*pieces: bytes, end_waits: float = 0.0) -> list[Heard]:
    """What is heard of pieces that come one by one at a terminal which is then closed."""
    if sys.platform == "win32":
        raise NotImplementedError
    terminal, source = os.openpty()
    found: list[Heard] = []
    with listening(source, end_waits=end_waits) as events:
        for piece in pieces:
            os.write(terminal, piece)
            found.append(next(event for event in events if event is not Happening.TICK))
        os.close(terminal)
        found += [event for event in events if event is not Happening.TICK]
    os.close(source)
    return found


def test_lines_that_come_at_once_at_a_terminal_are_one_block() -> None:
    assert typed(b"n first\nq\n\nz\n", b"s\n") == [
        Block(("n first", "q", "", "z")), "s", Happening.END,
    ]  # fmt: skip


def test_lines_of_a_pipe_are_lines_however_fast_they_come() -> None:
    assert heard(b"n first\nq\n\nz\n") == ["n first", "q", "", "z", Happening.END]


def test_ctrl_c_that_reads_as_an_end_is_heard_as_what_it_is() -> None:
    """On a Windows console the read ends first, and the signal is heard a moment later."""
    if sys.platform == "win32":
        raise NotImplementedError
    terminal, source = os.openpty()
    with listening(source, end_waits=30) as events:
        os.close(terminal)
        signal.raise_signal(signal.SIGINT)
        assert [event for event in events if event is not Happening.TICK] == [Happening.INTERRUPT]
    os.close(source)


def test_seconds_are_counted_while_nobody_types() -> None:
    source, sink = os.pipe()
    with listening(source) as events:
        assert next(events) is Happening.TICK
    os.close(sink)


def test_lines_that_are_piped_with_a_byte_order_mark_begin_without_it() -> None:
    mark = "\ufeff".encode()
    assert heard(mark + b"next\n", b"* a\n") == ["next", "* a", Happening.END]
