"""The generated files for editors: grammar, snippets, header schema.

``python -m l4pc_tui.cli.pages.editors docs/editors`` writes them anew; a test compares.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from l4pc_tui.core.script.editing.grammar import LANGUAGE, SCOPE, grammar
from l4pc_tui.core.script.editing.header_schema import header_schema
from l4pc_tui.core.script.model.words import KIND_NAMES
from l4pc_tui.core.script.writing.first_pages import FOLDERS, template

_SIGNS = re.compile(r"[\\$}]")


def written() -> dict[str, str]:
    """Path below the folder → what the file holds."""
    files: dict[str, Any] = {
        "header.schema.json": header_schema(),
        "vscode/syntaxes/l4pc.tmLanguage.json": grammar(),
        "vscode/snippets/l4pc.json": _snippets(),
        "vscode/language-configuration.json": _signs(),
        "vscode/package.json": _package(),
    }
    return {
        path: json.dumps(held, ensure_ascii=False, indent=2) + "\n" for path, held in files.items()
    }


def _snippets() -> dict[str, Any]:
    """The page that ``l4pc new`` begins, for each kind."""
    made = {}
    for kind in FOLDERS:
        text = _SIGNS.sub(r"\\\g<0>", template(kind)).replace("@@", "${1:Title}")
        made[f"New {KIND_NAMES[kind]}"] = {
            "prefix": f"new-{kind}",
            "description": f"A commented beginning, as “l4pc new {kind}” writes it.",
            "body": text.rstrip("\n").split("\n"),
        }
    return made


def _signs() -> dict[str, Any]:
    return {
        "comments": {"blockComment": ["<!--", "-->"]},
        "brackets": [["{", "}"], ["(", ")"], ["[", "]"]],
        "autoClosingPairs": [["{", "}"], ["(", ")"], ["[", "]"], ['"', '"'], ["“", "”"]],
        "surroundingPairs": [['"', '"'], ["“", "”"], ["*", "*"], ["(", ")"]],
        "onEnterRules": [
            {"beforeText": r"^\s*>\s+\S.*$", "action": {"indent": "none", "appendText": "> "}}
        ],
    }


def _package() -> dict[str, Any]:
    return {
        "name": "l4pc",
        "displayName": "l4pc scripts",
        "description": "Exercises, session plans and programmes of l4pc, checked while you type.",
        "version": "0.1.0",
        "publisher": "l4pc",
        "private": True,
        "engines": {"vscode": "^1.75.0"},
        "categories": ["Programming Languages", "Linters", "Formatters", "Snippets"],
        "main": "./extension.js",
        "activationEvents": [f"onLanguage:{LANGUAGE}"],
        "contributes": {
            "languages": [
                {
                    "id": LANGUAGE,
                    "aliases": ["l4pc script"],
                    "filenamePatterns": ["**/exercises/**/*.md", "**/sessions/**/*.md"],
                    "configuration": "./language-configuration.json",
                }
            ],
            "grammars": [
                {
                    "language": LANGUAGE,
                    "scopeName": SCOPE,
                    "path": "./syntaxes/l4pc.tmLanguage.json",
                }
            ],
            "snippets": [{"language": LANGUAGE, "path": "./snippets/l4pc.json"}],
            "configuration": {
                "title": "l4pc",
                "properties": {
                    "l4pc.command": {
                        "type": "array",
                        "items": {"type": "string"},
                        "default": ["l4pc", "lsp"],
                        "description": "What is started to help while you type.",
                        "scope": "machine",
                    }
                },
            },
        },
    }


def write(folder: Path) -> None:
    """Write the files below the folder, anew."""
    for path, text in written().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
