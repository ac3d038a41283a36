"""What is printed on a Windows console, by a double of its object; what it does to bytes, it does here."""

from __future__ import annotations

import os
import sys
from io import BufferedWriter, FileIO, RawIOBase, TextIOWrapper
from typing import TYPE_CHECKING

import pytest

from l4pc_tui.cli import streams

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class ConsoleOfWindows(RawIOBase):
    """Python's own object for a console (PEP 528): it takes UTF-8, shows letters, and is no FileIO."""

    def __init__(self) -> None:
        self.shown = ""

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        told = bytes(data)
        self.shown += told.decode("utf-8")
        return len(told)


@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_a_windows_console_is_given_letters_and_its_descriptor_no_bytes(
    name: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    console = ConsoleOfWindows()
    monkeypatch.setattr(
        sys, name, TextIOWrapper(BufferedWriter(console), encoding="utf-8", newline="\n")
    )
    with streams.sound():
        print("Zoë → £5, and half a letter: \udc80", file=getattr(sys, name))
    assert console.shown == "Zoë → £5, and half a letter: \\udc80\n"
    assert capfdbinary.readouterr() == (b"", b"")


def test_what_is_no_console_is_written_to_its_descriptor(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    lost, there = os.pipe()
    with TextIOWrapper(FileIO(there, "w"), encoding="cp1252") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        with streams.sound():
            print("Zoë → £5", end="")
    os.close(lost)
    assert capfdbinary.readouterr().out == b"Zo\xeb -> \xa35"
