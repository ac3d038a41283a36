"""The report to a commissioner: its parts, its figures, and the same ones again."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from support.accessible import faults_of_docx, faults_of_html
from support.collects import taken
from support.crowd import crowd
from support.desk import House
from support.examples import examples
from support.laptops import bundle
from support.oak import FIRST, OAK, SECOND, copied, people

from l4pc_tui.core.document.model import Document, Figures, Grid, Section
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.nouns import entity
from l4pc_tui.core.record.outcome_nouns import Measure
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.report.cells import organisation
from l4pc_tui.desk.certificates.files import Form
from l4pc_tui.desk.certificates.issuing import decided, issue
from l4pc_tui.desk.certificates.reading import Wished, read_course
from l4pc_tui.desk.cohort.view import cohort_view
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.outcomes import taking
from l4pc_tui.desk.outcomes.whom import whom
from l4pc_tui.desk.people.erasing import all_of, write
from l4pc_tui.desk.people.erasure import look
from l4pc_tui.desk.people.other_dates import move_session
from l4pc_tui.desk.people.same_person import same_person
from l4pc_tui.desk.people.scope import Scope, scope_of
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.register.any_register import AnyRegister
from l4pc_tui.desk.reports.memory import last_before, remember
from l4pc_tui.desk.reports.records import records
from l4pc_tui.desk.reports.report import Report, report_of
from l4pc_tui.desk.reports.writing import write_report
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.desk.workbooks.gathering import gathered
from l4pc_tui.exchange.document.docx import as_docx
from l4pc_tui.exchange.document.html import as_html


def scope(desk: Desk) -> Scope:
    return scope_of(desk, cohorts=[OAK])


def told(report: Report) -> dict[str, str]:
    return {line.label: line.words for line in report.lines}


def sections(document: Document) -> Iterator[Section]:
    def within(found: Section) -> Iterator[Section]:
        yield found
        for each in found.sections:
            yield from within(each)

    for each in document.sections:
        yield from within(each)


def grid(document: Document, caption: str) -> Grid:
    found = (block for part in sections(document) for block in part.blocks)
    return next(each for each in found if isinstance(each, Grid) and each.caption == caption)


def mark(desk: Desk, who: int, how: str, on: str = FIRST) -> None:
    row = next(each for each in desk.store.sessions() if each.session.date == on)
    assert AnyRegister(desk, row).mark(people(desk)[who], how).ok


def test_its_figures_are_those_of_the_record(laptop: House) -> None:
    desk = laptop.desk()
    report = report_of(desk, scope(desk))
    assert {label: words for label, words in told(report).items() if words != "0"} == {
        "Sessions delivered of planned": "1 of 2",
        # 12 people from 09:40 to 11:10, without the break that was not reached.
        "Hours of people": "18 h",
        "Unique people reached": "12",
        "People on the registers": "14",
        "Organisations": "too few to show",
        "Completed": "12 of 12 (100 %)",
        "Took part, Session 1": "12",
        "Online, Session 1": "fewer than 5",
        "Enrolled, Session 1": "14",
        "Hours of people, Session 1": "18 h",
        "Commitments made": "7",
        "Commitments not told of": "7",
        "Barriers named": "fewer than 5",
        "Stories told": "fewer than 5",
        "Stories that may leave": "too few to show",
        "Pulses taken": "1",
        "Said 4 or 5, Heard, Session 1": "10 of 11 (91 %)",
    }
    document = report.document
    assert [each.heading for each in document.sections] == [
        "Agreement", "What was delivered", "What changed, and what did not",
        "What did not go to plan", "Stories of change", "What changed since the last report",
        "Money", "Method and limits", "Annex: what was asked, and every count",
    ]  # fmt: skip
    assert grid(document, "Attendance by session").rows == (
        ("Session 1", "14", "12", "fewer than 5", "18 h (register)"),
    )
    assert grid(document, "Pulses").rows[0][3:] == (
        "10 of 11 (91 %)", "11 answered, 12 present, 14 on the register",
    )  # fmt: skip
    plan = next(each for each in document.sections if each.heading == "What did not go to plan")
    assert "Session 1 started 10 minutes late." in str(plan)
    assert "not reached" in str(plan)
    assert "1 of 2, chosen by the cohort, because it can be done anywhere" in str(document)
    for name in (each.name for each in desk.store.people()):
        assert name not in str(document)


@pytest.mark.parametrize("profile", [Profile.HANDOVER, Profile.COMMISSIONER])
def test_everybody_can_read_it(laptop: House, profile: Profile) -> None:
    desk = laptop.desk()
    document = report_of(desk, scope(desk), profile).document
    assert faults_of_html(as_html(document)) == []
    assert faults_of_docx(as_docx(document)) == []


def test_the_next_report_tells_what_changed_and_why_and_the_last_comes_out_again(
    laptop: House, oak: Path, tmp_path: Path
) -> None:
    desk = laptop.desk()
    first = report_of(desk, scope(desk))
    write_report(desk, first, to="The Board", out=tmp_path / "first.html")
    assert "The Board" in look(desk, people(desk)[0]).handed, "an erasure names who has it"
    other = copied(oak, tmp_path / "other")
    theirs = other.desk("Mo Test")
    other.clock.to("2026-11-12T12:00")
    mark(theirs, 13, "late")
    laptop.clock.to("2026-11-20T09:00")
    taken(desk, bundle(theirs, tmp_path / "late.jsonl"))
    second = report_of(desk, scope(desk))
    assert second.since is not None
    changed = {each.label: (each.then, each.now, each.why) for each in second.since.changed}
    then, now, why = changed["Took part, Session 1"]
    assert (then, now) == ("12", "13")
    assert "a register of another laptop came in on Friday 20 November 2026" in why
    assert changed["Unique people reached"][:2] == ("12", "13")
    again = report_of(desk, scope(desk), as_of=first.moment)
    assert replace(again.document, about=()) == replace(first.document, about=())
    laptop.clock.to("2026-11-21T09:00")
    write_report(desk, second, out=tmp_path / "second.html")
    laptop.clock.to("2026-11-22T09:00")
    third = report_of(desk, scope(desk))
    assert third.since is not None
    assert third.since.changed == ()
    # One of a moment between the two, written only now, was not known then.
    between = report_of(desk, scope(desk), as_of=first.moment + 3_600)
    write_report(desk, between, out=tmp_path / "between.html")
    again = report_of(desk, scope(desk), as_of=second.moment)
    assert again.document.sections == second.document.sections
    other.close()


def _moves(desk: Desk) -> str:
    report = report_of(desk, scope(desk))
    return next(str(each) for each in sections(report.document) if "not go to plan" in each.heading)


def test_a_first_date_and_one_put_right_at_once_are_no_moves(laptop: House) -> None:
    desk = laptop.desk()
    key = desk.store.sessions()[1].session.id
    laptop.clock.now += 5 * 86_400
    move_session(desk, key, "2026-12-30")
    laptop.clock.now += 600
    move_session(desk, key, "2026-12-03")
    assert "Session 2 was moved from 25 Nov 2026 to 3 Dec 2026." in _moves(desk)
    proposed = desk.store.session(key)
    assert proposed is not None
    planned = replace(proposed.session, id=SessionId("proposed"), number=3, of=3, date="2027-04-13")
    name = entity("session", planned.id)
    desk.store.write([desk.store.entry("put", name, planned.data(), actor=desk.actor)])
    laptop.clock.now += 5 * 86_400
    move_session(desk, planned.id, "2026-12-10")
    assert "2027" not in _moves(desk), "what a programme proposes is no plan"


def test_only_what_can_have_moved_a_figure_is_its_reason_and_what_is_gone_is_told(
    laptop: House, tmp_path: Path
) -> None:
    desk = laptop.desk()
    write_report(desk, report_of(desk, scope(desk), Profile.HANDOVER), out=tmp_path / "a.html")
    laptop.clock.now += 60
    mark(desk, 0, "absent")
    time = next(
        note for row in desk.store.sessions() for note in desk.store.notes(row.session.id)
        if "none of it" in note.text
    )  # fmt: skip
    entity = f"note:{time.id}"
    desk.store.write(
        [desk.store.entry("erase", entity, None, actor=desk.actor, session=time.session)]
    )
    taking.add_pulse(desk, whom(desk, session=f"{OAK}/{FIRST}"), Measure.SAFE, "0 0 1 5 5")
    laptop.clock.now += 60
    since = report_of(desk, scope(desk), Profile.HANDOVER).since
    assert since is not None
    found = {each.label: (each.then, each.now, each.why) for each in since.changed}
    register = "the register was corrected on Thursday 12 November 2026"
    assert found["Took part, Session 1"] == ("12", "11", register)
    assert found["Barriers named"] == ("3", "2", "a note was struck")
    assert found["Barriers of a sort that is gone"][:2] == ("1", "not in it")
    assert found["Pulses taken"] == ("1", "2", "pulses were typed or changed")
    assert found["Said 4 or 5, Safe, Session 1"][:2] == ("not in it", "10 of 11 (91 %)")
    assert "Commitments made" not in found


def test_a_report_knows_of_those_of_other_days_and_one_for_other_readers_is_told_of(
    laptop: House, tmp_path: Path
) -> None:
    desk = laptop.desk()
    until = report_of(desk, scope_of(desk, cohorts=[OAK], last=FIRST))
    assert write_report(desk, until, out=tmp_path / "a.html").lines[1:] == ()
    laptop.clock.now += 60
    mark(desk, 13, "here")
    laptop.clock.now += 60
    since = report_of(desk, scope(desk)).since
    assert since is not None
    assert not since.whole
    found = {each.label: (each.then, each.now) for each in since.changed}
    assert found["Took part, Session 1"] == ("12", "13")
    assert "Unique people reached" not in found
    public = report_of(desk, scope(desk), Profile.PUBLICATION)
    (_, warning) = write_report(desk, public, out=tmp_path / "b.html").lines
    assert warning.startswith("There are reports of Oak (commissioner) too. Do not give both")
    assert "Do not give anybody both" in str(public.document)


def test_reports_are_remembered_without_words_once_each_and_the_newest_of_each_cohort(
    laptop: House,
) -> None:
    desk = laptop.desk()
    one = report_of(desk, scope(desk))
    other = report_of(desk, scope(desk), Profile.HANDOVER)
    remember(desk, other.key, other.moment, other.lines, other.printed)
    for number in range(30):
        remember(desk, one.key, one.moment + number // 2, one.lines, one.printed)
    held = str(desk.store.fact("reports"))
    assert held.count('"as_of"') == 13
    for word in ("Oak", "silo", *filter(None, map(organisation, one.figures.organisations))):
        assert word not in held
    assert last_before(desk, other.key, other.moment + 1, one.printed.ledger.counts)


def test_a_session_was_held_once_it_is_over_in_every_count_and_file(laptop: House) -> None:
    desk = laptop.desk()
    laptop.clock.to(f"{SECOND}T09:30")
    running = open_session(desk, desk.store.sessions()[1].session.id)
    assert running.start().ok
    running.drain(10)
    laptop.clock.to(f"{SECOND}T10:30")
    assert _held(desk) == [1] * 6
    laptop.clock.to("2026-11-26T09:00")
    assert _held(desk) == [2] * 6, "nobody closed it"


def _held(desk: Desk) -> list[int]:
    """How many sessions were held: in the report, the workbook, certificates, Records, the cohort
    and Home."""
    (home,) = desk.store.tallies()
    book = gathered(desk, scope(desk), Profile.HANDOVER)
    return [
        len(report_of(desk, scope(desk)).figures.held),
        sum(each.register.held for each in book.sessions),
        len(read_course(desk, scope(desk), Wished()).given),
        sum(line.over for line in records(desk).lines),
        sum(meeting.held for meeting in cohort_view(desk, OAK).meetings),
        home.done,
    ]


def test_of_two_cohorts_each_is_held_against_the_hours_of_their_own(
    laptop: House, tmp_path: Path
) -> None:
    desk = laptop.desk()
    crowd(desk, tmp_path, "Ash", 7)
    new_session(desk, "Ash", "morning", FIRST)
    row = next(each for each in desk.store.sessions() if each.cohort_name == "Ash")
    register = AnyRegister(desk, row)
    for line in register.register().lines:
        register.mark(line.person, "here")
    told = report_of(desk, scope_of(desk, cohorts=[OAK, "Ash"])).figures
    # Seven of Oak are in Ash too; five have been in all that there was for them.
    assert (told.reached, told.completed, told.cohorts) == (12, 12, {OAK: 12, "Ash": 7})


def test_what_is_of_other_sessions_or_other_days_is_in_no_report_of_a_few(
    laptop: House, tmp_path: Path
) -> None:
    desk = laptop.desk()
    taking.add_pulse(desk, whom(desk, cohort=OAK), Measure.SAFE, "1 2 3 3 3")
    read = read_course(desk, scope(desk), Wished())
    issue(desk, read, decided(desk, read, read.people), Form.CSV, out=tmp_path / "out")
    whole = report_of(desk, scope(desk)).figures
    assert (len(whole.pulses), whole.certificates) == (2, 12)
    one = report_of(desk, scope_of(desk, session=f"{OAK}/{FIRST}")).figures
    assert (len(one.pulses), one.certificates) == (1, 0), "of the cohort, and of no session"
    early = report_of(desk, scope_of(desk, cohorts=[OAK], last=FIRST)).figures
    assert (len(early.pulses), early.certificates) == (1, 0), "issued on the day after"


STEPS = ("mark", "mark", "hear", "collect", "collect", "undo", "join", "ask", "write")


@settings(deadline=None, max_examples=examples(5))
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 12)), min_size=2, max_size=4))
def test_a_report_of_a_moment_is_the_same_whatever_came_after(
    oak: Path, steps: list[tuple[str, int]]
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        house, other = copied(oak, folder / "own"), copied(oak, folder / "other")
        desk, theirs = house.desk(), other.desk("Mo Test")
        said = [report_of(desk, scope(desk))]
        for number, (step, who) in enumerate(steps):
            house.clock.now += 3_600
            other.clock.now = house.clock.now - 1_800
            with suppress(Trouble):
                _do(step, who, desk, theirs, folder / f"{number}.jsonl")
            said.append(report_of(desk, scope(desk)))
        house.clock.now += 3_600
        _must_be_said_again(desk, said)
        gone = look(desk, people(desk)[0])
        write(desk, gone, all_of(gone))
        house.clock.now += 3_600
        for each in said:
            then = report_of(desk, scope(desk), as_of=each.moment)
            assert then.figures.erased > 0
            assert _without_words(then) == _without_words(each)
            assert gone.name not in str(then.document)
        house.close()
        other.close()


def _must_be_said_again(desk: Desk, said: list[Report]) -> None:
    for each in said:
        again = report_of(desk, scope(desk), as_of=each.moment)
        assert again.figures == each.figures
        assert again.document.sections == each.document.sections


def _without_words(report: Report) -> object:
    """The figures but for organisations, which are words of a person, and words of stories."""
    figures = report.figures
    return replace(
        figures, organisations={}, erased=0, stories=replace(figures.stories, shown=()), met=()
    )


def _do(step: str, who: int, desk: Desk, theirs: Desk, file: Path) -> None:
    match step:
        case "mark":
            mark(desk, who, "late" if who % 2 else "absent")
        case "hear":
            group = whom(desk, session=f"{OAK}/{FIRST}")
            taking.add_pulse(desk, group, Measure.ENERGY, f"0 0 {who} 3 3")
        case "collect":
            mark(theirs, who, "absent" if who % 2 else "here", SECOND if who % 3 else FIRST)
            taken(desk, bundle(theirs, file))
        case "undo":
            standing = [each.id for each in desk.store.collects() if not each.undone]
            if standing:
                desk.store.undo_collect(standing[0])
        case "join":
            names = [each.name for each in desk.store.people() if each.id in people(desk)]
            same_person(desk, names[who % len(names)], names[(who + 1) % len(names)])
        case "write":
            write_report(desk, report_of(desk, scope(desk)), out=file.with_suffix(".html"))
        case _:
            taking.add_pulse(desk, whom(desk, cohort=OAK), Measure.SAFE, f"1 2 {who} 3 3")


def test_other_programs_read_the_same_figures_out_of_its_files(laptop: House) -> None:
    desk = laptop.desk()
    document = report_of(desk, scope(desk)).document
    page = html.fromstring(as_html(document))
    of_page = [
        tuple(cell.text_content() for cell in row.iter("th", "td")) for row in page.iter("tr")
    ]
    word = docx.Document(BytesIO(as_docx(document)))
    of_word = [
        tuple(cell.text for cell in row.cells) for table in word.tables for row in table.rows
    ]
    blocks = [block for part in sections(document) for block in part.blocks]
    told = [
        row for block in blocks if isinstance(block, Grid) for row in (block.heads, *block.rows)
    ]
    assert len(told) > 20
    for rows in (of_page, of_word):
        assert [row for row in told if row not in rows] == []
    strip = next(block for block in document.blocks if isinstance(block, Figures))
    for each in strip.items:
        assert each.value in page.text_content()
        assert any(each.value in cell for row in of_word for cell in row)
