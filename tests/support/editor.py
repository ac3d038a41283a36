"""An editor without a window: it starts ``l4pc lsp`` and speaks to it as real ones do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from support.pipes import Heard

Json = Any
PATIENCE = 30.0
"""Seconds that a machine with much to do may take to answer."""


class Editor:
    """One editor with its server. Everything that the server sends is looked at as it is framed:
    a stray byte on its stdout fails at once."""

    def __init__(
        self, env: Mapping[str, str], folder: Path, *, units: tuple[str, ...] = ("utf-16",),
        command: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        words = command or (sys.executable, "-m", "l4pc_tui", "lsp")
        self.process = subprocess.Popen(
            words, env=dict(env), cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )  # fmt: skip
        self._heard = Heard(self.process.stdout)
        self._held = b""
        self._number = 0
        self._versions: dict[str, int] = {}
        self._told: dict[str, tuple[int, list[Json]]] = {}
        general = {"positionEncodings": list(units)} if units else {}
        able = {
            "general": general,
            "textDocument": {
                "hover": {"contentFormat": ["markdown", "plaintext"]},
                "completion": {"completionItem": {"snippetSupport": True}},
            },
        }
        hello = {"processId": os.getpid(), "rootUri": None, "capabilities": able}
        self.able = self.ask("initialize", hello)["capabilities"]
        self.tell("initialized", {})

    def __enter__(self) -> Editor:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.end()

    def end(self) -> int:
        """Leave as editors do; the server's exit code."""
        if self.process.poll() is None:
            self.ask("shutdown", None)
            self.tell("exit", None)
        code = self.process.wait(PATIENCE)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()
        return code

    def open(self, path: Path, text: str) -> list[Json]:
        """Open a file with that text in it; what is wrong with it."""
        uri = path.as_uri()
        version = self._versions[uri] = self._versions.get(uri, 0) + 1
        about = {"uri": uri, "languageId": "markdown", "version": version, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": about})
        return self.told(path)

    def type(self, path: Path, text: str, *, waits: bool = True) -> list[Json]:
        """The file has that text now; what is wrong with it."""
        uri = path.as_uri()
        self._versions[uri] += 1
        about = {"uri": uri, "version": self._versions[uri]}
        self.tell(
            "textDocument/didChange", {"textDocument": about, "contentChanges": [{"text": text}]}
        )
        return self.told(path) if waits else []

    def told(self, path: Path) -> list[Json]:
        """The messages on the text as it was sent last."""
        uri = path.as_uri()
        while self._told.get(uri, (0, []))[0] != self._versions[uri]:
            self._take(self._read())
        return self._told[uri][1]

    def told_anew(self, path: Path) -> list[Json]:
        """The messages that come next for a text that did not change itself."""
        self._told.pop(path.as_uri())
        while path.as_uri() not in self._told:
            self._take(self._read())
        return self._told[path.as_uri()][1]

    def close(self, path: Path) -> None:
        """Close the file."""
        self.tell("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})

    def at(self, method: str, path: Path, line: int, character: int, **more: Json) -> Json:
        """Ask about a place, from 0, of a file."""
        place = {"line": line, "character": character}
        return self.ask(method, self.about(path) | {"position": place} | more)

    @staticmethod
    def about(path: Path) -> dict[str, Json]:
        """Names a file."""
        return {"textDocument": {"uri": path.as_uri()}}

    def ask(self, method: str, params: Json) -> Json:
        """The answer to a request. An error fails the test."""
        answer = self.answer(method, params)
        assert "error" not in answer, answer
        return answer["result"]

    def answer(self, method: str, params: Json) -> Json:
        """The whole answer to a request, an error too."""
        self._number += 1
        self._write({"jsonrpc": "2.0", "id": self._number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self._number and "method" not in message:
                return message
            self._take(message)

    def tell(self, method: str, params: Json) -> None:
        """Send what needs no answer."""
        self._write({"jsonrpc": "2.0", "method": method, "params": params})

    def send(self, raw: bytes) -> None:
        """Send bytes as they are."""
        assert self.process.stdin is not None
        self.process.stdin.write(raw)
        self.process.stdin.flush()

    def _write(self, message: Json) -> None:
        body = json.dumps(message).encode()
        self.send(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def _take(self, message: Json) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            told = message["params"]
            self._told[told["uri"]] = told.get("version", 0), told["diagnostics"]

    def _read(self) -> Json:
        head, body = self._up_to(b"\r\n\r\n").split(b"\r\n\r\n", 1)
        headings = dict(line.split(b": ", 1) for line in head.split(b"\r\n"))
        assert set(headings) <= {b"Content-Length", b"Content-Type"}, head
        length = int(headings[b"Content-Length"])
        self._held = body
        while len(self._held) < length:
            self._more()
        message, self._held = self._held[:length], self._held[length:]
        return json.loads(message)

    def _up_to(self, sign: bytes) -> bytes:
        while sign not in self._held:
            self._more()
        return self._held

    def _more(self) -> None:
        piece = self._heard.piece(PATIENCE)
        if not piece:
            assert self.process.stderr is not None
            self.process.kill()
            raise AssertionError(
                f"No answer. It said: {self.process.stderr.read().decode()[-2000:]}"
            )
        self._held += piece


def edited(text: str, edits: list[Json]) -> str:
    """The text with the edits made, as an editor that counts in UTF-16 makes them."""
    lines = text.replace("\r\n", "\n").split("\n")
    for edit in sorted(edits, key=lambda e: e["range"]["start"]["line"], reverse=True):
        start, end = edit["range"]["start"], edit["range"]["end"]
        head = utf16(lines[start["line"]])[: start["character"] * 2]
        tail = utf16(lines[end["line"]])[end["character"] * 2 :]
        new = edit["newText"].replace("\r\n", "\n")
        words = f"{head.decode('utf-16-le')}{new}{tail.decode('utf-16-le')}"
        lines[start["line"] : end["line"] + 1] = words.split("\n")
    return "\n".join(lines)


def utf16(words: str) -> bytes:
    """The words in UTF-16, two bytes a unit."""
    return words.encode("utf-16-le")
