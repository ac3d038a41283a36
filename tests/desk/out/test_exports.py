"""Logs out and words found: nothing restricted or struck among them."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from support.desk import House, person, settle
from support.flipping import flip_in_journal
from support.read_back import said_in

from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.sheet.changes import FINISH
from l4pc_tui.core.live.time.preview import Preview
from l4pc_tui.core.live.view.register_view import people_like
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import entity
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.text.amounts import clock, stamp
from l4pc_tui.desk.desk import Desk, open_desk
from l4pc_tui.desk.home.search import search
from l4pc_tui.desk.out.exports import export
from l4pc_tui.desk.out.formats import FORMATS, file_name
from l4pc_tui.desk.out.log import session_log
from l4pc_tui.desk.people.sessions import find_session, new_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.exchange.session_log.jsonl import from_jsonl

TOLD = "the safeguarding lead on the second floor"


@pytest.fixture
def held(started: Conductor, house: House) -> Conductor:
    """A session that was held."""
    started.rest_here()
    started.mark(PersonId(person(started, "Ben Thimble")), "late")
    started.walk_in("Zoe [/x] Fennel")
    started.next()
    house.clock.now += 300
    started.note("! @Amina phone the chair by Friday")
    started.note("? who owns transport")
    started.restricted(TOLD)
    started.note("please strike this zebrafinch")
    started.strike(started.last_note())
    started.next()
    started.reveal()
    house.clock.now += 300
    started.close()
    assert started.drain(5)
    return started


def written(
    desk: Desk, conductor: Conductor, how: str, out: Path, profile: Profile = Profile.FACILITATOR
) -> str:
    return said_in(export(desk, find_session(desk, conductor.session), how, out, profile).path)


@pytest.mark.parametrize("how", FORMATS)
def test_a_note_that_changed_on_the_disk_is_never_written_as_if_it_had_been_said(
    desk: Desk, held: Conductor, tmp_path: Path, how: str
) -> None:
    desk.store.close()
    flip_in_journal(desk.path, "owns transport", "owes transport")
    with closing(open_desk(desk.path, actor="Joss")) as again:
        with pytest.raises(Trouble, match="1 entry of this session is not what was recorded"):
            export(again, find_session(again, held.session), how, tmp_path / "out")
        assert again.store.damage is not None
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("how", FORMATS)
def test_nothing_restricted_or_struck_is_in_any_format(
    desk: Desk, held: Conductor, tmp_path: Path, how: str
) -> None:
    text = written(desk, held, how, tmp_path / "out")
    assert "phone the chair" in text
    assert "who owns transport" in text
    assert "Ben Thimble" in text
    for private in (TOLD, "safeguarding", "zebrafinch"):
        assert private not in text


def test_the_markdown_tells_who_when_how_deep_and_what(
    desk: Desk, held: Conductor, tmp_path: Path
) -> None:
    text = written(desk, held, "md", tmp_path / "log.md")
    assert "# A morning" in text
    assert "Facilitated by Joss Wayfarer." in text
    assert "Started 09:30 (planned 09:30). Finished 09:40 (planned 11:30)." in text
    assert "4 here · 1 late · Joss Wayfarer facilitates · " in text.replace("  ", " · ")
    assert "## Commitments" in text
    assert "## Parked" in text
    assert "Feel (from" in text
    assert "restricted" not in text


def test_the_planned_times_are_those_of_the_start_whatever_was_counted_anew(
    desk: Desk, conductor: Conductor, house: House, tmp_path: Path
) -> None:
    house.clock.to("2026-11-25T09:45")
    conductor.start()
    planned = [clock(stamp(stop.starts, desk.zone), "2026-11-25") for stop in conductor.sheet.stops]
    assert conductor.count_from_now().ok
    look: Callable[[], Preview | Reply]
    for look in (
        lambda: conductor.preview_lock(FINISH, "+15"),
        lambda: conductor.preview_lock("3", "10:40"),
        lambda: conductor.preview_insert("Walk", "5"),
    ):
        found = look()
        assert isinstance(found, Preview)
        assert conductor.accept(found).ok
    settle(conductor, lambda: conductor.saved().word == "saved")
    log = session_log(desk, find_session(desk, conductor.session), Profile.FACILITATOR)
    told = {row.item: row for row in log.timeline}
    assert [
        clock(row.planned_start, row.on) for row in log.timeline if row.item != "Walk"
    ] == planned
    assert told["Walk"].planned_start == ""
    held = (clock(log.planned_start, log.date), clock(log.planned_finish, log.date))
    assert held == ("09:30", "11:30")
    text = written(desk, conductor, "md", tmp_path / "log.md")
    assert "Started 09:45 (planned 09:30)." in text
    assert re.search(r"\| 09:30 +\| 09:45 +\| Arrivals", text)


def test_json_lines_lose_nothing_but_restricted_notes(
    desk: Desk, held: Conductor, tmp_path: Path
) -> None:
    text = written(desk, held, "jsonl", tmp_path / "log.jsonl")
    log = from_jsonl(text.splitlines(keepends=True))
    restricted = next(note.id for note in held.room.notes if note.kind == "restricted")
    whole = {event.id: event for event in desk.store.all_events()}
    expected = {
        event.id
        for event in desk.store.record_of(held.session)
        if event.entity != entity("note", restricted) and not event.entity.startswith("handed:")
    }
    assert expected <= {event.id for event in log.events}
    assert all(whole[event.id] == event for event in log.events)
    assert log.left_out == 1
    kinds = {event.entity.partition(":")[0] for event in log.events}
    assert kinds == {
        "run", "mark", "note", "session", "cohort", "person", "member", "actor",
    }  # fmt: skip


@pytest.mark.parametrize("how", FORMATS)
def test_the_same_log_is_written_over_and_another_s_file_never(
    desk: Desk, held: Conductor, tmp_path: Path, how: str
) -> None:
    handed = Profile.HANDOVER
    first = written(desk, held, how, tmp_path / "out", handed)
    assert written(desk, held, how, tmp_path / "out", handed) == first
    other = tmp_path / "other"
    if how == "csv":
        other.mkdir()
        (other / "notes.csv").write_text("mine", encoding="utf-8")
    else:
        other.write_text("mine", encoding="utf-8")
    with pytest.raises(Trouble) as raised:
        written(desk, held, how, other)
    assert "it was left as it is" in raised.value.sentence
    mine = other / "notes.csv" if how == "csv" else other
    assert mine.read_text(encoding="utf-8") == "mine"


def test_a_format_that_is_none_is_refused(desk: Desk, held: Conductor) -> None:
    with pytest.raises(Trouble) as raised:
        export(desk, find_session(desk, held.session), "pdf\x1b")
    assert raised.value.sentence == "There is no format “pdf�”."


def test_a_session_that_was_never_started_has_a_log_too(
    desk: Desk, session: str, tmp_path: Path
) -> None:
    path = export(desk, find_session(desk, session), "md", tmp_path / "log.md").path
    assert "It was not started." in path.read_text(encoding="utf-8")


def test_files_are_called_after_cohort_date_and_title(desk: Desk, session: str) -> None:
    row = find_session(desk, session)
    handed, own = Profile.HANDOVER, Profile.FACILITATOR
    name = "lantern-valley-2026-11-25-a-morning"
    assert file_name(row, FORMATS["md"], handed) == f"{name}.md"
    assert file_name(row, FORMATS["md"], own) == f"{name}-not-to-be-passed-on.md"
    beginning = row.session.id[:8]
    assert file_name(row, FORMATS["md"], handed, [row]) == f"{name}-{beginning}.md"
    tried = new_session(desk, "", "whose-rule", "2026-12-01")
    assert file_name(tried, FORMATS["csv"], handed) == "try-out-2026-12-01-whose-rule"


@pytest.mark.parametrize("text", ["safeguarding", "second floor", "zebrafinch", "strike this"])
def test_search_finds_nothing_restricted_or_struck(desk: Desk, held: Conductor, text: str) -> None:
    assert held.room.notes
    assert search(desk, text) == ()


@pytest.mark.parametrize("text", ["", '"', "*", "NOT", "a OR", "(", "'; drop table", "x" * 10_000])
def test_any_search_has_an_answer(desk: Desk, held: Conductor, text: str) -> None:
    assert held.room.notes
    assert search(desk, text) == ()


def test_people_are_found_by_the_beginnings_of_their_names(held: Conductor) -> None:
    view = held.register()
    assert [line.name for line in people_like(view, "ben")] == ["Ben Thimble"]
    assert [line.name for line in people_like(view, "zo fen")] == ["Zoe [/x] Fennel"]
    assert people_like(view, "") == ()
    assert people_like(view, "xyz") == ()


def handed_over(desk: Desk, conductor: Conductor) -> list[str]:
    told = session_log(desk, find_session(desk, conductor.session), Profile.HANDOVER)
    return [note.text for note in told.notes]


@pytest.mark.parametrize("how", FORMATS)
@pytest.mark.parametrize(
    "lost",
    [
        "DELETE FROM content WHERE kind = 'session'",
        "DELETE FROM content WHERE id = 'whose-rule'",
        "UPDATE content SET source = 'x', model = '{'",
        "DELETE FROM content",
    ],
)
def test_a_session_whose_script_is_lost_still_gives_its_log(
    desk: Desk, held: Conductor, house: House, tmp_path: Path, how: str, lost: str
) -> None:
    before = handed_over(desk, held)
    desk.store.close()
    shutil.rmtree(house.folder / "library", ignore_errors=True)
    with closing(sqlite3.connect(house.db)) as db, db:
        db.execute(lost)
        db.execute("UPDATE shelf SET path = '/gone'")
    with closing(open_desk(house.db, actor="Joss", clock=house.clock)) as again:
        text = written(again, held, how, tmp_path / "out")
        assert "phone the chair by Friday" in text
        assert "who owns transport" in text
        told = session_log(again, find_session(again, held.session), Profile.FACILITATOR)
        assert "can no longer be read" in told.left_out
        moves = [row.what for row in told.moves]
        assert any("pick one" in words.casefold() for words in moves), moves
        assert told.timeline[0].actual_minutes is not None
        assert handed_over(again, held) == before, "what travels is what travelled"


def test_a_whole_log_tells_nothing_of_lost_scripts(desk: Desk, held: Conductor) -> None:
    told = session_log(desk, find_session(desk, held.session), Profile.FACILITATOR)
    assert "can no longer" not in told.left_out
