"""What is typed or piped in, as text: no letter of it is lost without a word.

On a Windows console ``os.read`` gives bytes of the console's code page, whatever ``sys.stdin``
says of its encoding: only Python's own console object reads letters, as UTF-8 (PEP 528). What a
pipe or a file carries is told by a mark at its beginning, else line by line by ``code_pages``.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, TextIO, cast

PIECE = 65_536
NOT_READ = (
    "A line came in a code page that cannot be told for certain; nothing was taken from it. "
    "Type it again, or send it as UTF-8."
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""What some programs begin a text with that they hand on."""
_BEYOND_LATIN = ("utf", "ascii", "us-ascii")


class NotText(ValueError):
    """What was piped in cannot be read; says so in a sentence."""

    def __init__(self) -> None:
        super().__init__(NOT_READ)


class NotRead(NamedTuple):
    """A line that could not be read."""

    sentence: str = NOT_READ


class Lines:
    """Bytes as they come, cut into lines, each with its end.

    named: the encoding that the surroundings name, or "". longest: characters of a line; what it
    has beyond them is not kept.
    """

    def __init__(self, named: str = "", longest: int = sys.maxsize) -> None:
        self._named = "" if named.lower().startswith(_BEYOND_LATIN) else named
        self._longest = longest
        self._begins: bytes | None = b""
        self._wide: codecs.IncrementalDecoder | None = None
        self._held = b""

    def feed(self, data: bytes, *, last: bool = False) -> Iterator[str | NotRead]:
        """The lines that are whole now. last: nothing follows."""
        if self._begins is not None:
            data = self._begins + data
            if not last and any(m.startswith(data) and m != data for m in _MARKS):
                self._begins = data
                return
            self._begins = None
            if data.startswith(codecs.BOM_UTF8):
                data = data.removeprefix(codecs.BOM_UTF8)
            elif data.startswith(_MARKS):
                self._wide = codecs.getincrementaldecoder("utf-16")("surrogatepass")
        if self._wide is not None:
            # From here on as the bytes of any other line. Half a letter is none in UTF-8 either.
            data = self._wide.decode(data).encode("utf-8", "surrogatepass")
        *lines, rest = data.split(b"\n")
        for line in lines:
            yield self._line(self._held + line, "\n")
            self._held = b""
        self._held = (self._held + rest)[: 4 * self._longest]
        if last and self._held:
            yield self._line(self._held, "")

    def _line(self, data: bytes, end: str) -> str | NotRead:
        from l4pc_tui.machine.code_pages import text_of

        data = data.removesuffix(b"\r")
        if len(data) >= 4 * self._longest:
            # Cut somewhere: perhaps in the midst of a letter.
            data = data[: 4 * self._longest - 3]
            data = data.decode("utf-8", "ignore").encode() if _nearly(data) else data
        text = text_of(data, "" if self._wide else self._named, sure=self._wide is not None)
        return NotRead() if text is None else text[: self._longest] + end


def _nearly(data: bytes) -> bool:
    """Whether bytes are UTF-8 up to a letter that is cut off at their end."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def named_encoding(stream: TextIO | None) -> str:
    """The encoding of what comes over a stream, where somebody named it.

    On Windows Python takes a pipe to be in the code page of windows, which what runs on the other
    side of it hardly ever knows; there only PYTHONIOENCODING is somebody's word.
    """
    named = (stream.encoding if stream else "") or ""
    if sys.platform == "win32" and not os.environ.get("PYTHONIOENCODING"):
        return ""
    return named


def opened(source: int) -> io.RawIOBase:
    """A descriptor to read from: a Windows console gives UTF-8, everything else its bytes."""
    return cast(io.RawIOBase, open(source, "rb", buffering=0, closefd=False))


class Piped(io.TextIOBase):
    """Stands for ``sys.stdin`` where it is no terminal. Raises NotText for what cannot be read."""

    def __init__(self, buffer: BinaryIO, named: str) -> None:
        self.buffer = buffer
        self._read: Iterator[str | NotRead] = self._lines(Lines(named))

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """What a text that is sent here is best written in."""
        return "utf-8"

    def readable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.buffer.fileno()

    def isatty(self) -> bool:
        return False

    def readline(self, _limit: int = -1, /) -> str:  # type: ignore[override]
        """One line with its end; "" when there is none."""
        line = next(self._read, "")
        if isinstance(line, NotRead):
            raise NotText
        return line

    def read(self, _limit: int | None = -1, /) -> str:
        """All that is left."""
        return "".join(iter(self.readline, ""))

    def _lines(self, lines: Lines) -> Iterator[str | NotRead]:
        read = getattr(self.buffer, "read1", self.buffer.read)
        while data := read(PIECE):
            yield from lines.feed(data)
        yield from lines.feed(b"", last=True)
