"""Paper for a session: everything that its day needs, and nothing that must not lie about."""

from __future__ import annotations

import re
import sys
from html import unescape
from pathlib import Path

import pytest
from support.desk import COHORT, RULES, House

from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.time.preview import Preview
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library import library
from l4pc_tui.desk.paper.printing import Paper, Printed, print_out
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.plan_ahead import planning
from l4pc_tui.desk.trouble import Trouble

SESSION = f"{COHORT}/2026-11-25"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000100e221bc330000000049454e44ae426082"
)
WITH_HANDOUTS = RULES.replace("ceiling: Question", "ceiling: Question\nvariables:\n  day: Friday").replace(
    "Show: In threes, please.", "Show:\n\n> In threes, please.\n>\n> ![A map](_files/map.png)"
).replace("Say: Write it down.", "Say: Write it down.\n\nTodo: find a better end.") + """
## Handout: My rule

My rule ……………………

## Handout: My rule (easy read)

A rule is a thing that we must do.

## Handout: Who made it

Who made it ……………………

## Before you begin

- 1 card for {day} per person
"""  # fmt: skip


def printed(desk: Desk, word: str, what: Paper | None, folder: Path) -> Printed:
    return print_out(desk, word, what, out=folder / "paper", here=folder)


def accept(held: Conductor, found: Preview | Reply) -> None:
    assert isinstance(found, Preview)
    assert held.accept(found).ok


def words(file: Path) -> str:
    page = re.sub(r"(?s)<style>.*?</style>|<title>.*?</title>", "", file.read_text("utf-8"))
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.fixture
def with_handouts(desk: Desk, tmp_path: Path) -> Desk:
    """The small library, whose exercise has handouts, one of them in easy read too."""
    file = tmp_path / "exercises" / "whose-rule.md"
    (file.parent / "_files").mkdir(parents=True)
    (file.parent / "_files" / "map.png").write_bytes(PIXEL)
    file.write_text(WITH_HANDOUTS, "utf-8")
    assert library.load(desk, [file]).refused == ()
    return desk


def test_a_session_is_printed_with_everything_that_its_day_needs(
    with_handouts: Desk, tmp_path: Path
) -> None:
    done = printed(with_handouts, SESSION, None, tmp_path)
    kinds = [file.name.partition("-2026-11-25-")[0] for file in done.files]
    assert kinds == [
        "day", "sheets", "sign-in", "register", "packing", "handouts", "handouts-large-print",
        "handouts-easy-read",
    ]  # fmt: skip
    (lacking,) = done.told
    assert "There is no easy read of “Who made it”." in lacking
    told = {kind: words(file) for kind, file in zip(kinds, done.files, strict=True)}
    assert "09:30 Arrivals" in told["day"]
    assert "4 × card for Friday" in told["day"]
    assert "4 × card for Friday" in told["packing"]
    assert '<img alt="A map" src="data:image/png' in done.files[1].read_text("utf-8")
    assert "4 min: 1 min per person, 4 people · 2 groups of 2" in told["sheets"]
    assert "Note Stand near the door." in told["sheets"]
    assert "A rule is a thing that we must do." in told["handouts-easy-read"]
    assert "A rule is a thing" not in told["handouts"] + told["handouts-large-print"]


def test_a_plan_that_was_changed_before_the_day_is_printed_as_changed(
    house: House, tmp_path: Path
) -> None:
    house.clock.to("2026-11-22T19:00")
    desk = house.desk()
    with planning(desk, SESSION) as held:
        talk, arrivals = (
            next(each.id for each in held.sheet.items if each.name == name)
            for name in ("Who decides", "Arrivals")
        )
        accept(held, held.preview_skip(talk))
        accept(held, held.preview_insert("Stretch", "5", arrivals))
    (day,) = printed(desk, SESSION, Paper.DAY, tmp_path).files
    (sheets,) = printed(desk, SESSION, Paper.SHEET, tmp_path).files
    assert "09:45 Stretch 5 min 09:50 Whose rule?" in words(day).replace(" Surface", "")
    assert "Who decides left out" in words(day)
    assert "Who decides" not in words(sheets)


