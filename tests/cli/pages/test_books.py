"""What the handbook tells people to write and to type is right: each recipe, each command."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
from support.commands import Run
from support.scripts import write

from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.nouns import NoteKind, Presence
from l4pc_tui.core.record.outcome_nouns import Measure
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.record.travel import FIELDS, Travels

ROOT = Path(__file__).parents[3]
HANDBOOK = ROOT / "docs" / "handbook"
FIRST = (HANDBOOK / "trainer" / "first-exercise.md").read_text(encoding="utf-8")

EXERCISE = """---
format: exercise/1
people: 4-24
themes: [openness]
status: trial
---

# Look again

People look at one small thing until they know whether it has to be so.

## Before you begin

- 1 slip, 1 pen and 2 cards per person
- A bell

## 1. Look

- Time: 8-12 min
- Group: alone

Ask: What is it like?

## 2. One move by Friday

- Time: 5-8 min
- Group: whole circle
- Depth: Return

Ask: What will you do by Friday?

## Access

Everything can be said instead of written.
"""
ASIDE = """## Side step: Slow it down

- Time: 3-10 min

Do: Stay with them.
"""
STEP = re.compile(r"## 1\. Look\n.*?(?=## 2)", re.DOTALL)
PLAN = """---
format: session/1
start: {start}
people: 12
---

# A morning

People look at one small thing.

- {start} Arrivals: coffee (10 min)
{lines}
- Close: one word each (20 min)
"""
PROGRAMME = """---
format: programme/1
---

# A year

Two days in a year.

## The days

{}
- 2027-04-13 Session: a-morning
{}
"""
LETTER = """
## Handout: Joining letter

