// Starts “l4pc lsp” and hands on what it says. It needs no other package, so that nothing has to be
// fetched: the protocol is JSON behind a line that says how long it is.
"use strict";

const { spawn } = require("node:child_process");
const vscode = require("vscode");

const LANGUAGE = "l4pc";
const SELECTOR = [{ language: LANGUAGE, scheme: "file" }, { language: LANGUAGE, scheme: "untitled" }];

/** One server: its process, what was asked of it and is not answered yet. */
class Server {
  constructor(command, onTold, onGone) {
    this.waiting = new Map();
    this.number = 0;
    this.held = Buffer.alloc(0);
    this.onTold = onTold;
    this.process = spawn(command[0], command.slice(1), { stdio: ["pipe", "pipe", "ignore"] });
    this.process.on("error", (error) => onGone(error.code === "ENOENT" ? "missing" : error.message));
    this.process.on("exit", () => this.waiting.forEach(([, refuse]) => refuse(new Error("l4pc lsp has ended"))));
    this.process.stdin.on("error", () => {});
    this.process.stdout.on("data", (piece) => this.take(piece));
  }

  ask(method, params) {
    const id = ++this.number;
    this.send({ jsonrpc: "2.0", id, method, params });
    return new Promise((answer, refuse) => this.waiting.set(id, [answer, refuse]));
  }

  tell(method, params) {
    this.send({ jsonrpc: "2.0", method, params });
  }

  send(message) {
    const body = Buffer.from(JSON.stringify(message), "utf8");
    this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin.write(body);
  }

  take(piece) {
    this.held = Buffer.concat([this.held, piece]);
    for (;;) {
      const end = this.held.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.held.toString("latin1", 0, end))[1]);
      const begin = end + 4;
      if (this.held.length < begin + length) return;
      const message = JSON.parse(this.held.toString("utf8", begin, begin + length));
      this.held = this.held.subarray(begin + length);
      this.hear(message);
    }
  }

  hear(message) {
    if (message.method) {
      if (message.id !== undefined) this.send({ jsonrpc: "2.0", id: message.id, result: null });
      else this.onTold(message.method, message.params);
      return;
    }
    const [answer, refuse] = this.waiting.get(message.id) || [() => {}, () => {}];
    this.waiting.delete(message.id);
    if (message.error) refuse(new Error(message.error.message));
    else answer(message.result);
  }
}

const position = (at) => new vscode.Position(at.line, at.character);
const range = (at) => new vscode.Range(position(at.start), position(at.end));
const textEdits = (edits) => edits.map((edit) => vscode.TextEdit.replace(range(edit.range), edit.newText));
const about = (document) => ({ textDocument: { uri: document.uri.toString() } });
const place = (document, at) => ({ ...about(document), position: { line: at.line, character: at.character } });
const bare = (at) => ({
  start: { line: at.start.line, character: at.start.character },
  end: { line: at.end.line, character: at.end.character },
});

function diagnostic(told) {
  const made = new vscode.Diagnostic(range(told.range), told.message, told.severity - 1);
  made.code = told.code;
  made.source = told.source;
  return made;
}

function symbol(told) {
  const made = new vscode.DocumentSymbol(
    told.name, told.detail || "", told.kind - 1, range(told.range), range(told.selectionRange));
  made.children = (told.children || []).map(symbol);
  return made;
}

function offer(told) {
  const made = new vscode.CompletionItem(told.label, told.kind - 1);
  made.documentation = told.documentation;
  made.filterText = told.filterText;
  made.sortText = told.sortText;
  made.range = range(told.textEdit.range);
  made.insertText = told.textEdit.newText;
  return made;
}

function action(told) {
  const made = new vscode.CodeAction(told.title, vscode.CodeActionKind.Empty.append(told.kind));
  made.diagnostics = (told.diagnostics || []).map(diagnostic);
  made.isPreferred = told.isPreferred;
  made.edit = new vscode.WorkspaceEdit();
  for (const [uri, edits] of Object.entries(told.edit.changes)) made.edit.set(vscode.Uri.parse(uri), textEdits(edits));
  return made;
}

