"""Files that people bring or write by hand: rosters, Word files, settings, the Screen's file."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from fuzz.mutation import Mutation, as_json, value
from fuzz.of_scripts import read_script
from fuzz.target import NOON, Target
from support.attendance import CASES, file_of
from support.odt_files import flat, items, odt
from support.odt_files import para as para_of_odt
from support.word_files import para, table, word

from l4pc_tui.core.attendance.reading import read as read_attendance
from l4pc_tui.core.attendance.values import Given, Outcome
from l4pc_tui.core.live.view.public import PublicView, to_json
from l4pc_tui.core.live.view.wall_words import wall_words
from l4pc_tui.core.people.roster import plan_roster
from l4pc_tui.core.people.roster_plan import NameOrder, Said
from l4pc_tui.core.script.writing.first_pages import FOLDERS
from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.settings_file import preferences, set_setting
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.exchange import roster_file
from l4pc_tui.exchange.imported import page as papers
from l4pc_tui.exchange.refused import FileRefused
from l4pc_tui.exchange.table_file import sheets
from l4pc_tui.screen.picture import Wall, picture
from l4pc_tui.screen.picture_reader import read as read_picture

ROSTERS = (
    "Name,Organisation,Role,Email,Notes\nJoss Wayfarer,Lantern Trust,facilitator,j@example.org,\n"
    '"Marigold, Amina",Council,"social worker; carer",,late\nBen Thimble,Hospital,ward manager,,\n',
    "sep=;\nFirst name;Surname;Pronouns\nÉilís;Ó Cairdeas;she/her\nAnn;Lee;\n\nAnn;Lee;they\n",
    'Enw cyntaf,Cyfenw,Pair with,Facilitates\n"Okoro, Ada",Prys,"Lee, Ann; Bran",yes\nTotal,1,,\nPage 1 of 2\n'
    "Name,Title,Contact\nOkoro,Mrs,<ada@x.org>\n",
    "\ufeffParticipants\n\nNo\tName\tTeam\n1\tDev Kettle\tNorth\n2\tDev Kettle\tSouth\n",
)
CELLS = (
    b",",
    b";",
    b"\t",
    b"|",
    b'"',
    b'""',
    b"Name",
    b"First name",
    b"Surname",
    b"sep=",
    b"\n",
    b"\r\n",
    b"\r",
)
TIMES = (
    *CELLS, b"Join Time", b"Leave Time", b"First Join", b"Time in", b"Signature", b"Email", b"Timestamp",
    b"Participant ID (UPN)", b"Duration", b"1. Summary", b"11/12/2025, 10:00:00 AM", b"2025-06-19T10:00:00Z",
    b"9.45", b"-", b"Joined", b"Left", b"(Guest)", b"Total", b"2h 3m", b"PK\x03\x04", b"\xff\xfe", b"<v>", b"</row>",
)  # fmt: skip
PARAGRAPHS = (
    para("A small walk", "Title"), table(("People", "6-24"), ("Intensity", "2"), ("Room no", "3: left")),
    para("First step", "heading 1"), para("Time: 5-8 min", number=1), para("Show: Walk.\nTalk."),
    para("Ask: Who hurt you?"), para("Deeper:"), para("Feel: what was it like?", number=1, level=1),
    table(("Time", "What", "Minutes", "Lead"), ("09:30", "Arrivals", "15", "Amina"), ("", "Break", "x", "")),
    para("Quiet", "Quote"),
)  # fmt: skip
XML = (
    b"<w:p>", b"</w:p>", b"<w:r>", b"<w:t>", b"</w:t>", b"<w:tbl>", b"</w:tbl>", b"<w:tr>", b"<w:tc>",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<![CDATA[", b"<w:br/>", b'w:val="', b"<w:numPr>",
    b"<w:drawing>", b"<w:hyperlink>", b"<w:footnoteReference w:id='1'/>", b"xmlns:w=''",
)  # fmt: skip
SETTINGS = (
    b'# mine\nwarn-share = 0.25\nceilings = ["Feel", "Question", "Power"]\nlogs-folder = "~/logs"\n',
    b"theme = 'dark'\nreturn-least = '15 min'\n[other]\na = 2026-11-28T09:00:00Z\nb = [1, [2, {c = 3}]]\n",
    b"\xef\xbb\xbfwarn-least = 120\n",
)
PAPERS = (
    "---\npeople: 6-24\ntags:\n  - a\n---\n# T\n\ns %%c%%\n\n## First\nTime: 5 min\nAsk: What?\n\n"
    "**Going deeper**\n\n1. Feel: How?[^1]\n\n![[a.png]]\n\n> [!note] x\n> y\n\n[^1]: z\n",
    "# T\n\n| Time | 5\\-8 min |\n| :-- | :-- |\n| a | b |\n\n<aside>\nx\n</aside>\n\n- a\n    - b\n\n~~c~~ [d](e)\n",
)
TOML = (
    b"=", b"[", b"]", b"[[a]]", b"{", b"}", b'"""', b"'''", b'"\\u0000"', b'"\\UD8000000"', b"a.b.c = 1", b"nan",
    b"1979-05-27T07:32:00", b"inf", b"warn-share", b"ceilings", b"return-share", b"\nwarn-least = ",
)  # fmt: skip
VIEW = PublicView(
    "running", "Whose rule?", "trios", ("In threes, please.",), "Whose rule is it?", 720.0,
    NOON + 60, None, "Feel", (NOON, NOON + 30), rounds=3, rang=NOON - 2, begins=NOON + 90,
    back_at=NOON + 60, offset=3600.0, sign="A hall", greeting="Sit down.", message="Change over",
    message_until=NOON + 20, message_length=20.0, easy=("In threes.",),
)  # fmt: skip


