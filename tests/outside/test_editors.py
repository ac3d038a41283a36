"""The files for editors, with what VS Code itself colours with, and the extension in a stand-in.

Needs node and npm, which fetches the two packages that colour.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from outside.tools import tool
from support.sandbox import environment
from support.scripts import GOOD, write

from l4pc_tui.core.script.model.model import Block, Exercise, Model, SessionPlan
from l4pc_tui.core.script.model.words import FACTS, KINDS, LABELS, SECTIONS, SETTINGS
from l4pc_tui.core.script.reading.script import read

CHECKOUT = Path(__file__).parents[2]
EDITORS = CHECKOUT / "docs" / "editors"
HERE = Path(__file__).parent / "editor"
COLOURS = ("vscode-textmate@9.3.2", "vscode-oniguruma@2.0.1")
PAGES = sorted(
    path
    for folder in ("exercises", "sessions", "tests/canonical")
    for path in (CHECKOUT / folder).glob("[!R]*.md")
    if path.name != "strange-but-right.md"
)
"""All but the one whose signs no editor’s grammar is expected to know."""
Tokens = list[list[tuple[int, int, str]]]


@pytest.fixture(scope="module")
def colours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what VS Code colours with."""
    folder = tmp_path_factory.mktemp("colours")
    said = subprocess.run(
        [tool("npm"), "install", "--no-audit", "--no-fund", "--ignore-scripts", *COLOURS],
        cwd=folder, env=os.environ | {"npm_config_cache": str(folder / "cache")}, capture_output=True, timeout=240, check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stderr.decode()[-2000:]
    return folder


def coloured(colours: Path, *pages: Path) -> list[Tokens]:
    """The lines of each page as they are coloured."""
    grammar = EDITORS / "vscode" / "syntaxes" / "l4pc.tmLanguage.json"
    done = subprocess.run(
        [tool("node"), HERE / "tokens.js", grammar, *pages],
        cwd=colours, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    told: list[Tokens] = json.loads(done.stdout)
    return told


def lines_with(tokens: Tokens, scope: str) -> set[int]:
    """The lines, from 1, on which something is marked so."""
    return {n for n, line in enumerate(tokens, start=1) if any(scope in each for *_, each in line)}


def meant(model: Model) -> dict[str, set[int]]:
    """How the reader sees a page: what is marked, and on which lines."""
    if isinstance(model, SessionPlan):
        settings = [line for i in model.items for _, line in i.skip]
        return {
            "keyword.other.item": {item.line for item in model.items if item.kind != "Activity"},
            "attribute-name.setting": set(settings),
        }
    if not isinstance(model, Exercise):
        return {"keyword.other.item": {e.line for module in model.modules for e in module.entries}}
    steps = (*model.steps, *model.sides)
    blocks = [block for step in steps for block in step.blocks]
    probes = [probe for block in blocks for probe in block.probes]
    subs = [sub for probe in probes for sub in probe.subs]
    doors = [door for step in steps for door in step.doors]
    return {
        "keyword.control.room": {block.line for block in blocks if block.audience == "room"},
        "constant.language.place": {probe.line for probe in probes},
        "keyword.control.door": {
            *(door.line for door in doors),
            *(sub.line for sub in subs if not isinstance(sub, Block)),
        },
    }


def test_every_shipped_page_is_coloured_as_the_reader_reads_it(colours: Path) -> None:
    for page, tokens in zip(PAGES, coloured(colours, *PAGES), strict=True):
        data = page.read_bytes()
        kind = "plan" if b"format: exercise/" not in data else "exercise"
        model = read(data, path=page.name, kind="plan" if kind == "plan" else "exercise").so_far
        assert model is not None, page.name
        for scope, lines in meant(model).items():
            found = lines_with(tokens, scope)
            if scope == "keyword.other.item" and isinstance(model, SessionPlan):
                # What has no kind of its own is an Activity too, and its line has nothing to mark.
                found -= {item.line for item in model.items if item.kind == "Activity"}
            if scope == "attribute-name.setting":
                assert lines <= found, (page.name, scope, sorted(lines - found))
            else:
                assert found == lines, (page.name, scope, sorted(found ^ lines))
        header = next(
            n for n, line in enumerate(data.decode().split("\n"), 1) if n > 1 and line == "---"
        )
        assert lines_with(tokens, "meta.header") == set(range(1, header + 1)), page.name


def test_every_word_of_the_language_has_a_colour(colours: Path, tmp_path: Path) -> None:
    words = {
        **{f"{label}: words": "keyword" for label in LABELS if label != "Todo"},
        "Todo: words": "comment",
        **{f"- {fact}: words": "attribute-name.fact" for fact in FACTS},
        **{f"## {name}": "keyword.other.section" for name in SECTIONS.values()},
        **{f"- 09:30 {kind}: words (5 min)": "keyword.other.item" for kind in KINDS.values()},
        **{f"  - {name}: words": "l4pc" for name in SETTINGS.values()},
        "  - Skip step: words": "attribute-name.setting",
        '  - Step "Ask it": 5 min': "attribute-name.setting",
        "## Side step: Slow it down": "keyword.other.part",
        "ask: in prose": "",
        "Say: with {partner} and more": "variable.other",
    }
    page = write(tmp_path, "\n".join(words), "words.md")
    (tokens,) = coloured(colours, page)
    for line, (text, scope) in zip(tokens, words.items(), strict=True):
        marked = " ".join(scopes for *_, scopes in line)
        assert scope in marked, text
        if not scope:
            assert "room" not in marked, text


def drawn(page: Path, home: Path, *command: str) -> Any:
    """What the extension asks VS Code to draw for a page."""
    done = subprocess.run(
        [tool("node"), HERE / "stand_in.js", EDITORS / "vscode" / "extension.js", page, *command],
        env=environment(home), capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return json.loads(done.stdout)


def test_the_extension_hands_on_what_the_server_says(tmp_path: Path) -> None:
    wrong = GOOD.replace("Say: Turn", "Tell: Turn")
    page = write(tmp_path / "exercises", wrong)
    told = drawn(page, tmp_path, sys.executable, "-m", "l4pc_tui", "lsp")
    (fault,) = told["diagnostics"]
    assert (fault["code"], fault["severity"], fault["source"]) == ("L404", 2, "l4pc")
    assert "L404" in told["hover"]["words"][0]["words"][0]
    assert [part["name"] for part in told["symbols"]] == ["A small question"]
    assert told["formatting"][0]["newText"] == "Say"
    titles = [(each["kind"]["value"], each["title"]) for each in told["actions"]]
    assert [kind for kind, _ in titles] == ["quickfix", "source.fixAll.l4pc"]
    assert "Ask" in [each["label"] for each in told["completion"]] or told["completion"] == []


def test_the_extension_says_where_l4pc_is_to_be_named_when_it_is_not_found(tmp_path: Path) -> None:
    page = write(tmp_path / "exercises")
    assert "l4pc.command" in drawn(page, tmp_path, str(tmp_path / "no-such-program"))["warning"]
