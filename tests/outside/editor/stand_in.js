// The extension in a stand-in for VS Code: node stand_in.js EXTENSION PAGE COMMAND… hands it one page
// with a mistake in it and prints what it asks VS Code to draw. The server is the real one.
"use strict";
const fs = require("node:fs");
const Module = require("node:module");
const [extension, page, ...command] = process.argv.slice(2);

class Position { constructor(line, character) { Object.assign(this, { line, character }); } }
class Range { constructor(start, end) { Object.assign(this, { start, end }); } }
class Kind { constructor(value) { this.value = value; } append(word) { return new Kind(this.value ? `${this.value}.${word}` : word); } }
class Held { constructor(...words) { this.words = words; } }
const providers = {};
const drawn = {};
const heard = {};
const keep = (name) => (_selector, provider) => { providers[name] = provider; return { dispose() {} }; };
const on = (name) => (call) => { heard[name] = call; return { dispose() {} }; };
const uri = { toString: () => require("node:url").pathToFileURL(page).href };
const text = fs.readFileSync(page, "utf8");
const document = { uri, languageId: "l4pc", version: 1, getText: () => text };
let tell;
const told = new Promise((resolve) => { tell = resolve; });
const vscode = {
  Position, Range, Location: Held, Hover: Held, MarkdownString: Held, DocumentSymbol: class { constructor(name) { this.name = name; } },
  CompletionItem: class { constructor(label) { this.label = label; } },
  CodeAction: class { constructor(title, kind) { Object.assign(this, { title, kind }); } },
  CodeActionKind: { Empty: new Kind(""), QuickFix: new Kind("quickfix"), SourceFixAll: new Kind("source.fixAll") },
  Diagnostic: class { constructor(range, message, severity) { Object.assign(this, { range, message, severity }); } },
  TextEdit: { replace: (range, newText) => ({ range, newText }) },
  WorkspaceEdit: class { constructor() { this.changes = []; } set(where, edits) { this.changes.push([String(where), edits]); } },
  Uri: { parse: (words) => ({ toString: () => words }) },
  window: { showWarningMessage: (words) => { drawn.warning = words; tell(); } },
  workspace: {
    textDocuments: [document], getConfiguration: () => ({ get: () => command }),
    createFileSystemWatcher: () => ({ onDidCreate: on("create"), onDidChange: on("disk"), onDidDelete: on("delete"), dispose() {} }),
    onDidOpenTextDocument: on("open"), onDidCloseTextDocument: on("close"), onDidSaveTextDocument: on("save"), onDidChangeTextDocument: on("change"),
  },
  languages: {
    createDiagnosticCollection: () => ({ set: (_where, found) => { drawn.diagnostics = found; tell(); }, dispose() {} }),
    registerHoverProvider: keep("hover"), registerCompletionItemProvider: keep("completion"), registerDefinitionProvider: keep("definition"),
    registerDocumentSymbolProvider: keep("symbols"), registerDocumentFormattingEditProvider: keep("formatting"), registerCodeActionsProvider: keep("actions"),
  },
};
const load = Module._load;
Module._load = (name, ...more) => (name === "vscode" ? vscode : load(name, ...more));

async function main() {
  const context = { subscriptions: [] };
  const { activate } = require(extension);
  const started = activate(context).catch(() => {});
  await Promise.race([started, told]);
  if (!drawn.warning) {
    await told;
    const at = drawn.diagnostics[0].range;
    drawn.hover = await providers.hover.provideHover(document, at.start);
    drawn.completion = await providers.completion.provideCompletionItems(document, at.start);
    drawn.symbols = await providers.symbols.provideDocumentSymbols(document);
    drawn.formatting = await providers.formatting.provideDocumentFormattingEdits(document, { tabSize: 2, insertSpaces: true });
    drawn.actions = await providers.actions.provideCodeActions(document, at, {});
    heard.change({ document: { ...document, version: 2, getText: () => text } });
  }
  console.log(JSON.stringify(drawn));
  context.subscriptions.forEach((each) => each.dispose());
}

main();