def targets(folder: Path) -> tuple[Target, ...]:
    """All of them. folder: where those that read files find theirs."""
    return (
        _roster(), _attendance(), _word(), _odt(), _markdown(), _settings(folder), _screen(folder),
    )  # fmt: skip


def _roster() -> Target:
    texts = [text.encode() for text in ROSTERS]
    texts += [ROSTERS[1].encode("utf-16"), ROSTERS[0].encode("cp1252"), ROSTERS[2].encode("utf-32")]
    return Target("roster", Mutation(tuple(texts), CELLS).made, _read_roster)


def _read_roster(data: bytes) -> None:
    try:
        found = roster_file.tables(data)
    except FileRefused:
        return
    for sheet in found:
        for order in (None, *NameOrder):
            plan_roster(sheet.lines, (), said=Said(order))


def _attendance() -> Target:
    files = [file_of(case).read_bytes() for case in CASES]
    return Target("attendance", Mutation(tuple(files), TIMES).made, _read_attendance, 80)


def _read_attendance(data: bytes) -> None:
    with suppress(FileRefused):
        for given in (Given(), Given("2025-06-19", "10:00", "12:30")):
            found = read_attendance(sheets(data, "a.csv"), given, {}, "a 27-3-25.csv")
            assert found.outcome in Outcome


def _word() -> Target:
    whole = word(*PARAGRAPHS)
    signs = (b"PK\x03\x04", b"PK\x05\x06", b"word/document.xml")
    packed = Mutation((whole, word(), word(PARAGRAPHS[8])), signs)
    with zipfile.ZipFile(BytesIO(whole)) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    inside = {name: Mutation((data,), XML) for name, data in parts.items()}

    def made(seed: str) -> bytes:
        dice = random.Random(seed)
        if dice.random() < 0.3:
            return packed.made(seed)
        name = dice.choice(["word/document.xml"] * 6 + sorted(parts))
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            for part, data in parts.items():
                file.writestr(part, inside[part].made(seed) if part == name else data)
        return out.getvalue()

    return Target("word", made, _read_paper("A page.docx"), 100)


def _read_paper(name: str) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        with suppress(FileRefused):
            done = papers.imported(data, name)
            read_script(done.text.encode(), FOLDERS[done.kind])

    return read


def _odt() -> Target:
    content = flat(para_of_odt("A title", "P1"), items(para_of_odt("Feel: How?"), style="N"))
    signs = (b"<text:p>", b"</text:p>", b"<text:list>", b"text:c='99999999'", b"<draw:frame>", *XML)
    return Target("odt", Mutation((content, odt(content)), signs).made, _read_paper("a.fodt"), 30)


def _markdown() -> Target:
    seeds = tuple(text.encode() for text in PAPERS)
    signs = (
        b"![[",
        b"%%",
        b"<!--",
        b"~~",
        b"**",
        b"> [!note]",
        b"[^1]",
        b"|",
        b"---",
        b"\n\n",
        b"\xee\x80\x80",
    )
    return Target("markdown", Mutation(seeds, signs).made, _read_paper("a.md"), 25)


def _settings(folder: Path) -> Target:
    desk = open_desk(folder / "settings" / "l4pc.db", actor="Joss")
    path = desk.places.settings
    path.parent.mkdir(parents=True, exist_ok=True)

    def read(data: bytes) -> None:
        path.write_bytes(data)
        preferences(desk)
        with suppress(Trouble):
            set_setting(desk, "warn-share", "0.3")

    return Target("settings", Mutation(SETTINGS, TOML).made, read)


def _screen(folder: Path) -> Target:
    whole = to_json(VIEW, session="s1", beat=NOON, rehearsal=False)
    paused = replace(VIEW, phase="paused", paused_at=NOON)
    seeds = tuple(map(as_json, (whole, to_json(paused, session="s1", beat=NOON, rehearsal=True))))
    signs = (b'"view":', b"null", b"[", b"NaN", b"1e999", b'"ends":', b'"bells":[', b'"shown":')
    bytewise = Mutation(seeds, signs)
    path = folder / "screen-0.json"

    def made(seed: str) -> bytes:
        dice = random.Random(seed)
        if dice.random() < 0.4:
            return bytewise.made(seed)
        return as_json(value(whole, dice, tuple(whole["view"])))

    def read(data: bytes) -> None:
        path.write_bytes(data)
        heard = read_picture(path)
        if heard is None:
            return
        for wall in (Wall(80, 24), Wall(1, 1)):
            assert picture(wall_words(heard.view, NOON), wall, "digits").plain is not None
        assert sorted(heard.view.bells) is not None
        assert all(abs(bell) < 1e12 for bell in heard.view.bells), "a bell that is no time"

    return Target("screen", made, read, 250)
