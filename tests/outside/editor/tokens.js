// How VS Code colours pages: node tokens.js GRAMMAR PAGE… prints a list of lines for each page, each
// a list of [from, to, scopes].
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const modules = path.join(process.cwd(), "node_modules");
const { Registry, parseRawGrammar, INITIAL } = require(path.join(modules, "vscode-textmate"));
const { loadWASM, OnigScanner, OnigString } = require(path.join(modules, "vscode-oniguruma"));

async function main([grammarFile, ...pages]) {
  await loadWASM(fs.readFileSync(path.join(modules, "vscode-oniguruma/release/onig.wasm")).buffer);
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: async () => parseRawGrammar(fs.readFileSync(grammarFile, "utf8"), grammarFile),
  });
  const grammar = await registry.loadGrammar("text.l4pc");
  const told = pages.map((page) => {
    let state = INITIAL;
    return fs.readFileSync(page, "utf8").split("\n").map((line) => {
      const found = grammar.tokenizeLine(line, state);
      state = found.ruleStack;
      return found.tokens.map((token) => [token.startIndex, token.endIndex, token.scopes.join(" ")]);
    });
  });
  console.log(JSON.stringify(told));
}

main(process.argv.slice(2));
