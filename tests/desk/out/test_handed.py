"""Where logs lie, what of them is never overwritten, and what the session remembers of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import COHORT, PLAN, House
from support.read_back import said_in

from l4pc_tui.core.record.nouns import Handed
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.out import shapes
from l4pc_tui.desk.out.exports import export, write_log
from l4pc_tui.desk.out.formats import FORMATS
from l4pc_tui.desk.out.handed import files_handed, handed_in, handed_of, handed_over
from l4pc_tui.desk.out.writing import Content, Holds, write_out
from l4pc_tui.desk.people.sessions import find_session, new_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.settings_file import reset_setting, set_setting
from l4pc_tui.desk.trouble import Trouble


@pytest.fixture
def noted(started: Conductor) -> Conductor:
    started.note("the hall was warm")
    assert started.drain(5)
    return started


def only_file(path: Path) -> Path:
    return path / "notes.csv" if path.is_dir() else path


@pytest.mark.parametrize("how", FORMATS)
def test_two_sessions_of_one_day_have_logs_of_their_own(
    desk: Desk, noted: Conductor, how: str
) -> None:
    other = new_session(desk, COHORT, PLAN, "2026-11-25")
    morning = write_log(noted, how).path
    before = only_file(morning).read_bytes()
    evening = export(desk, other, how, folder=morning.parent).path
    assert evening != morning
    assert only_file(morning).read_bytes() == before


@pytest.mark.parametrize("how", FORMATS)
def test_a_log_that_was_changed_by_hand_is_left_and_the_sentence_says_so(
    noted: Conductor, how: str
) -> None:
    first = write_log(noted, how).path
    noted.note("one more")
    assert write_log(noted, how).path == first
    changed = only_file(first).read_bytes() + b"what I saw"
    only_file(first).write_bytes(changed)
    second = write_log(noted, how)
    assert second.path.name == f"{first.stem} (2){first.suffix}"
    assert "is not as it was written; it was left as it is." in " ".join(second.lines)
    assert only_file(first).read_bytes() == changed
    assert write_log(noted, how).path == second.path


def test_a_log_that_is_named_and_was_changed_by_hand_is_refused(
    desk: Desk, noted: Conductor, tmp_path: Path
) -> None:
    row, path = find_session(desk, noted.session), tmp_path / "log.md"
    export(desk, row, "md", path)
    path.write_text(f"{path.read_text(encoding='utf-8')}mine", encoding="utf-8")
    with pytest.raises(Trouble, match="is not what was written before; it was left as it is"):
        export(desk, row, "md", path)


@pytest.mark.parametrize("how", FORMATS)
def test_no_link_is_followed_to_where_a_log_would_be_written(
    desk: Desk, noted: Conductor, tmp_path: Path, how: str
) -> None:
    row, there = find_session(desk, noted.session), tmp_path / "there"
    there.mkdir()
    link = tmp_path / "log"
    link.symlink_to(there if how == "csv" else there / "mine")
    with pytest.raises(Trouble, match="“log” is a link to another place"):
        export(desk, row, how, link)
    assert list(there.iterdir()) == []
    own = export(desk, row, how, folder=tmp_path).path
    own.rename(tmp_path / "moved")
    own.symlink_to(tmp_path / "moved")
    assert export(desk, row, how, folder=tmp_path).path.name.endswith(f"(2){own.suffix}")
    assert own.is_symlink()


def test_console_and_plain_mode_write_into_the_folder_that_is_set(
    desk: Desk, noted: Conductor, tmp_path: Path
) -> None:
    usual = write_log(noted, "md")
    assert usual.path.parent == tmp_path / "documents" / "l4pc" / "logs"
    assert str(usual.path) in " ".join(usual.lines)
    other = tmp_path / 'my "logs"'
    told = set_setting(desk, "logs-folder", str(other))
    assert told.endswith("It holds from now on.")
    assert write_log(noted, "md").path.parent == other
    reset_setting(desk, "logs-folder")
    assert write_log(noted, "md").path == usual.path
    start = next(event.data for event in desk.store.line(noted.session).moves)
    assert "logs-folder" not in (start or {}).get("settings", {})


@pytest.mark.parametrize("folder", ["logs", "", "  ", "./logs", "~/lo\x1bgs"])
def test_a_folder_that_is_no_whole_path_is_refused_in_words(desk: Desk, folder: str) -> None:
    with pytest.raises(Trouble, match="is not the whole path of a folder"):
        set_setting(desk, "logs-folder", folder)


def test_a_folder_that_nothing_can_be_written_to_says_what_to_do(
    desk: Desk, noted: Conductor, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for folder in (tmp_path / "file", desk.places.own_library / "sessions"):
        set_setting(desk, "logs-folder", str(folder))
        with pytest.raises(Trouble) as raised:
            write_log(noted, "md")
        assert raised.value.hint == "“l4pc settings set logs-folder PATH” names another."
    assert not (desk.places.own_library / "sessions").exists()


def test_the_library_is_never_written_to_where_a_link_leads_to_it(
    desk: Desk, noted: Conductor, tmp_path: Path
) -> None:
    (tmp_path / "synced").mkdir()
    desk.places.own_library.parent.mkdir(parents=True, exist_ok=True)
    desk.places.own_library.symlink_to(tmp_path / "synced")
    set_setting(desk, "logs-folder", str(desk.places.own_library / "sessions"))
    with pytest.raises(Trouble, match="is where your library lies"):
        write_log(noted, "md")
    assert not (tmp_path / "synced" / "sessions").exists()


def test_what_was_handed_out_is_remembered_with_whom_it_was_for(
    desk: Desk, noted: Conductor, house: House
) -> None:
    noted.note("@Amina and the chair")
    house.clock.to("2026-11-25T16:04")
    path = write_log(noted, "md", to="Dora (coordinator)\x1b[2J").path
    write_log(noted, "csv", Profile.FACILITATOR)
    assert noted.drain(5)
    row = find_session(desk, noted.session)
    first, second = shapes.session(desk, row)["handed"]
    assert (first["format"], first["profile"], first["file"]) == ("md", "handover", path.name)
    assert first["to"].startswith("Dora (coordinator)")
    assert "\x1b" not in first["to"]
    assert (first["people"], first["notes"], second["notes"]) == (5, 1, 2)
    assert str(path.parent) not in str(first)
    own = write_log(noted, "md", Profile.FACILITATOR).path.read_text(encoding="utf-8")
    assert "## Handed over" in own
    assert "- 16:04, to Dora (coordinator)" in own
    for how in FORMATS:
        assert "Dora" not in said_in(write_log(noted, how).path)


def test_what_was_handed_over_is_told_by_the_last_and_how_many(
    noted: Conductor, house: House
) -> None:
    def told() -> str:
        return handed_over(noted.desk, handed_in(noted.room.entries))

    assert told() == ""
    house.clock.to("2026-11-25T16:04")
    noted.fold_in(*write_log(noted, "md", Profile.FACILITATOR).kept)
    assert told() == ""
    noted.fold_in(*write_log(noted, "md", to="Dora").kept)
    assert told() == "Handed over 16:04 to Dora, Markdown."
    house.clock.to("2026-11-26T09:10")
    assert told() == "Handed over 25 Nov 16:04 to Dora, Markdown."
    noted.fold_in(*write_log(noted, "jsonl").kept)
    assert told() == "Handed over 2 times, last 09:10, JSON Lines."


@pytest.mark.parametrize("profile", [*Profile, "school"])
def test_what_anybody_else_was_given_was_handed_over(noted: Conductor, profile: str) -> None:
    """What a newer version wrote as well: whoever has it, has it."""
    file = Handed("h", noted.session, "2026-11-25T16:04:00+00:00", "md", profile, "f")
    told = "" if profile == Profile.FACILITATOR else "Handed over 16:04, Markdown."
    assert handed_over(noted.desk, (file,)) == told


@pytest.mark.parametrize("profile", [each for each, row in PROFILES.items() if not row.names])
@pytest.mark.parametrize("how", [name for name, form in FORMATS.items() if not form.nameless])
def test_what_names_people_is_not_written_for_those_who_are_told_no_names(
    desk: Desk, noted: Conductor, tmp_path: Path, how: str, profile: Profile
) -> None:
    row = find_session(desk, noted.session)
    with pytest.raises(Trouble, match=f"names people, so none is written for {profile}."):
        export(desk, row, how, tmp_path / "log", profile)
    assert list(tmp_path.glob("log*")) == []
    assert shapes.session(desk, row)["handed"] == []


def test_z_passes_over_what_was_handed_out(noted: Conductor) -> None:
    noted.fold_in(*write_log(noted, "md").kept)
    assert "note" in noted.undo().words
    assert noted.room.notes == ()
    assert len(shapes.session(noted.desk, find_session(noted.desk, noted.session))["handed"]) == 1


def test_a_file_that_was_written_counts_although_nothing_can_be_recorded(
    house: House, noted: Conductor, tmp_path: Path
) -> None:
    noted.leave(goes_on=False)
    assert noted.drain(5)

    def refused(_entry: object) -> None:
        raise Trouble("other", "The disk is full.", "")

    desk = house.desk()
    row = find_session(desk, noted.session)
    written = export(desk, row, "md", tmp_path / "log.md", keep=refused)
    assert written.path.exists()
    assert "That it was written is not recorded: The disk is full." in " ".join(written.lines)
    assert open_session(desk, noted.session).room.notes


@pytest.mark.parametrize("how", FORMATS)
def test_ones_own_log_takes_no_place_of_one_that_was_handed_over(
    desk: Desk, noted: Conductor, tmp_path: Path, how: str
) -> None:
    row, named = find_session(desk, noted.session), tmp_path / "log.out"
    export(desk, row, how, named)
    before = only_file(named).read_bytes()
    with pytest.raises(Trouble, match="is not what was written before"):
        export(desk, row, how, named, Profile.FACILITATOR)
    assert only_file(named).read_bytes() == before


def test_a_file_with_several_sessions_is_told_by_each_of_them_and_is_one_file(
    desk: Desk, noted: Conductor, tmp_path: Path
) -> None:
    """What is handed over goes where a session goes: so an erasure, and what somebody is told is
    held about them, name whom it reached."""
    later = new_session(desk, COHORT, PLAN, "2026-12-02")
    rows = (find_session(desk, noted.session), later)
    held = {rows[0].session.id: Holds(5, 1, 2), later.session.id: Holds(people=5)}
    content = Content({"": b"both"}, held)
    out = tmp_path / "both.xlsx"

    def write() -> None:
        write_out(
            desk, rows, content, form="xlsx", name="", profile=Profile.HANDOVER, to="Dora", out=out
        )

    write()
    assert [each.file for row in rows for each in handed_of(desk, row.session.id)] == [
        "both.xlsx", "both.xlsx",
    ]  # fmt: skip
    export(desk, later, "md", tmp_path / "log.md")
    newest, both = files_handed(desk)
    assert (newest.file, len(newest.sessions)) == ("log.md", 1)
    assert (both.to, both.people, both.notes, both.moves) == ("Dora", 10, 1, 2)
    assert [row.session.date for row in both.sessions] == ["2026-11-25", "2026-12-02"]
    write()
    out.write_bytes(b"both, and mine")
    with pytest.raises(Trouble, match="is not what was written before"):
        write()
