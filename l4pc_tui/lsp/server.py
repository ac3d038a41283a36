"""The language server: what an editor asks, asked of the desk.

Texts are always sent whole, so that no two ways of counting lines can ever disagree. Messages on
them follow a moment after the last letter, all at once; whatever is asked meanwhile is answered
from the text as it stands.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import traceback
from pathlib import Path

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcMethodNotFound
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from l4pc_tui.core.script.editing.grammar import LANGUAGE
from l4pc_tui.core.script.editing.places import Units, change
from l4pc_tui.core.script.editing.symbols import symbols
from l4pc_tui.core.script.messages.explanations import explain
from l4pc_tui.desk.library.help_at import goes_to, help_at
from l4pc_tui.desk.library.told_times import PastRuns
from l4pc_tui.desk.library.unsaved import Workbench, is_script
from l4pc_tui.desk.paths import Places
from l4pc_tui.lsp.drawn import Drawer, help_words
from l4pc_tui.lsp.wire import passed_over, streams

SETTLES = 0.08
"""Seconds after a letter until the page is looked at, so that a burst of them is one look."""
_UNITS: dict[types.PositionEncodingKind, Units] = {
    types.PositionEncodingKind.Utf8: "utf-8",
    types.PositionEncodingKind.Utf16: "utf-16",
    types.PositionEncodingKind.Utf32: "utf-32",
}
_CALLS = [" ", ":", "{", '"', "“", "(", ",", "["]
"""Signs after which an editor asks by itself what may come next; mostly that is nothing."""
_FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.l4pc"


_MOST_MENDED = 8
"""Messages for which quick fixes are sought at once: each is a reading of the page or two, and an
editor that asks for many lines shows no long list."""


class ScriptServer(LanguageServer):
    """The server of one editor: its open pages, and what it was last told of each."""

    def __init__(self, places: Places, version: str, *, debug: bool = False) -> None:
        super().__init__("l4pc", version, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.bench = Workbench(places.own_library)
        self.past = PastRuns(places)
        self._own = places.own_library
        self._debug = debug
        self._paths: dict[str, Path] = {}
        self._told: dict[str, types.PublishDiagnosticsParams] = {}
        self._waits: asyncio.TimerHandle | None = None

    def report_server_error(self, error: Exception, source: object) -> None:
        """One sentence on stderr, which editors keep in a log, for what was passed over: the
        person who writes can do nothing about it, and whoever asked is answered with an error."""
        if isinstance(error, JsonRpcMethodNotFound):
            return  # An editor may ask what only other servers answer.
        if source is JsonRpcException or isinstance(error, JsonRpcException):
            passed_over()
        else:
            print(
                f"l4pc could not answer the editor ({type(error).__name__}). That is a fault of "
                "l4pc and not of the page; everything else goes on.",
                file=sys.stderr,
            )
        if self._debug:
            traceback.print_exception(error)

    @property
    def units(self) -> Units:
        """What columns are counted in, as was agreed."""
        return _UNITS[types.PositionEncodingKind(self.workspace.position_encoding or "utf-16")]

    def path(self, uri: str) -> Path:
        """The file that a text lies in; one that was never saved gets a name that no file has."""
        if uri not in self._paths:
            found = to_fs_path(uri) if uri.startswith("file:") else None
            named = bool(found) and "\0" not in str(found)
            unsaved = self._own / f"unsaved-{len(self._paths) + 1}.md"
            self._paths[uri] = Path(str(found)) if named else unsaved
        return self._paths[uri]

    def take(self, uri: str) -> None:
        """The text of a page has come, or has changed. Many editors know all Markdown by one name:
        of what is no script nothing is said."""
        path, page = self.path(uri), self.workspace.get_text_document(uri)
        if is_script(path, page.source, chosen=page.language_id == LANGUAGE):
            self.bench.typed(path, page.source)
            self.look_soon()
        elif path in self.bench.pages:
            self.drop(uri)

    def drop(self, uri: str) -> None:
        """A page is no longer open: nothing more is said of it."""
        self.bench.closed(self.path(uri))
        self._paths.pop(uri, None)
        self._told.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        self.look_soon()

    def look_soon(self) -> None:
        """Look at the open pages once nothing has been typed for a moment."""
        if self._waits is not None:
            self._waits.cancel()
        self._waits = asyncio.get_running_loop().call_later(SETTLES, self._look)

    def _look(self) -> None:
        """Tell what is wrong with each open page, where that is not what was told before."""
        self._waits = None
        open_pages = set(self.bench.pages)
        for uri, path in [*self._paths.items()]:
            if path not in open_pages:
                continue
            draw = self.drawer(uri)
            try:
                found = [draw.diagnostic(each) for each in self.bench.found(path)]
            except Exception as error:
                # The other pages are told of all the same.
                self.report_server_error(error, None)
                continue
            version = self.workspace.get_text_document(uri).version
            told = types.PublishDiagnosticsParams(uri, found, version)
            if self._told.get(uri) != told:
                self._told[uri] = told
                self.text_document_publish_diagnostics(told)

    def drawer(self, uri: str) -> Drawer:
        """What draws for a page that is open. Raises KeyError for any other."""
        return Drawer(self.bench.lines(self.path(uri)), self.units)

    def is_open(self, uri: str) -> bool:
        """Whether a page is open; nothing is said of any other."""
        return self.path(uri) in self.bench.pages

    def edits(self, uri: str, better: str | None) -> list[types.TextEdit]:
        """What makes the page that text; nothing where it is so already, or None."""
        page = self.bench.page(self.path(uri))
        made = change(page.lines.text, better) if better is not None else None
        return [self.drawer(uri).edit(made)] if made else []


def made(places: Places, version: str, *, debug: bool = False) -> ScriptServer:
    """A server with all that it answers. debug: tells technical details on stderr."""
    server = ScriptServer(places, version, debug=debug)

    @server.feature(types.INITIALIZED)
    async def begun(_params: types.InitializedParams) -> None:
        # Whatever is asked meanwhile is answered between two files.
        for _ in server.bench.read_ahead():
            await asyncio.sleep(0)
        server.past.ready()
        explain("L401")

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.bench.look_again()
        server.take(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def typed(params: types.DidChangeTextDocumentParams) -> None:
        server.take(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(_params: types.DidSaveTextDocumentParams) -> None:
        server.bench.look_again()
        server.look_soon()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.drop(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed_on_disk(_params: types.DidChangeWatchedFilesParams) -> None:
        server.bench.look_again()
        server.look_soon()

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        if not server.is_open(uri):
            return None
        line, col = server.drawer(uri).meant(params.position)
        told = help_at(server.bench, server.path(uri), line, col, server.past.told)
        return types.Hover(help_words(told, markdown=_markdown(server))) if told else None

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_CALLS)
    )
    def completion(params: types.CompletionParams) -> list[types.CompletionItem]:
        uri = params.text_document.uri
        if not server.is_open(uri):
            return []
        draw = server.drawer(uri)
        line, col = draw.meant(params.position)
        found = server.bench.offers(server.path(uri), line, col)
        return [draw.offer(each, line, col, number) for number, each in enumerate(found)]

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> types.Location | None:
        uri = params.text_document.uri
        if not server.is_open(uri):
            return None
        line, col = server.drawer(uri).meant(params.position)
        target = goes_to(server.bench, server.path(uri), line, col)
        if target is None:
            return None
        known = next((u for u, p in server._paths.items() if p == target.path), None)
        place = types.Position(target.line - 1, 0)
        there = known or from_fs_path(str(target.path)) or ""
        return types.Location(there, types.Range(place, place))

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outline(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        uri = params.text_document.uri
        page = server.bench.page(server.path(uri)) if server.is_open(uri) else None
        if page is None or page.model is None:
            return []
        return [server.drawer(uri).symbol(symbols(page.model, page.lines.all))]

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    def formatting(params: types.DocumentFormattingParams) -> list[types.TextEdit]:
        uri = params.text_document.uri
        if not server.is_open(uri):
            return []
        return server.edits(uri, server.bench.formatted(server.path(uri)))

    kinds = [types.CodeActionKind.QuickFix, _FIX_ALL]

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=kinds),
    )
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        if not server.is_open(uri):
            return []
        only = params.context.only
        return [*_one_by_one(server, uri, params.range, only), *_all_at_once(server, uri, only)]

    return server


def _one_by_one(
    server: ScriptServer, uri: str, at: types.Range, only: object
) -> list[types.CodeAction]:
    """A quick fix for each way to be rid of a message on those lines."""
    if not _wanted(types.CodeActionKind.QuickFix.value, only):
        return []
    path, draw = server.path(uri), server.drawer(uri)
    (first, _), (last, _) = draw.meant(at.start), draw.meant(at.end)
    found = [each for each in server.bench.found(path) if first <= each.line <= last]
    actions = []
    for each in found[:_MOST_MENDED]:
        for cure in server.bench.cures(path, each):
            edits = server.edits(uri, cure.text)
            actions.append(_action(cure.title, types.CodeActionKind.QuickFix, uri, edits))
            actions[-1].diagnostics = [draw.diagnostic(each)]
            actions[-1].is_preferred = cure.sure
    return actions


def _all_at_once(server: ScriptServer, uri: str, only: object) -> list[types.CodeAction]:
    if not _wanted(_FIX_ALL, only):
        return []
    edits = server.edits(uri, server.bench.all_mended(server.path(uri)))
    title = "Mend the whole page, as “l4pc check --fix” does"
    return [_action(title, _FIX_ALL, uri, edits)] if edits else []


def _action(
    title: str, kind: types.CodeActionKind | str, uri: str, edits: list[types.TextEdit]
) -> types.CodeAction:
    edit = types.WorkspaceEdit(changes={uri: edits})
    return types.CodeAction(title, kind=kind, edit=edit)


def _wanted(kind: str, only: object) -> bool:
    """Whether an editor that asks for some kinds of action wants this one."""
    if not isinstance(only, (list, tuple)) or not only:
        return True
    asked = [each.value if isinstance(each, types.CodeActionKind) else str(each) for each in only]
    return any(kind == each or kind.startswith(f"{each}.") for each in asked)


def _markdown(server: ScriptServer) -> bool:
    """Whether the editor draws Markdown where it shows help."""
    document = server.client_capabilities.text_document
    hover = document.hover if document else None
    formats = hover.content_format if hover else None
    return types.MarkupKind.Markdown in (formats or ())


def serve(places: Places, version: str, *, debug: bool = False) -> None:
    """Answer an editor over stdin and stdout until it goes."""
    logging.disable(logging.CRITICAL)
    from_editor, wire = streams()
    made(places, version, debug=debug).start_io(from_editor, wire)