Welcome.
"""


def recipes() -> Iterator[tuple[str, str, str]]:
    """Every recipe: where it goes, what is wanted, and the lines."""
    pages = sorted((HANDBOOK / "trainer").glob("recipes*.md"))
    page = "".join(each.read_text(encoding="utf-8") for each in pages)
    for part in re.split(r"^## (?=(?:In|On) a )", page, flags=re.MULTILINE)[1:]:
        where = part.partition("\n\n")[0]
        for wanted, lines in re.findall(
            r"^### (.*?)\n\n```markdown\n(.*?)```", part, re.DOTALL | re.MULTILINE
        ):
            yield where, wanted, lines


RECIPES = list(recipes())


def on_a_page(lines: str) -> str:
    """The page with a recipe in it: its header's fields in the header, its sections at the end
    instead of those of the same name."""
    header, body = re.fullmatch(r"(?:---\n(.*?)---\n)?(.*)", lines, re.DOTALL).groups()  # type: ignore[union-attr]
    page = EXERCISE.replace("status: trial\n", f"status: trial\n{header or ''}")
    for heading in re.findall(r"^## .*$", body, re.MULTILINE):
        page = re.sub(
            rf"{re.escape(heading)}\n.*?(?=^## |\Z)", "", page, flags=re.DOTALL | re.MULTILINE
        )
    used = [
        *(
            f'If time to spare: go to "{name}"\n'
            for name in re.findall("^## Side step: (.*)$", body, re.M)
        ),
        *(f"Handout: {name}\n" for name in re.findall(r"^## Handout: ([^(\n]*)$", body, re.M)),
    ]
    page = page.replace("What is it like?\n", "\n".join(("What is it like?\n", *used)))
    return f"{page}\n{body}"


def in_a_step(lines: str) -> str:
    step = (
        lines
        if lines.startswith("## ")
        else f"## 1. Look\n\n- Time: 8-12 min\n- Group: alone\n\n{lines}"
    )
    whole = STEP.sub(lambda _: f"{step}\n", EXERCISE)
    return f"{whole}\n{ASIDE}" if "Slow it down" in lines else whole


def fitted(folder: Path, name: str, where: str, lines: str) -> None:
    """Write the file in which a recipe stands where it belongs."""
    match where:
        case "In a step":
            write(folder / "exercises", in_a_step(lines), name)
        case "On a page":
            write(folder / "exercises", on_a_page(lines), name)
        case "In a plan":
            start = "12:20" if "12:30" in lines else "09:30"
            write(folder / "sessions", PLAN.format(start=start, lines=lines), name)
        case "In a programme":
            before, after = (lines, "") if "before" in lines else ("", lines)
            page = PROGRAMME.format(before, after) + (LETTER if before else "")
            write(folder / "sessions", page, name)


def test_there_are_recipes_enough() -> None:
    wheres = [where for where, _, _ in RECIPES]
    assert len(wheres) > 30
    assert set(wheres) == {"In a step", "On a page", "In a plan", "In a programme"}


def test_every_recipe_is_right_where_it_says_that_it_belongs(run: Run, tmp_path: Path) -> None:
    for name in ("Look again", "Look together"):
        write(
            tmp_path / "exercises",
            EXERCISE.replace("Look again", name),
            f"{name.replace(' ', '-').lower()}.md",
        )
    plan = PLAN.format(start="09:30", lines="- Exercise: look-again")
    write(tmp_path / "sessions", plan, "a-morning.md")
    for where, wanted, lines in RECIPES:
        fitted(tmp_path, f"{re.sub('[^a-z]+', '-', wanted.lower())}.md", where, lines)
    done = run("check", "--strict", "exercises", "sessions")
    assert (done.code, done.out) == (0, f"{len(RECIPES) + 3} files: nothing to mend.\n"), done.out


def test_the_first_exercise_goes_as_its_page_says(run: Run, tmp_path: Path) -> None:
    page, deeper, over = re.findall(r"```markdown\n(.*?)```", FIRST, re.DOTALL)
    (told,) = re.findall(r"```text\n(.*?)```", FIRST, re.DOTALL)
    name = "one-cup-of-tea.md"

    assert run("check", write(tmp_path, page, name)).out == told
    mended = page.replace("Aks: What would you change?\n", deeper)
    assert (
        run("check", "--strict", write(tmp_path, mended, name)).out == "1 file: nothing to mend.\n"
    )
    tried = mended.replace("status: draft", "status: trial")
    assert (
        "There are pairs, and no word on who is left over."
        in run("check", write(tmp_path, tried, name)).out
    )
    whole = tried.replace("drank it?\n", f"drank it?\n\n{over}")
    assert run("check", write(tmp_path, whole, name)).out == "1 file: nothing to mend.\n"


def commands() -> Iterator[tuple[str, str]]:
    """Every command that stands in code: the page, and its line without what is said behind it."""
    for path in sorted(HANDBOOK.rglob("*.md")):
        if path.parent.name == "reference":
            continue
        text = path.read_text(encoding="utf-8")
        for block in re.findall(r"```(?:sh|text)?\n(.*?)```", text, re.DOTALL):
            for line in block.splitlines():
                if line.startswith("l4pc "):
                    yield path.name, re.split(r"\s+#", line)[0]
        prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
        for line in re.findall(r"`(l4pc [^`]*)`", prose):
            yield path.name, line


def unknown(line: str) -> str:
    """What in a command is no word or option of l4pc; empty where all of it is."""
    from l4pc_tui.cli.app import whole

    at: click.Command = whole()
    words = iter(shlex.split(line.replace("'", "’"))[1:])
    for word in words:
        if word == "--":
            return ""
        if word.startswith("-"):
            name, _, said = word.partition("=")
            named = [each for each in at.params if name in (*each.opts, *each.secondary_opts)]
            if not named and name != "--help":
                return f"{word} of {at.name}"
            option = named[0] if named else None
            if isinstance(option, click.Option) and not option.is_flag and not said:
                next(words, "")
        elif isinstance(at, click.Group):
            try:
                _, found, _ = at.resolve_command(click.Context(at), [word])
            except click.UsageError:
                return f"{word} of {at.name}"
            at = found or at
    return ""


def test_every_command_that_a_page_names_is_one_with_its_options() -> None:
    told = list(commands())
    assert len(told) > 200
    assert [f"{page}: {line} ({bad})" for page, line in told if (bad := unknown(line))] == []


def anchors(page: Path) -> set[str]:
    """The names by which a link finds the headings of a page."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_link_between_pages_leads_to_a_heading_that_is_there() -> None:
    lost = []
    for page in sorted(HANDBOOK.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        for file, anchor in re.findall(r"\]\(([^)#:]*\.md|)(?:#([^)]*))?\)", text):
            target = (page.parent / file).resolve() if file else page
            if not target.is_file() or (anchor and anchor not in anchors(target)):
                lost.append(f"{page.relative_to(HANDBOOK)}: {file}#{anchor}")
    assert lost == []


def test_the_data_protection_sheet_names_all_that_is_kept_and_what_of_it_leaves() -> None:
    page = (HANDBOOK / "papers" / "data-protection-sheet.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \|.*\| ([^|]*) \|$", page, re.MULTILINE))
    assert {kind.value for kind in Kind} <= set(rows)
    stays = {kind.value for kind in Kind if set(FIELDS[kind].values()) == {Travels.NO}}
    assert {kind.value for kind in Kind if rows[kind.value].startswith("no")} == stays
    listed = set(
        re.findall("`([a-z-]+)`", page.partition("**Kinds of note:**")[2].partition("\n\n")[0])
    )
    assert listed == {*NoteKind, *Presence, *Measure}
    assert {f"`{profile}`" for profile in Profile} <= set(re.findall("`[a-z]+`", page))


COMPOSED = {
    "save as PDF", "8 files written to …", "Due Fri …", "Due Fri 27 November.", "→ log", "× gone", "○ reading",
    "Closed. b writes the file for the coordinator, e a log; o opens the session again.",
    "The disk is full. Make room on it, then try again.", "1 file: nothing to mend.",
    "… is open in your editor. Press Enter when you have saved it.",
    "There are pairs, and no word on who is left over.",
}  # fmt: skip
"""What the screen puts together of several parts, or what another program says."""


def test_what_the_handbook_quotes_stands_in_the_program() -> None:
    files = [*(ROOT / "l4pc_tui").rglob("*.py"), *(ROOT / "l4pc_tui").rglob("*.toml")]
    program = "".join(file.read_text(encoding="utf-8") for file in files)
    program = re.sub(r"\s+", " ", re.sub(r'"\s+f?"', "", program)).lower()
    quoted, gone = set(), []
    for page in [*sorted(HANDBOOK.glob("[fc]*/*.md")), HANDBOOK / "trainer" / "first-exercise.md"]:
        text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for said in re.findall("“([^”]*)”", re.sub(r"\s+", " ", text)):
            quoted.add(said)
            parts = [part.strip() for part in re.split(r"…|\d+", said)]
            if said not in COMPOSED and not all(part.lower() in program for part in parts):
                gone.append(f"{page.name}: {said}")
    assert gone == []
    assert quoted >= COMPOSED