def test_an_exercise_that_only_a_door_leads_into_is_among_the_sheets(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "exercises"
    folder.mkdir()
    leads = RULES.replace(
        "If they argue: swap sides.", "If they argue: use exercise the-other-chair"
    )
    (folder / "whose-rule.md").write_text(leads, "utf-8")
    other = RULES.replace("# Whose rule?", "# The other chair").replace(
        "Pick one rule", "Sit there"
    )
    (folder / "the-other-chair.md").write_text(other, "utf-8")
    assert library.load(desk, [folder]).refused == ()
    (file,) = printed(desk, SESSION, Paper.SHEET, tmp_path).files
    assert "The other chair" in words(file)
    assert words(file).index("Sit there") > words(file).index("Return 11:05")


def test_no_page_tells_what_somebody_lived_or_what_is_still_to_be_written(
    with_handouts: Desk, tmp_path: Path
) -> None:
    done = printed(with_handouts, SESSION, None, tmp_path)
    told = " ".join(words(file) for file in done.files)
    assert "Carys Acorn" in told
    for private in ("lived experience", "ward manager", "better end"):
        assert private not in told
    (signed,) = (words(file) for file in done.files if file.name.startswith("sign-in"))
    assert "Puddleby Hospital" not in signed


def test_without_the_extra_for_pdf_one_sentence_says_how_it_is_printed(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(Trouble, match="the extra “pdf” is not installed") as refused:
        print_out(desk, SESSION, Paper.DAY, out=None, here=tmp_path, pdf=True)
    assert "open the page in a browser" in refused.value.hint
    assert not list(tmp_path.glob("*.pdf"))


def test_where_the_system_cannot_lay_out_pdf_the_browser_can(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lame = tmp_path / "lame" / "weasyprint"
    lame.mkdir(parents=True)
    (lame / "__init__.py").write_text(
        "raise OSError('cannot load library: libpango-1.0-0')", encoding="utf-8"
    )
    for name in [each for each in sys.modules if each.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(str(tmp_path / "lame"))
    with pytest.raises(Trouble, match="the system lacks Pango"):
        print_out(desk, SESSION, Paper.DAY, out=None, here=tmp_path, pdf=True)
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize(
    ("word", "what", "told"),
    [("whose-rule", Paper.DAY, "“whose-rule” is no plan."), ("whose-rule", Paper.LARGE_PRINT, "no handouts"),
     ("whose-rule", Paper.EASY_READ, "no easy-read handouts"), ("whose-rule", Paper.PACKING, "Nothing is to be"),
     ("whose-rule", Paper.SIGN_IN, "There is no session")],
)  # fmt: skip
def test_where_there_is_nothing_of_a_kind_it_is_said(
    desk: Desk, tmp_path: Path, word: str, what: Paper, told: str
) -> None:
    with pytest.raises(Trouble, match=told):
        printed(desk, word, what, tmp_path)
    assert not (tmp_path / "paper").exists()


def test_the_register_is_printed_when_the_plan_is_gone(house: House, tmp_path: Path) -> None:
    desk = house.desk()
    row = desk.store.sessions()[0]
    assert row.session.title
    for what in (Paper.REGISTER, Paper.SIGN_IN):
        (file,) = printed(desk, row.session.id, what, tmp_path).files
        assert "Amina Marigold" in words(file)


def test_each_commitment_is_a_slip_with_room_for_what_nobody_said(
    started: Conductor, tmp_path: Path
) -> None:
    desk = started.desk
    with pytest.raises(Trouble, match="Nothing was promised"):
        printed(desk, SESSION, Paper.COMMITMENTS, tmp_path)
    assert started.note("! @Amina phone the chair by Friday with @Ben").ok
    assert started.drain(10)
    (file,) = printed(desk, SESSION, Paper.COMMITMENTS, tmp_path).files
    told = words(file)
    assert "Amina A morning" in told
    assert "I will phone the chair By Friday Who asks me how it went Ben It is done when" in told
    page = file.read_text("utf-8")
    assert page.count('class="fill"') == 1


def test_a_page_of_a_session_replaces_itself_whichever_way_it_was_asked_for(
    desk: Desk, tmp_path: Path
) -> None:
    every = {file: file.read_bytes() for file in printed(desk, SESSION, None, tmp_path).files}
    for what in (Paper.DAY, Paper.SIGN_IN):
        (file,) = printed(desk, SESSION, what, tmp_path).files
        assert file.read_bytes() == every[file]
    assert set(printed(desk, SESSION, None, tmp_path).files) == set(every)


def test_what_there_is_none_of_is_told_by_the_title_of_the_session(
    desk: Desk, tmp_path: Path
) -> None:
    with pytest.raises(Trouble, match="There are no handouts in “A morning”"):
        printed(desk, SESSION, Paper.HANDOUTS, tmp_path)


def test_what_a_door_leads_into_brings_its_handouts_pictures_and_materials(
    with_handouts: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "exercises"
    leads = RULES.replace(
        "If they argue: swap sides.", "If they argue: use exercise the-other-chair"
    )
    other = WITH_HANDOUTS.replace("# Whose rule?", "# The other chair").replace(
        "- 1 card", "- 1 chair"
    )
    (folder / "whose-rule.md").write_text(leads, "utf-8")
    (folder / "the-other-chair.md").write_text(other, "utf-8")
    assert library.load(with_handouts, [folder]).refused == ()
    done = printed(with_handouts, SESSION, None, tmp_path)
    told = {file.name.partition("-2026")[0]: file for file in done.files}
    assert "My rule" in words(told["handouts"])
    assert '<img alt="A map" src="data:image/png' in told["sheets"].read_text("utf-8")
    assert "4 × chair for Friday" in words(told["day"])
    assert "The other chair (if a door leads there) 4 × chair" in words(told["packing"])


def test_the_sheet_marks_what_lies_below_the_ceiling_of_its_session(
    desk: Desk, tmp_path: Path
) -> None:
    """It is the cohort's first, which goes no deeper than Feel, whatever its plan says."""
    done = printed(desk, SESSION, None, tmp_path)
    told = {file.name.partition("-2026")[0]: words(file) for file in done.files}
    assert "no deeper than Feel" in told["day"]
    assert "as deep as Question · today no deeper than Feel" in told["sheets"]
    assert "Question, below today’s ceiling" in told["sheets"]
    assert "Feel, below" not in told["sheets"]
