"""Every file that can be written, for every profile, over random sessions: nothing that must not leave.

What a file says is read by other libraries than those that wrote it, in all its parts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.desk import COHORT, fresh
from support.examples import examples
from support.held import SESSIONS, Held, held
from support.read_back import said_in

from l4pc_tui.core.certificates.regulators import Regulator
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.text.folding import fold
from l4pc_tui.desk.certificates.chosen import chosen
from l4pc_tui.desk.certificates.files import Form
from l4pc_tui.desk.certificates.issuing import decided, issue
from l4pc_tui.desk.certificates.reading import Wished, read_course
from l4pc_tui.desk.certificates.sheets import write_involvement, write_reflections
from l4pc_tui.desk.out.formats import EVERY
from l4pc_tui.desk.outcomes import stories
from l4pc_tui.desk.outcomes.stories import Story
from l4pc_tui.desk.outcomes.whom import whom
from l4pc_tui.desk.people.scope import scope_of
from l4pc_tui.desk.reports.as_of import as_of
from l4pc_tui.desk.reports.report import report_of
from l4pc_tui.desk.reports.writing import FORMATS as REPORTS
from l4pc_tui.desk.reports.writing import write_report
from l4pc_tui.desk.session.close import asked
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.desk.workbooks.writing import export_scope

TOLD, INSIDE, NAMES = "okapitold", "okapiinside", "okapinames"
"""A story that may leave, one that stays inside, one with names in it."""
SLOW = ("docx",)
"""What is made of the document that the page is made of, and takes the longest to read."""
WORD, PAST, SHEETS = RARE = ("logs as Word files", "as of a moment", "sheets to fill in")
"""What takes long and is much like the rest: one of them in each example."""
MUCH = [
    ("note", NoteKind.QUOTE, "anon", 1, "@Ben", False, ""),
    ("note", NoteKind.STORY, "", 0, "Amina", False, ""),
    ("note", NoteKind.COMMITMENT, "", 1, "", True, "mend"),
    ("note", NoteKind.NOTE, "", 1, "", False, "strike"),
    ("restricted",), ("pulse", [1, 1, 1, 0, 1], ""), ("remark", 1), ("door",), ("walk in", 2),
]  # fmt: skip


def tell_stories(session: Held) -> None:
    desk = session.conductor.desk
    group = whom(desk, cohort=COHORT)
    for words, consent in ((TOLD, "anon"), (INSIDE, "inside"), (NAMES, "anon")):
        who = " for Amina Marigold and Ben" if words == NAMES else ""
        stories.add_story(
            desk, group, Story("A rule", "it was so", f"{words}{who}", consent=consent)
        )


def files(session: Held, profile: Profile, folder: Path, rare: str) -> Iterator[tuple[str, str]]:
    """Every file that is written for a profile, with all that it says; the name of it is said too."""
    desk = session.conductor.desk
    both = {"cohort": scope_of(desk, cohorts=[COHORT])}
    if not PROFILES[profile].names:  # the others: tests/desk/out/test_handover.py
        both["session"] = scope_of(desk, session=session.conductor.session)
    for about, scope in both.items():
        for how, form in EVERY.items():
            if how in SLOW and rare != WORD:
                continue
            out = folder / f"{profile}-{about}-{how}"
            try:
                path = export_scope(desk, scope, how, profile, out=out).path
            except Trouble:
                assert not PROFILES[profile].names, how
                assert not form.nameless, how
                continue
            yield f"{about} {how}", said_in(path)
    for how in REPORTS:
        report = report_of(desk, both["cohort"], profile)
        path = write_report(desk, report, how, out=folder / f"{profile}-report.{how}").path
        yield f"report {how}", said_in(path)

    if rare == PAST:
        with as_of(desk, desk.now() - 1) as past:
            scope = scope_of(past, cohorts=[COHORT])
            out = folder / f"{profile}-then.xlsx"
            written = export_scope(desk, scope, "xlsx", profile, out=out, past=past)
            yield "as of xlsx", said_in(written.path)


def certificates(session: Held, folder: Path, rare: str) -> Iterator[tuple[str, str]]:
    """Those of whoever was there: files that are for these people, and for nobody else."""
    desk = session.conductor.desk
    read = read_course(desk, scope_of(desk, cohorts=[COHORT]), Wished("", "", None, None))
    people = chosen(desk, read, ())
    told = decided(desk, read, people, 0.0)
    for form in Form if told.gets else ():
        _, written = issue(desk, read, told, form, out=folder / f"certificates-{form}")
        yield f"certificates {form}", said_in(written.path)
    if rare != SHEETS or not told.gets:
        return
    for form in (Form.HTML, Form.CSV):
        out = folder / f"hours-{form}"
        yield f"hours {form}", said_in(write_involvement(
            desk, read, people, frozenset(), form, out=out).path)  # fmt: skip
        out = folder / f"learnt-{form}"
        yield f"learnt {form}", said_in(write_reflections(
            desk, read, people, Regulator.NMC, form, out=out).path)  # fmt: skip


def words_of(text: str) -> set[str]:
    return {fold(word) for word in re.findall(r"[^\W\d_]{2,}", text)}


@given(SESSIONS, st.sampled_from(RARE))
@example(MUCH, PAST)
@settings(max_examples=examples(6), deadline=None)
def test_nothing_that_must_not_leave_is_in_any_file_of_any_profile(
    furnished: Path, acts: list[tuple[Any, ...]], rare: str
) -> None:
    with fresh(furnished) as house:
        session = held(house, acts)
        tell_stories(session)
        conductor, desk = session.conductor, session.conductor.desk
        classes = {line.note_id: line.sharing for line in asked(conductor)}
        shareable = {w for w, note in session.words.items() if classes.get(note) == "shareable"}
        team = (session.private | session.words.keys()) - shareable
        people = desk.store.people()
        names = {word for each in people for word in words_of(f"{each.name} {each.display_name}")}
        alone = Counter(each.organisation for each in people if each.organisation)

        own = dict(files(session, Profile.FACILITATOR, house.folder, rare))
        for word in team | {INSIDE}:
            assert any(word in text for text in own.values()), word
        for profile in Profile:
            told = (
                own
                if profile is Profile.FACILITATOR
                else dict(files(session, profile, house.folder, rare))
            )
            for file, text in told.items():
                for word in session.gone:
                    assert word not in text, (profile, file, word)
                if not PROFILES[profile].private:
                    for word in {*team, INSIDE}:
                        assert word not in text, (profile, file, word)
                if not PROFILES[profile].names:
                    assert not names & words_of(text), (profile, file, names & words_of(text))
                    assert not [o for o, many in alone.items() if many == 1 and o in text], file
                    assert not re.search(r"\w@(?!l4pc\.)\w+\.\w", text), (profile, file)
        for file, text in certificates(session, house.folder, rare):
            for word in session.gone | session.private | session.words.keys() | {TOLD, INSIDE}:
                assert word not in text, (file, word)
