"""What CONTRIBUTING.md, the Makefile and the tour of the house say is so: paths and words are
there, a kind of note is added in two files, and what is forgotten fails by its name.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest
from textual.keys import _character_to_key

from l4pc_tui.console.app import Console
from l4pc_tui.console.session.keys import MARKS, SESSION_KEYS
from l4pc_tui.console.session.session import SessionScreen
from l4pc_tui.core.people.roster_rows import GAPS, RosterRow
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Person
from l4pc_tui.desk.out import people_shapes

ROOT = Path(__file__).parents[1]
PAGES = ("CONTRIBUTING.md", "docs/architecture.md")
MADE = (".venv/", "build/")
"""What is not there before it is made."""


def words_in_code(page: str) -> list[str]:
    """Every word that stands between backticks."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [
        word.rstrip(",.:;") for code in re.findall(r"`([^`\n]+)`", text) for word in code.split()
    ]


def paths_in(page: str) -> list[str]:
    """The words among them that name a file or a folder."""
    return [
        word
        for word in words_in_code(page)
        if re.fullmatch(r"\.?\w[\w.-]*(/[\w.-]+)+/?|\w[\w-]*\.(md|py|toml)|Makefile|\w+/", word)
        and not word.startswith(MADE)
    ]


def is_there(path: str) -> bool:
    """Whether a path leads somewhere, from here or from the package; a module may lack its end."""
    return any(
        (base / f"{path}{end}").exists()
        for base in (ROOT, ROOT / "l4pc_tui")
        for end in ("", ".py")
    )


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_a_page_names_is_there(page: str) -> None:
    paths = paths_in(page)
    assert len(paths) > 30
    assert [path for path in paths if not is_there(path)] == []


def test_every_link_of_a_page_leads_somewhere() -> None:
    pages = [
        ROOT / name for name in (*PAGES, "README.md", "CHANGELOG.md", "docs/decisions/README.md")
    ]
    gone = [
        f"{page.name}: {link}"
        for page in pages
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]
    assert gone == []


