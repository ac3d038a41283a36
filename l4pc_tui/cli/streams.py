"""The three streams as a command finds them: closed, full, broken, or of another alphabet.

A descriptor that is not open would be given to the first file that is, and what is printed would
go into that; so each is opened on nothing before anything else. What cannot be printed is one
error of its own, however it comes about; what cannot be said on stderr can be said nowhere.
"""

from __future__ import annotations

import errno
import locale
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TYPE_CHECKING, TextIO, cast

from l4pc_tui.machine.pipes import nobody_reads
from l4pc_tui.machine.printed_bytes import register
from l4pc_tui.machine.typed_bytes import Piped, named_encoding

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

STDIN, STDOUT, STDERR = 0, 1, 2


class OutputLost(OSError):
    """What a command prints cannot be written: the disk is full, or stdout is closed."""

    @property
    def reason(self) -> str:
        """Why, in the middle of a sentence."""
        told = "it is closed" if self.errno == errno.EBADF else self.strerror or "it is gone"
        return told[:1].lower() + told[1:]


class ReaderGone(OSError):
    """Whoever read what a command prints has had enough, as ``head`` has.

    No BrokenPipeError: click and rich would each end the program on one in a way of their own.
    """


class _Output(FileIO):
    """Stdout. Raises OutputLost or ReaderGone."""

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            if nobody_reads(error, self.fileno()):
                raise ReaderGone from None
            raise OutputLost(error.errno, error.strerror) from error


class _Aside(FileIO):
    """Stderr. What it does not take is gone, and the exit code still says what there is to say."""

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


@contextmanager
def sound() -> Iterator[None]:
    """Have all three streams, each able to carry any text, for as long as a command runs.

    A sign that stdout lacks is told in ASCII, a letter as its code. What is piped in is read in
    whatever code page it came; where that cannot be told, reading it raises NotText.
    """
    for descriptor in (STDIN, STDOUT, STDERR):
        try:
            os.fstat(descriptor)
        except OSError:
            # Stdout stays one that cannot be written to, which is then told.
            os.open(os.devnull, os.O_WRONLY if descriptor == STDERR else os.O_RDONLY)
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = sys.stdin or open(STDIN, encoding="utf-8", closefd=False)  # noqa: SIM115
    if isinstance(sys.stdin, TextIOWrapper):
        if sys.stdin.isatty():
            sys.stdin.reconfigure(errors="replace")
        else:
            sys.stdin = cast(TextIO, Piped(sys.stdin.buffer, named_encoding(sys.stdin)))
    sys.stdout = _over(sys.stdout, _Output(STDOUT, "w", closefd=False))
    sys.stderr = _over(sys.stderr, _Aside(STDERR, "w", closefd=False))
    try:
        yield
    finally:
        sys.stderr.flush()
        _leave(sys.stdout)
        sys.stdin, sys.stdout, sys.stderr = before


def _leave(stdout: TextIO) -> None:
    """Let what cannot be printed go, or Python would try once more at its end, and complain."""
    try:
        stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, STDOUT)
        os.close(nowhere)
        stdout.flush()


def a_terminal() -> bool:
    """Whether there is a terminal to draw on and type at.

    Drawing is done on stderr: one that leads elsewhere is led back, or the screen stays black.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    if not sys.stderr.isatty():
        os.dup2(STDOUT, STDERR)
    if sys.__stderr__ is None:
        sys.__stderr__ = sys.stderr  # type: ignore[misc, assignment]
    return True


def _over(stream: TextIO | None, raw: FileIO) -> TextIO:
    """The stream as it is, but for what it does about errors. One that is no real stream, as in
    a test, stays."""
    if stream is not None and not isinstance(stream, TextIOWrapper):
        return stream
    if stream is not None and not isinstance(getattr(stream.buffer, "raw", raw), FileIO):
        # A Windows console. Its own object shows letters; bytes written to its descriptor are
        # taken for the console's code page.
        stream.reconfigure(errors=register())
        return stream
    return TextIOWrapper(
        BufferedWriter(raw),
        encoding=stream.encoding if stream else locale.getencoding(),
        errors=register(),
        newline="\n" if os.name != "nt" else None,
        # Where Python itself was asked to hold nothing back, a line is soon enough.
        line_buffering=stream.line_buffering or stream.write_through if stream else False,
    )
