"""Of outcomes nothing leaves that a person alone answered, and no story without its teller's word."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.desk import COHORT

from l4pc_tui.core.record.outcome_nouns import Measure
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.out.formats import EVERY
from l4pc_tui.desk.outcomes import stories, taking
from l4pc_tui.desk.outcomes.stories import Story
from l4pc_tui.desk.outcomes.whom import row_codes_of, whom
from l4pc_tui.desk.people.scope import Scope, scope_of
from l4pc_tui.desk.reports.report import report_of
from l4pc_tui.desk.reports.writing import write_report
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.workbooks.writing import export_scope

STAYS = ("zebrafinch", "ocelot", "marmalade", "quagga", "wombat")
"""A word of a line of evidence; of stories whose teller was not asked, keeps it inside, or took the
word back; and of whoever told one that may leave without a name."""
LEAVES = "nightingale"


@pytest.fixture
def told(desk: Desk) -> Desk:
    conductor = open_session(desk, desk.store.sessions()[0].session.id)
    conductor.rest_here()
    conductor.start()
    conductor.close()
    conductor.drain(10)
    group = whom(desk, session=f"{COHORT}/2026-11-25")
    amina = next(each.id for each in desk.store.people() if each.name == "Amina Marigold")
    typed = f"{row_codes_of(desk, group)[amina]} 5 4 1 2; being: the zebrafinch"
    taking.type_forms(desk, group, Measure.FRAMEWORK, "end", typed)
    taking.add_pulse(desk, group, Measure.HEARD, "0 0 1 1 1")
    for word, consent in (("ocelot", ""), ("marmalade", "inside"), ("quagga", "withdrawn")):
        (id,) = stories.add_story(
            desk, group, Story(f"Of {word}", "it was", f"a {word}", "so", consent=consent)
        ).ids
        stories.choose(desk, group, change=id, by=f"the {word}s", out_of=4, because=f"a {word}")
    leaves = Story(
        "The bird", "silent", f"a {LEAVES}", "it sings", told_by="Wombat", consent="anon"
    )
    stories.add_story(desk, group, leaves)
    return desk


def words_in(path: Path) -> Iterator[str]:
    """The text of a file, of every file of a folder, of every part of a packed one."""
    for file in (path,) if path.is_file() else sorted(path.rglob("*.*")):
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as packed:
                for name in packed.namelist():
                    yield packed.read(name).decode("utf-8", "replace").lower()
        else:
            yield file.read_bytes().decode("utf-8", "replace").lower()


def test_no_export_and_no_report_has_what_stays(told: Desk, tmp_path: Path) -> None:
    scope = scope_of(told, cohorts=[COHORT])
    for profile in (each for each in Profile if not PROFILES[each].private):
        text = "\n".join(
            words for path in _written(told, scope, profile, tmp_path / profile)
            for words in words_in(path)
        )  # fmt: skip
        assert [word for word in STAYS if word in text] == [], profile
        assert LEAVES in text, "what its teller agreed to is there, or nothing was looked at"


def _written(desk: Desk, scope: Scope, profile: Profile, folder: Path) -> Iterator[Path]:
    """Every file that can be written for a profile."""
    named = PROFILES[profile].names
    for form, row in EVERY.items():
        if named or row.nameless:
            (into := folder / form).mkdir(parents=True)
            yield export_scope(desk, scope, form, profile, folder=into).path
    for how in () if named else ("html", "docx"):
        (into := folder / f"report-{how}").mkdir()
        yield write_report(desk, report_of(desk, scope, profile), how, folder=into).path
