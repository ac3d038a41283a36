"""The files for editors say what is so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from l4pc_tui.cli.pages.editors import written
from l4pc_tui.core.script.editing.header_schema import header_schema
from l4pc_tui.core.script.reading.script import read
from l4pc_tui.core.script.syntax.fields import HEADERS

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "docs" / "editors"
PAGES = sorted(p for f in ("exercises", "sessions") for p in (ROOT / f).glob("[!R]*.md"))
SCHEMA = Draft202012Validator(header_schema())


class AsEditorsRead(yaml.SafeLoader):
    """YAML as the tools of editors read it: numbers are numbers, days and clock times are text."""


AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag.endswith((":bool", ":null"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
AsEditorsRead.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^\d+$"), list("0123456789")
)


def header(page: Path) -> str:
    return page.read_text(encoding="utf-8").split("---\n")[1]


def faults(text: str, loader: type[Any] = AsEditorsRead) -> list[str]:
    return [fault.message for fault in SCHEMA.iter_errors(yaml.load(text, loader))]


def test_the_files_for_editors_are_what_the_tables_say() -> None:
    for path, text in written().items():
        assert (FOLDER / path).read_text(encoding="utf-8") == text, "make pages"


def test_the_schema_is_one_and_the_shipped_headers_fit_it_however_yaml_reads_them() -> None:
    Draft202012Validator.check_schema(header_schema())
    for page in PAGES:
        for loader in (AsEditorsRead, yaml.BaseLoader):
            assert faults(header(page), loader) == [], page.name


@pytest.mark.parametrize(
    "line",
    ["setting: garden", "people: many", "people: 0", "intensity: 4", "seting: room", "rtl: perhaps",
     "needs: [a-dog]", "ceiling: Deep", "was: [Not an id]", "language: e", "version: " + "x" * 30],
)  # fmt: skip
def test_what_the_reader_refuses_in_a_header_the_schema_refuses_too(line: str) -> None:
    text = f"format: exercise/1\n{line}\n"
    page = f"---\n{text}---\n# A page\n"
    told = read(page.encode(), path="a-page.md", kind="exercise").diagnostics
    assert {each.code for each in told} & {"H210", "H212"}
    assert faults(text)


def test_the_schema_asks_for_what_a_header_needs_and_knows_every_field() -> None:
    assert faults("format: session/1\n") == ["'start' is a required property"]
    assert faults("format: session/1\nstart: 9:30\n") == []
    for kind, model in HEADERS.items():
        assert set(header_schema()["$defs"][kind]["properties"]) == set(model.model_fields)