async function activate(context) {
  const found = vscode.languages.createDiagnosticCollection("l4pc");
  const server = new Server(
    vscode.workspace.getConfiguration("l4pc").get("command"),
    (method, params) => {
      if (method === "textDocument/publishDiagnostics") found.set(vscode.Uri.parse(params.uri), params.diagnostics.map(diagnostic));
    },
    (why) => vscode.window.showWarningMessage(
      why === "missing"
        ? "l4pc is not where VS Code looks for programs. The setting l4pc.command names it."
        : `l4pc lsp could not be started: ${why}`),
  );
  const capabilities = { textDocument: { hover: { contentFormat: ["markdown"] } } };
  await server.ask("initialize", { processId: process.pid, rootUri: null, capabilities });
  server.tell("initialized", {});

  const ours = (document) => document.languageId === LANGUAGE;
  const open = (document) => {
    if (!ours(document)) return;
    const item = { ...about(document).textDocument, languageId: LANGUAGE, version: document.version, text: document.getText() };
    server.tell("textDocument/didOpen", { textDocument: item });
  };
  vscode.workspace.textDocuments.forEach(open);
  const watcher = vscode.workspace.createFileSystemWatcher("**/*.md");
  const moved = () => server.tell("workspace/didChangeWatchedFiles", { changes: [] });
  const { languages, workspace } = vscode;
  context.subscriptions.push(
    found, watcher, watcher.onDidCreate(moved), watcher.onDidChange(moved), watcher.onDidDelete(moved),
    { dispose: () => { server.tell("exit", null); server.process.kill(); } },
    workspace.onDidOpenTextDocument(open),
    workspace.onDidCloseTextDocument((document) => { if (ours(document)) server.tell("textDocument/didClose", about(document)); }),
    workspace.onDidSaveTextDocument((document) => { if (ours(document)) server.tell("textDocument/didSave", about(document)); }),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (!ours(document)) return;
      const versioned = { ...about(document).textDocument, version: document.version };
      server.tell("textDocument/didChange", { textDocument: versioned, contentChanges: [{ text: document.getText() }] });
    }),
    languages.registerHoverProvider(SELECTOR, {
      provideHover: async (document, at) => {
        const told = await server.ask("textDocument/hover", place(document, at));
        return told && new vscode.Hover(new vscode.MarkdownString(told.contents.value));
      },
    }),
    languages.registerCompletionItemProvider(SELECTOR, {
      provideCompletionItems: async (document, at) =>
        (await server.ask("textDocument/completion", place(document, at))).map(offer),
    }, " ", ":", "{", '"', "“", "(", ",", "["),
    languages.registerDefinitionProvider(SELECTOR, {
      provideDefinition: async (document, at) => {
        const told = await server.ask("textDocument/definition", place(document, at));
        return told && new vscode.Location(vscode.Uri.parse(told.uri), range(told.range));
      },
    }),
    languages.registerDocumentSymbolProvider(SELECTOR, {
      provideDocumentSymbols: async (document) =>
        (await server.ask("textDocument/documentSymbol", about(document))).map(symbol),
    }),
    languages.registerDocumentFormattingEditProvider(SELECTOR, {
      provideDocumentFormattingEdits: async (document, options) =>
        textEdits(await server.ask("textDocument/formatting", { ...about(document), options })),
    }),
    languages.registerCodeActionsProvider(SELECTOR, {
      provideCodeActions: async (document, at, asked) => {
        const only = asked.only ? { only: [asked.only.value] } : {};
        const told = await server.ask("textDocument/codeAction", { ...about(document), range: bare(at), context: { diagnostics: [], ...only } });
        return told.map(action);
      },
    }, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.SourceFixAll] }),
  );
}

module.exports = { activate };
