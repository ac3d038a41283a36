"""Every page of certificates and sheets can be read by everybody, as a page and as a Word file."""

from __future__ import annotations

import pytest
from support.accessible import faults_of_docx, faults_of_html

from l4pc_tui.core.certificates.certificate import Course, Issue, certificate, for_printing
from l4pc_tui.core.certificates.involvement import involvement, involvements
from l4pc_tui.core.certificates.reflection import reflection, reflections
from l4pc_tui.core.certificates.regulators import Regulator
from l4pc_tui.core.certificates.who import WHY_WORDS, Attended, Given, Refused, Somebody, Why
from l4pc_tui.core.document.model import Document
from l4pc_tui.core.people.hours import Basis, Hours
from l4pc_tui.core.record.names import PersonId, SessionId
from l4pc_tui.exchange.document.docx import as_docx
from l4pc_tui.exchange.document.html import as_html

COURSE = Course("The right thing", "", ("Joss Wayfarer",))
ISSUE = Issue("KTRS-ZKHS", "2026-12-05", "CKGP-6D2L", "2026-11-01", 5.5)
LINES = tuple(
    Attended(
        Given(SessionId(f"s{number}"), f"2026-10-0{number}", f"Half day {number}", number, 9000.0),
        Hours(9000.0, Basis.REGISTER), 3600.0 if number == 1 else None, ("in pairs",), "09:30", "12:00",
    )
    for number in (1, 2)
)  # fmt: skip
WHO = Somebody(PersonId("p"), "Ann [/x] <O’Lee>", LINES)
PAGES: dict[str, Document] = {
    "certificate": certificate(COURSE, WHO, ISSUE),
    "certificates": for_printing(COURSE, [(WHO, ISSUE)] * 2,
                                 [Refused(WHO, Why.NEVER, WHY_WORDS[Why.NEVER])]),
    **{regulator: reflection(COURSE, WHO, regulator) for regulator in Regulator},
    "reflections": reflections(COURSE, [WHO, WHO], Regulator.NMC),
    "involvement": involvement(COURSE, WHO, ()),
    "involvements": involvements(COURSE, [(WHO, True), (WHO, False)], ((0.0, "half day"),)),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_fault_that_keeps_anybody_from_reading_it(name: str) -> None:
    assert faults_of_html(as_html(PAGES[name])) == []
    assert faults_of_docx(as_docx(PAGES[name])) == []
