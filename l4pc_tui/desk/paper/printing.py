"""Paper written out: each kind of page, and everything that a session needs in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.live.paper.as_planned import Planned, exercises_of, sheets
from l4pc_tui.core.live.paper.day_sheet import day_sheet
from l4pc_tui.core.record.kinds import NOTE_KINDS
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.core.script.model.easy_read import easy_read_of, is_easy_read
from l4pc_tui.core.script.paper.bring_list import bring
from l4pc_tui.core.script.paper.packing import filled, packing
from l4pc_tui.core.script.paper.paper import HandoutSheet, PaperSheet, handouts, sheet
from l4pc_tui.core.text.amounts import count, listed
from l4pc_tui.desk.library.models import in_error
from l4pc_tui.desk.library.printouts import pictures, write_pages
from l4pc_tui.desk.paper.commitments import slips
from l4pc_tui.desk.paper.finding import Found, find, name_of, of_programme
from l4pc_tui.desk.paper.programme import file_of, papers_of
from l4pc_tui.desk.paper.register import paper_register
from l4pc_tui.desk.people.programme_days import programme_of
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.desk.trouble import Trouble, refusal
from l4pc_tui.exchange.paper.day_page import day_page
from l4pc_tui.exchange.paper.handouts_page import Letters, handouts_page
from l4pc_tui.exchange.paper.packing_page import PackingList, packing_page
from l4pc_tui.exchange.paper.register_page import register_page, sign_in_page
from l4pc_tui.exchange.paper.sheet_page import sheet_page, sheets_page
from l4pc_tui.exchange.paper.slips_page import slips_page

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Cohort
    from l4pc_tui.core.script.model.model import ModuleLine
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow

FOLDER = "paper"
"""Where pages go, below the folder that l4pc was started in, when nobody says another."""
Pages = Mapping[str, bytes]
"""The content of files by their names."""


class Paper(StrEnum):
    """What can be printed."""

    DAY = "day"
    SHEET = "sheet"
    SIGN_IN = "sign-in"
    REGISTER = "register"
    PACKING = "packing"
    HANDOUTS = "handouts"
    LARGE_PRINT = "large-print"
    EASY_READ = "easy-read"
    COMMITMENTS = "commitments"


OF_PEOPLE = (Paper.SIGN_IN, Paper.REGISTER, Paper.COMMITMENTS)
"""What is made of a session's people, and of no script."""


@dataclass(frozen=True, slots=True)
class Printed:
    """files: what was written. told: what there is to know of it, a sentence each."""

    files: tuple[Path, ...]
    told: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Where it lies, what to do with it, and what there is to know."""
        written = f"{count(len(self.files), 'file')} written to {self.files[0].parent}."
        return (f"{written} Print from a browser.", *self.told)


def print_out(
    desk: Desk, word: str, what: Paper | None, *, out: Path | None, here: Path, pdf: bool = False,
    cohort: str = "",
) -> Printed:  # fmt: skip
    """Write the paper of an exercise, a plan, a programme or a session, as HTML, or as PDF.

    word: the id of something in the library, a file, or a session. what: None for the sheets of a
    script, the handouts of a programme, and for everything that a session needs. cohort: whose
    names and days stand on the pages of a programme. out: the file to write to, or the folder when
    the name has no ending; otherwise names of their own in ``here``. An earlier printout of the
    same is replaced, and nothing else. Raises Trouble.
    """
    told: tuple[str, ...] = ()
    written: dict[str, Pages]
    if what in OF_PEOPLE:
        # Of whom it is stands in the record, whatever became of the plan.
        row = find_session(desk, word)
        if not (pages := _of_people(desk, row, what)):
            raise _nothing(what, row.session.title or name_of(row))
        written = {what: pages}
    else:
        found = find(desk, word, cohort)
        if what is None and found.session is None:
            what = Paper.SHEET if found.exercises else Paper.HANDOUTS
        written = {what: _made(found, what)} if what else _everything(desk, found)
        told = _without_easy_read(found) if what in (None, Paper.EASY_READ) else ()
        used = found.session.session.plan if found.session else found.name
        told = (*told, *filter(None, (in_error(desk, used),)))
        if what and not written[what]:
            raise _nothing(what, found.title if found.session else found.name)
    # A page is the same one whichever way it was asked for, and replaces itself.
    files = write_pages(written, out=out, here=here, pdf=pdf)
    return Printed(files, told)


def print_page(
    desk: Desk, cohort: Cohort, entry: ModuleLine, *, out: Path | None, here: Path
) -> Printed:  # fmt: skip
    """Write the pages of one line of a cohort's programme. Raises Trouble."""
    programme = programme_of(desk, cohort)
    papers = papers_of(desk, programme, cohort, (entry,)) if programme else ()
    if programme is None or not papers:
        raise refusal("No page goes with this.", "A page is named below its line: “Handout: …”.")
    found = of_programme(desk, programme, file_of(desk, programme), cohort, (entry,))
    made: dict[str, Pages] = {
        what: _made(found, what) for what in (Paper.HANDOUTS, Paper.LARGE_PRINT, Paper.EASY_READ)
    }
    return Printed(write_pages(made, out=out, here=here))