def test_every_word_for_make_is_one_and_says_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (listed,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    told = set(re.findall(r"^([a-z]+):.* ## \S", makefile, re.MULTILINE))
    assert set(listed.split()) == told
    pages = "".join((ROOT / name).read_text(encoding="utf-8") for name in (*PAGES, "README.md"))
    assert set(re.findall(r"\bmake ([a-z]+)`", pages)) == told


def test_make_sets_up_as_the_readme_does() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = readme.partition("<!-- command: tests -->\n```sh\n")[2].partition("\n")[0]
    sets_up, _, _ = command.rpartition(" && ")
    assert f"\t{sets_up}\n" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_decisions_are_numbered_dated_and_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    pages = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    for number, page in enumerate(pages, 1):
        title, _, day, _, *said = page.read_text(encoding="utf-8").split("\n")
        name, told = f"{number:04d}", "\n".join(said)
        assert page.name.startswith(f"{name}-")
        assert title.startswith(f"# {name} ")
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", day), page.name
        row = f"| [{name}]({page.name}) | {day} | {title.removeprefix(f'# {name} ')} |\n"
        assert row in index, f"{page.name} is not listed as it is"
        for part in ("Context", "Decision", "Cost"):
            assert f"**{part}.** " in told, page.name


# A kind of note


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package once more, to change things in."""
    leave_out = shutil.ignore_patterns("__pycache__")
    return shutil.copytree(ROOT / "l4pc_tui", tmp_path / "l4pc_tui", ignore=leave_out)


def put_before(path: Path, line: str, more: str) -> None:
    """Put a line before the one line of a file that begins so."""
    text = path.read_text(encoding="utf-8")
    assert text.count(f"\n{line}") == 1
    path.write_text(text.replace(f"\n{line}", f"\n{more}\n{line}"), encoding="utf-8")


def python(copy: Path, program: str) -> subprocess.CompletedProcess[str]:
    """Run a program on the copy."""
    return subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(copy.parent)!r})\n{program}"],
        capture_output=True, encoding="utf-8", timeout=120, check=False, cwd=copy.parent,
    )  # fmt: skip


EVERYTHING = """
import importlib, pkgutil
import l4pc_tui.console, l4pc_tui.plain, l4pc_tui.exchange, l4pc_tui.desk
assert l4pc_tui.__file__.startswith(sys.path[0])
for floor in (l4pc_tui.console, l4pc_tui.plain, l4pc_tui.exchange, l4pc_tui.desk):
    for each in pkgutil.walk_packages(floor.__path__, floor.__name__ + "."):
        importlib.import_module(each.name)
"""
THE_NEW_ONE = """
from l4pc_tui.console.session.keys import MARKS
from l4pc_tui.console.panels.notes import SIGNS
from l4pc_tui.core.record.kinds import LOG_ORDER, NOTE_KINDS, NOTE_MARKS
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.plain.commands import MARK_HELP, NOTE_SIGNS
assert list(NOTE_KINDS) == list(NoteKind)
assert NOTE_MARKS["&"] is NoteKind.WONDER
assert SIGNS["&"] == ("&", "$online")
assert ("ampersand", "&", "wondering") in MARKS
assert "&" in NOTE_SIGNS
assert "& wondering" in MARK_HELP[0]
assert NoteKind.WONDER in LOG_ORDER
"""


def test_a_kind_of_note_without_its_row_fails_by_its_name(copy: Path) -> None:
    put_before(copy / "core/record/nouns.py", '    RESTRICTED = "', '    WONDER = "wonder"')
    tried = python(copy, "import l4pc_tui.core.record.kinds")
    assert tried.returncode == 1
    assert "LookupError: NoteKind.WONDER has no row here." in tried.stderr


def test_a_kind_of_note_is_added_in_two_files(copy: Path) -> None:
    put_before(copy / "core/record/nouns.py", '    RESTRICTED = "', '    WONDER = "wonder"')
    row = 'NoteKindRow("&", "&", "online", "wondering", "wondering", "wonderings", "Wonderings")'
    put_before(
        copy / "core/record/kinds.py", "        NoteKind.RESTRICTED: NoteKindRow(",
        f"        NoteKind.WONDER: {row},",
    )  # fmt: skip
    tried = python(copy, EVERYTHING + THE_NEW_ONE)
    assert (tried.returncode, tried.stderr) == (0, "")


# Keys

TAKES_TURNS = {"enter": 2, "space": 2, "c": 3}
"""Keys that do another thing by the state of the session."""


def test_every_key_of_a_session_does_something_and_says_what() -> None:
    bindings = [each for each in SESSION_KEYS if not isinstance(each, tuple)]
    assert len(bindings) == len(SESSION_KEYS)
    for binding in bindings:
        of, _, name = binding.action.partition("(")[0].rpartition(".")
        doer = Console if of == "app" else SessionScreen
        assert hasattr(doer, f"action_{name}"), f"{binding.key} has no action_{name}"
        assert binding.tooltip, f"F1 has nothing to say about {binding.key}"


def test_no_key_of_a_session_means_two_things() -> None:
    counted = Counter(each.key for each in SESSION_KEYS if not isinstance(each, tuple))
    assert {key: n for key, n in counted.items() if n > 1} == TAKES_TURNS


def test_every_mark_is_the_key_that_a_terminal_sends_for_it() -> None:
    assert [name for name, _, _ in MARKS] == [_character_to_key(mark) for _, mark, _ in MARKS]


# A field of a person

NOT_ASKED = {"id", "name", "walk_in", "roles"}
"""Fields of a person that no roster fills once somebody is there. Roles are a membership's; older
files have them here."""


@pytest.mark.parametrize("name", sorted({each.name for each in fields(Person)} - NOT_ASKED))
def test_a_field_of_a_person_is_read_filled_and_told(name: str) -> None:
    assert name in GAPS, f"{name} is never filled by a fuller row"
    said = ("said",) if isinstance(getattr(Person(PersonId(""), ""), name), tuple) else "said"
    person = RosterRow(1, "Amina Marigold", **{name: said}).person(PersonId("id"))  # type: ignore[arg-type]
    assert getattr(person, name) == said, f"{name} of a row is lost on its way to the person"
    assert name in people_shapes.person(person, None), f"{name} is not told to programs"
    table = (
        (ROOT / "docs" / "handbook" / "reference" / "commands.md")
        .read_text(encoding="utf-8")
        .partition("## JSON")[2]
    )
    (row,) = (line for line in table.split("\n") if line.startswith("| `cohort show`"))
    assert f"`{name}`" in row, f"{name} is not in the table of docs/handbook/reference/commands.md"


# Pictures


@pytest.mark.slow
def test_the_screens_are_drawn_and_fetch_nothing(tmp_path: Path) -> None:
    made = tmp_path / "look"
    shown_on = {"home": "TIDY", "cohort": "PEOPLE", "register": "Thimble", "close": "QUESTION"}
    subprocess.run(
        [sys.executable, str(ROOT / "tests" / "pictures.py"), str(made), "80x24", *shown_on],
        check=True, timeout=300, capture_output=True,
    )  # fmt: skip
    drawn = {path.name: path.read_text(encoding="utf-8") for path in sorted(made.glob("*.svg"))}
    assert {*drawn} == {f"{name}-80x24.svg" for name in shown_on}
    assert all("url(http" not in picture for picture in drawn.values())
    for name, shown in shown_on.items():
        assert shown in drawn[f"{name}-80x24.svg"]
