"""A reader of two reports who calculates: from the pages alone, as another library reads them."""

from __future__ import annotations

import re
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html
from support.attacker import Attacker
from support.desk import House
from support.examples import examples
from support.oak import FIRST, OAK, SECOND, copied, people

from l4pc_tui.core.disclosure.rules import RULES
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.people.scope import scope_of
from l4pc_tui.desk.register.any_register import AnyRegister
from l4pc_tui.desk.reports.report import report_of
from l4pc_tui.desk.reports.writing import write_report

MARKS = st.lists(
    st.sampled_from(["here", "here", "here", "online", "sorry"]), min_size=14, max_size=14
)
LATER = st.lists(st.tuples(st.integers(0, 13), st.sampled_from([FIRST, SECOND])), max_size=3)

UNTIL = st.sampled_from([("", ""), (FIRST, ""), ("", FIRST)])
"""Until which days each of the two reports is."""
PLACES = st.text("EEEEEEHHHHHP", min_size=14, max_size=14)
"""Where each of them works, by its first letter."""


def read_page(page: Path) -> html.HtmlElement:
    return html.document_fromstring(page.read_text(encoding="utf-8"))


def minutes_of(words: str) -> int | None:
    """ "21 h 40 min (register)" in minutes; None where it is hidden."""
    found = re.match(r"(?=\d)(?:(\d+) h ?)?(?:(\d+) min)?", words)
    return int(found[1] or 0) * 60 + int(found[2] or 0) if found else None


def hours_on_paper(page: Path) -> tuple[list[tuple[str, int | None, int, bool]], int | None]:
    """How long people were there by session, and all of them, as an attacker takes it in."""
    whole, length, told = read_page(page), dict[str, int](), []
    for table in whole.iter("table"):
        rows = [[each.text_content().strip() for each in row] for row in table.iter("tr")][1:]
        about = table.findtext("caption", "").strip()
        if about == "Sessions":
            length = {row[0]: minutes_of(row[4]) or 0 for row in rows}
        elif about == "Attendance by session":
            told = [
                (f"{name} there", minutes_of(long), length[name], long.endswith("(planned length)"))
                for name, *_, long in rows
            ]
    text = " ".join(whole.text_content().split())
    found = re.search(r"hours of people delivered ?(.{,12})", text, re.IGNORECASE)
    assert found
    return told, minutes_of(found[1])


def on_paper(page: Path) -> dict[str, str]:
    """Every number of people on a page, by what the page calls it."""
    told: dict[str, str] = {}
    whole = read_page(page)
    text = " ".join(whole.text_content().split())
    number = r"(\d+|fewer than 5|not shown|too few to show)"
    found = re.search(f"unique people reached ?{number}", text, re.IGNORECASE)
    assert found
    told["reached"] = found[1].lower()
    found = re.search(f"On the registers: {number}", text, re.IGNORECASE)
    assert found
    told["enrolled"] = found[1].lower()
    for table in whole.iter("table"):
        caption = table.find("caption")
        rows = [[each.text_content().strip() for each in row] for row in table.iter("tr")][1:]
        about = "" if caption is None else caption.text_content().strip()
        if about == "Attendance by session":
            for name, enrolled, there, online, _ in rows:
                told |= {
                    f"{name} enrolled": enrolled,
                    f"{name} there": there,
                    f"{name} online": online,
                }
        elif about in ("Commitments", "Barriers that were named", "People reached by organisation"):
            for name, many, *_ in rows:
                others = re.match(r"(\d+) other organisation", name)
                names = [f"other {at}" for at in range(int(others[1]))] if others else [name]
                told |= {f"{about}: {each}": "somebody" if others else many for each in names}
    # In the strip, and where there is no table in a sentence.
    counts = re.findall(r"organisations ?(\d+) ?Named by", text, re.IGNORECASE)
    counts += re.findall(r"came from (\d+) organisation", text)
    if counts and not any(name.startswith("People reached by organisation") for name in told):
        told |= {
            f"People reached by organisation: {at}": "somebody" for at in range(int(counts[0]))
        }
    return told


def read(attacker: Attacker, paper: dict[str, str], mark: str) -> None:
    """What anybody knows of such a page: who is part of whom."""
    sums, pairs = [], [("reached", "enrolled")]
    for about, total in (("Commitments", "Commitments: all"), ("Barriers that were named",) * 2,
                         ("People reached by organisation", "reached")):  # fmt: skip
        total = f"{total}: all" if total == about else total
        parts = [name for name in paper if name.startswith(f"{about}: ") and name != total]
        sums += [(total, parts)] if parts else []
    sessions = [name.removesuffix(" there") for name in paper if name.endswith(" there")]
    for each in sessions:
        pairs += [(f"{each} there", f"{each} enrolled"), (f"{each} online", f"{each} there"),
                  (f"{each} there", "reached"), (f"{each} enrolled", "enrolled")]  # fmt: skip
    pairs += [("reached", f"{each} there") for each in sessions if len(sessions) == 1]
    attacker.take_in(paper, sums, pairs, mark)


def work_at(house: House, places: str) -> None:
    desk = house.desk()
    held = {each.id: each for each in desk.store.people()}
    desk.store.write([
        desk.store.entry("put", f"person:{id}", replace(held[id], organisation=f"{place} House").data(),
                         actor=desk.actor)
        for id, place in zip(people(desk), places, strict=True)
    ])  # fmt: skip


def marked(house: House, told: dict[tuple[int, str], str]) -> None:
    desk = house.desk()
    for (who, on), how in told.items():
        row = next(each for each in desk.store.sessions() if each.session.date == on)
        assert AnyRegister(desk, row).mark(people(desk)[who], how).ok


@given(MARKS, MARKS, LATER, PLACES, UNTIL)
@example(
    ["here"] * 9 + ["online"] * 2 + ["sorry"] * 3, ["here"] * 14, [(11, FIRST)], "EEEEEEEHHHHHHP",
    ("", ""),
)  # fmt: skip
@example(["here"] * 5 + ["sorry"] * 9, ["sorry"] * 14, [], "EHPXYEEEEEEEEE", ("", ""))
@settings(max_examples=examples(4), deadline=None)
def test_no_small_number_of_a_report_is_worked_out_from_it_or_from_the_one_before(
    oak: Path, first: list[str], second: list[str], later: list[tuple[int, str]], places: str,
    until: tuple[str, str],
) -> None:  # fmt: skip
    rule = RULES["commissioner"]
    assert rule
    with tempfile.TemporaryDirectory() as folder:
        house = copied(oak, Path(folder) / "own")
        house.clock.to("2026-11-26T10:00")
        work_at(house, places)
        marked(house, {(who, FIRST): how for who, how in enumerate(first)})
        marked(house, {(who, SECOND): how for who, how in enumerate(second[:10])})
        attacker, desk = Attacker(rule), house.desk()
        for mark, last in zip(("then ", ""), until, strict=True):
            scope = scope_of(desk, cohorts=[OAK], last=last)
            report = report_of(desk, scope, Profile.COMMISSIONER)
            page = write_report(desk, report, out=Path(folder) / f"{mark.strip()}.html").path
            read(attacker, on_paper(page), mark)
            attacker.take_in_hours(*hours_on_paper(page), mark)
            house.clock.now += 3600
            marked(house, dict.fromkeys(later, "here"))
        house.close()
        if until[0] or not until[1]:
            attacker.only_added("then ", but="online")
        assert attacker.finds() == {}