def _everything(desk: Desk, found: Found) -> dict[str, Pages]:
    """Every page there is for a session; of some there may be none."""
    assert found.session is not None
    row = found.session
    return {
        what: _of_people(desk, row, what) if what in OF_PEOPLE else _made(found, what)
        for what in Paper
    }


def _of_people(desk: Desk, row: SessionRow, what: Paper) -> Pages:
    held = paper_register(desk, row)
    if what is Paper.COMMITMENTS:
        promised = slips(desk, row)
        page = slips_page(held.title, filter(None, (held.where, held.day)), promised)
        return {f"{what}-{name_of(row)}.html": page} if promised else {}
    write = register_page if what is Paper.REGISTER else sign_in_page
    return {f"{what}-{name_of(row)}.html": write(held)}


def _made(found: Found, what: Paper) -> Pages:
    return _PAGES[what](found)


def _without_easy_read(found: Found) -> tuple[str, ...]:
    """Which handouts have no easy read: nobody but a person writes one."""
    easy = [(each.exercise, each.name) for each in _handouts(found, easy=True)]
    lacking = [
        each.name
        for each in _handouts(found, easy=False)
        if not any(each.exercise == of and easy_read_of(each.name, name) for of, name in easy)
    ]
    if not lacking:
        return ()
    named = listed([f"“{name}”" for name in lacking])
    return (f"There is no easy read of {named}. {_HOW_EASY}",)


_HOW_EASY = (
    "Somebody writes one, under “## Handout: NAME (easy read)”; it is never made of the other."
)


def _nothing(what: Paper, name: str) -> Trouble:
    sentence, hint = _NOTHING[what]
    return refusal(sentence.format(name=name), hint)


_NO_HANDOUTS = ("There are no handouts in “{name}”.", "They stand under “## Handout: NAME”.")
_NO_PEOPLE = ("“{name}” has no people.", "Name a session: COHORT/DATE, or how its id begins.")
_NOTHING: Mapping[Paper, tuple[str, str]] = locked(
    Paper,
    {
        Paper.DAY: ("“{name}” is no plan.", "A day sheet is of a plan or of a session."),
        Paper.SHEET: ("There are no exercises in “{name}”.", "Its day sheet can be printed: --what day."),
        Paper.SIGN_IN: _NO_PEOPLE,
        Paper.REGISTER: _NO_PEOPLE,
        Paper.PACKING: (
            "Nothing is to be brought for “{name}”.", "It would stand under “## Before you begin”.",
        ),
        Paper.HANDOUTS: _NO_HANDOUTS,
        Paper.LARGE_PRINT: _NO_HANDOUTS,
        Paper.EASY_READ: ("There are no easy-read handouts in “{name}”.", _HOW_EASY),
        Paper.COMMITMENTS: (
            "Nothing was promised at this session yet.",
            f"What is noted with {NOTE_KINDS[NoteKind.COMMITMENT].mark} is a commitment.",
        ),
    },
)  # fmt: skip
"""What is said where there is nothing of a kind, and what to do next."""


def _file(found: Found, kind: str) -> str:
    """The name of a file; those of a session stand together by what they are."""
    return f"{kind}-{found.name}.html" if found.session else f"{found.name}-{kind}.html"


def _day(found: Found) -> Pages:
    if found.planned is None:
        return {}
    day = day_sheet(found.planned, found.title, found.where, found.language)
    return {_file(found, "day"): day_page(day)}


