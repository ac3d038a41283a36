"""The form of a measure on paper, one for each row, to be filled in where there is no laptop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.outcomes.measures import FORMS, MEASURES, QUESTIONS, asked_now, questions_of
from l4pc_tui.core.outcomes.typed import EXAMPLES
from l4pc_tui.core.record.names import short
from l4pc_tui.core.record.outcome_nouns import Measure, Point
from l4pc_tui.core.text.folding import filed
from l4pc_tui.desk.library.printouts import write_pages
from l4pc_tui.desk.outcomes.whom import Whom, facilitating, row_codes_of
from l4pc_tui.desk.trouble import refusal
from l4pc_tui.exchange.document.paper_form import PaperForm, form_page

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk


def print_form(
    desk: Desk, group: Whom, measure: Measure, point: str = "", *, out: Path | None, here: Path
) -> tuple[Path, ...]:
    """Write the forms of a group as an HTML page, each with the code that its row keeps.

    point: of then and now, the start asks about then alone. out: the file, or the folder when the
    name has no ending; otherwise a name of its own in ``here``. An earlier printout of the same is
    replaced, and nothing else. Raises Trouble.
    """
    if measure not in FORMS:
        raise refusal(f"“{MEASURES[measure].name}” has no form.", "A pulse is asked of the room.")
    codes, leading = row_codes_of(desk, group), facilitating(desk, group)
    people = {each.id: each for each in desk.store.people()}
    rows = sorted(
        ((codes[id], people[id].display_name or people[id].name)
         for id in codes if id in people and id not in leading),
        key=lambda row: filed(row[1]),
    )  # fmt: skip
    told, name = MEASURES[measure], "-".join(
        filter(None, ("form", measure, group.day, short(group.session or group.cohort)))
    )  # fmt: skip
    sides = tuple(dict.fromkeys(QUESTIONS[each].side for each in questions_of(measure)))
    page = form_page(
        PaperForm(
            told.name, group.called, told.asks, told.low,
            told.high, sides[:1] if point == Point.START else sides,
            tuple(QUESTIONS[each].of for each in asked_now(measure)), sides == ("",), tuple(rows),
            EXAMPLES[measure],
        )
    )  # fmt: skip
    return write_pages({"form": {f"{name}.html": page}}, out=out, here=here)
