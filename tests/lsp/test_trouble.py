"""Nothing that is sent ends the server but the editor’s own end, and nothing strays onto the wire."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from threading import Event

import pytest
from lsprotocol.types import InitializedParams
from pygls.exceptions import FeatureRequestError
from pygls.io_ import StdoutWriter, run
from support.editor import Editor
from support.sandbox import L4PC, environment, l4pc
from support.scripts import GOOD
from support.terminal import Terminal

from l4pc_tui.desk.paths import Places
from l4pc_tui.lsp.server import made
from l4pc_tui.lsp.wire import FromEditor

HOSTILE = (
    b"Content-Length: 5\r\n\r\nhello",
    b"Content-Length: 2\r\n\r\n[]",
    b"Content-Length: 4\r\n\r\nnull",
    b"Content-Length: 0\r\n\r\n",
    b"Content-Length: -5\r\n\r\n",
    b"content-length: 5\r\nhello",
    b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n",
    b"x" * 300_000 + b"\r\n\r\n",
    b"Content-Length: 20000000\r\n\r\n" + b" " * 20_000_000,
    b"Content-Length: 100000\r\n\r\n" + b"[" * 100_000,
    b"Content-Length: 3\r\n\r\n\xff\xfe\x00",
)
ODD = (
    {"jsonrpc": "2.0", "id": [1], "result": None},
    {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": 5}},
    {"jsonrpc": "2.0", "method": "textDocument/didClose", "params": {"textDocument": {"uri": "file:///nowhere.md"}}},
    {"jsonrpc": "2.0", "method": "no/such", "params": {}},
    {"jsonrpc": "2.0", "id": 899, "method": "textDocument/hover", "params": {"textDocument": 5}},
    {"jsonrpc": "1.0", "id": 900, "method": "shutdown"},
    {"id": 901, "method": "shutdown"},
)  # fmt: skip
PAGES = (
    "", "---", "\ufeff", "\ud83d", "\x00", "PK\x03\x04", "---\n" + "a: &a [*a]\n" * 50, "\r\r\r",
    "# " + "x" * 5000, "> " * 500, "{" * 3000, "If : go to \"\n" * 200, "a\x0bb\u2028c",
    "x" * 300_000, "\n" * 5000, "- Exercise: \n" * 500,
)  # fmt: skip


def test_no_message_and_no_page_ends_the_server(editor: Editor, shelf: Path) -> None:
    for raw in HOSTILE:
        editor.send(raw)
    for odd in ODD:
        body = json.dumps(odd).encode()
        editor.send(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    assert "error" in editor.answer("no/such", {})
    for folder in ("exercises", "sessions"):
        page = shelf / folder / "odd.md"
        editor.open(page, GOOD)
        for text in PAGES:
            editor.type(page, text, waits=False)
            for line, character in ((0, 0), (10**9, 10**9)):
                for asked in ("hover", "definition", "completion"):
                    editor.at(f"textDocument/{asked}", page, line, character)
            place = {"line": 0, "character": 0}
            about = editor.about(page)
            around = {"range": {"start": place, "end": {"line": 10**6, "character": 0}}}
            editor.ask("textDocument/codeAction", about | around | {"context": {"diagnostics": []}})
            editor.ask("textDocument/documentSymbol", about)
            editor.ask(
                "textDocument/formatting", about | {"options": {"tabSize": 2, "insertSpaces": True}}
            )
        assert editor.type(page, GOOD if folder == "exercises" else "# x") is not None
        editor.close(page)
    untitled = {"uri": "untitled:Untitled-1", "languageId": "l4pc", "version": 1, "text": GOOD}
    editor.tell("textDocument/didOpen", {"textDocument": untitled})
    (outline,) = editor.ask(
        "textDocument/documentSymbol", {"textDocument": {"uri": untitled["uri"]}}
    )
    assert outline["name"] == "A small question"


def test_a_message_without_its_length_is_told_of_and_the_next_ones_are_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = json.dumps({"jsonrpc": "2.0", "id": 7, "method": "no/such", "params": {}}).encode()
    sent = [b"Content-Length: abc", *[b"Content-Length: %d" % len(asked)] * 3]
    wire = BytesIO(b"".join(b"%s\r\n\r\n%s" % (each, asked) for each in sent))
    server, answers = made(nowhere(tmp_path), "1"), BytesIO()
    server.protocol.set_writer(StdoutWriter(answers))
    run(Event(), FromEditor(wire), server.protocol)
    assert answers.getvalue().count(b'"id": 7') == 3
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith("A message from the editor could not be understood")


def nowhere(folder: Path) -> Places:
    """Places where nothing lies."""
    db, demo, state, own, settings = (folder / each for each in ("a", "b", "c", "d", "e"))
    return Places(db, demo, state, own, settings, usual=True)


def test_the_library_is_read_as_soon_as_the_editor_is_there(tmp_path: Path) -> None:
    server = made(nowhere(tmp_path), "1")
    asyncio.run(server.protocol.fm.features["initialized"](InitializedParams()))
    assert server.bench.readings > 20


def test_a_fault_of_our_own_is_one_sentence_for_whoever_reads_the_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = nowhere(tmp_path)
    fault = KeyError("words of a page")
    made(places, "1").report_server_error(fault, FeatureRequestError)
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith("l4pc could not answer the editor (KeyError). That is a fault of l4pc")
    made(places, "1", debug=True).report_server_error(fault, FeatureRequestError)
    assert "words of a page" in capsys.readouterr().err


def test_without_what_speaks_to_editors_one_sentence_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "pygls.py").write_text("raise ModuleNotFoundError(name='pygls')", encoding="utf-8")
    done = l4pc("lsp", env=environment(tmp_path, PYTHONPATH=str(tmp_path)))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "The part of l4pc that speaks to editors is not installed. "
        "Install it: pip install 'l4pc-tui[editor]'.\n"
    )


def test_whoever_types_it_is_told_that_it_is_for_an_editor(tmp_path: Path) -> None:
    with Terminal([*L4PC, "lsp"], env=environment(tmp_path)) as terminal:
        terminal.wait_for("“l4pc lsp” is started by an editor and is nothing to type at.")


def test_what_is_printed_meanwhile_never_strays_onto_the_wire() -> None:
    code = (
        "import os; from l4pc_tui.lsp.wire import streams; _, wire = streams(); print('stray', flush=True);"
        "os.write(1, b'more'); wire.write(b'an answer'); wire.flush()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True)
    assert done.stdout == b"an answer"
    assert done.stderr == b"stray\nmore"