def _sheets(found: Found) -> Pages:
    """A session's in one file, in the order of the day, and behind them those exercises that only a
    door leads into; of a script one for each exercise."""
    told = {key: found.told(key) for key in found.exercises}
    if found.planned is None:
        return {
            f"{key}-sheet.html": sheet_page(sheet(each, told=told[key]), _pictures(found, [key]))
            for key, each in found.exercises.items()
        }
    made = sheets(found.planned, told)
    if found.session is not None:
        every = [each for _, each in made]
        every += _beside(found, found.planned)
        shown = _pictures(found, found.every())
        page = sheets_page(found.title, found.where, every, found.language, shown)
        return {_file(found, "sheets"): page}
    pages: dict[str, bytes] = {}
    for item, each in made:
        if item.exercise:
            name = f"{item.exercise.id}-sheet.html"
            # A plan may have the same exercise twice, and use it in two ways.
            pages[f"{item.exercise.id}-sheet-{item.id}.html" if name in pages else name] = (
                sheet_page(each, _pictures(found, [item.exercise.id]))
            )
    for held, each in zip(found.beside, _beside(found, found.planned), strict=True):
        pages[f"{held.id}-sheet.html"] = sheet_page(each, _pictures(found, [held.id]))
    return pages


def _beside(found: Found, planned: Planned) -> list[PaperSheet]:
    """The sheets of those exercises that only a door leads into."""
    people, limit = planned.people, planned.limit().place
    return [sheet(each, people, told=found.told(each.id), limit=limit) for each in found.beside]


def _handouts_in(letters: Letters, kind: str) -> Callable[[Found], Pages]:
    def made(found: Found) -> Pages:
        held = _handouts(found, easy=letters == "easy")
        shown = _pictures(found, found.every())
        return {_file(found, kind): handouts_page(held, shown, letters)} if held else {}

    return made


def _pictures(found: Found, exercises: Iterable[str]) -> Mapping[str, bytes]:
    """The pictures of exercises by the path that these name: what the room sees, and handouts."""
    shown: dict[str, bytes] = {}
    every = found.every()
    for key in exercises:
        exercise = every[key]
        steps = (*exercise.steps, *exercise.sides)
        texts = [block.text for step in steps for block in step.blocks]
        texts += [each.text for each in exercise.handouts]
        shown |= pictures(texts, found.files[key])
    return {**shown, **pictures([each.text for each in found.papers], found.lies)}


def _handouts(found: Found, *, easy: bool) -> list[HandoutSheet]:
    every = [
        each
        for key, exercise in found.every().items()
        for each in handouts(exercise, found.values[key])
    ]
    every += [each for each in found.papers if each not in every]
    return [each for each in every if is_easy_read(each.name) == easy]


def _packing(found: Found) -> Pages:
    if found.planned is not None:
        used, people = exercises_of(found.planned), found.planned.people
        beside = found.planned.beside
    elif not found.exercises:
        return {}
    else:
        used = tuple(filled(each, found.values[key]) for key, each in found.exercises.items())
        beside, people = (), used[0].usual_people
    together = bring((*used, *beside), people)
    if not together:
        return {}
    named = [(each.title, each) for each in used]
    named += [(f"{each.title} (if a door leads there)", each) for each in beside]
    exercises = tuple((name, things) for name, each in named if (things := packing(each, people)))
    facts = (f"counted for {count(people, 'person', 'people')}",)
    packed = PackingList(found.title, found.where, facts, together, exercises, found.language)
    return {_file(found, "packing"): packing_page(packed)}


def _none(found: Found) -> Pages:  # noqa: ARG001
    """Of a script without people."""
    return {}


_PAGES: Mapping[Paper, Callable[[Found], Pages]] = locked(
    Paper,
    {
        Paper.DAY: _day,
        Paper.SHEET: _sheets,
        Paper.SIGN_IN: _none,
        Paper.REGISTER: _none,
        Paper.PACKING: _packing,
        Paper.HANDOUTS: _handouts_in("handouts", "handouts"),
        Paper.LARGE_PRINT: _handouts_in("large", "handouts-large-print"),
        Paper.EASY_READ: _handouts_in("easy", "handouts-easy-read"),
        Paper.COMMITMENTS: _none,
    },
)
"""How the pages of each kind are made of scripts; none where there is nothing of it."""
