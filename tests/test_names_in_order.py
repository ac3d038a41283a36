"""Names, titles and themes stand in one order everywhere: that of ``filed``.

A list that is put in order in another way is found here by what it is called.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import l4pc_tui

PACKAGE = Path(l4pc_tui.__file__).parent
NAMED = re.compile(r"(?i)(?<![a-z])(name|title|theme|need|cohort|people|person|who)s?(?![a-z])")
ONE_KEY = re.compile(r"\b(filed|place_of)\b")
ORDERED = frozenset(("sorted", "sort"))
SQL_BY_NAME = re.compile(r"(?i)order\s+by[^\"]*\b(name|title|display_name)\b|collate\s+nocase")

NOT_IN_ORDER_OF_NAMES = {
    "console/keys/every_key_there_is.py": "classes by their modules, which nobody reads",
    "desk/home/progress.py": "sessions by their days",
    "core/live/notes/commitments.py": "the longest first, for one may begin another",
    "core/record/restoring.py": "entries by id",
    "core/mixing/ahead.py": "people by their ids, so that the same people give the same groups",
    "core/mixing/proposal.py": "people by their ids, so that the same people give the same groups",
    "core/mixing/wishes.py": "people by their ids, so that the same people give the same groups",
    "core/people/twice.py": "two ids, so that a pair is told once",
    "core/people/corrections.py": "entries by their ids, which are in the order of time",
    "desk/out/subject.py": "sessions by their days",
    "desk/between/basket.py": "files of a folder, as the folder lists them",
    "desk/between/laptops.py": "laptops by when they sent; those of one moment are by name before",
    "store/tables/between.py": "entities by their names, which nobody reads",
    "desk/people/erasure.py": "texts that are looked for in bytes",
    "core/disclosure/codes.py": "people by what the key makes of their ids, so that nothing tells whose it is",
    "core/disclosure/ledger.py": "what numbers are called within, in a refusal",
    "core/between/proposals.py": "ids of cohorts, which nobody reads",
    "store/backups/redaction.py": "files by their names, which hold their moments",
    "desk/people/connections.py": "sessions by their days",
    "desk/people/met.py": "sessions by their days",
    "desk/cohort/view.py": "sessions by their days",
    "desk/outcomes/view.py": "sessions by their days",
    "desk/workbooks/gathering.py": "sessions by their days",
    "desk/reports/memory.py": "ids of cohorts, which nobody reads",
    "store/tables/queries.py": "entities by their names, which nobody reads",
    "core/attendance/clocks.py": "moments",
    "core/attendance/people.py": "people in the order of their file",
    "desk/register/attendance_file.py": "flags, which are words of ours",
    "cli/attendance.py": "flags, which are words of ours",
    "core/record/resolve.py": "entities by their names, which nobody reads",
    "desk/out/shapes.py": "sessions by date",
    "desk/people/commitments.py": "sessions by date",
    "desk/session/open.py": "sessions by date",
    "exchange/handbook/files.py": "pictures by the names of their files, which nobody reads",
}
"""Where something that is called so is put in another order, and why that is right."""


def other_orders(source: str) -> Iterator[str]:
    """Whatever puts names in order in a way of its own, as it is written."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = node.func
            word = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            written = ast.unparse(node)
            if word in ORDERED and NAMED.search(written) and not ONE_KEY.search(written):
                yield written
        elif isinstance(node, ast.Constant) and SQL_BY_NAME.search(str(node.value)):
            yield str(node.value)


@pytest.mark.parametrize(
    "source",
    [
        "sorted(found, key=lambda person: (person.name.casefold(), person.id))",
        "sorted({theme for line in lines for theme in line.themes})",
        "lines.sort(key=lambda line: line.title.casefold())",
        "rows(db, 'SELECT id FROM cohort ORDER BY name')",
        "rows(db, 'SELECT id FROM person ORDER BY json(data) COLLATE NOCASE')",
    ],
)
def test_an_order_of_its_own_is_found(source: str) -> None:
    assert [*other_orders(source)]


def test_names_are_put_in_order_by_one_key_everywhere() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): told
        for path in sorted(PACKAGE.rglob("*.py"))
        if (told := [*other_orders(path.read_text(encoding="utf-8"))])
    }
    assert not set(found) - set(NOT_IN_ORDER_OF_NAMES), found
    assert not set(NOT_IN_ORDER_OF_NAMES) - set(found), "these need no exception any more"
