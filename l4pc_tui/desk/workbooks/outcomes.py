"""The outcomes of a scope as rows of a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.left_open import CONSENTS
from l4pc_tui.core.live.run.safety_pulse import Pulse
from l4pc_tui.core.outcomes.measures import MEASURES, POINTS, QUESTIONS
from l4pc_tui.core.outcomes.sums import Moved
from l4pc_tui.core.outcomes.words import asked_how
from l4pc_tui.core.record.nouns import Consent
from l4pc_tui.core.record.outcome_nouns import HOWS, Point
from l4pc_tui.exchange.sheets.outcome_tables import FEW, UNMATCHED, OutcomeRow, StoryRow

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from l4pc_tui.core.record.names import CohortId
    from l4pc_tui.desk.outcomes.told import FormsTaken, Outcomes, OverTime, PulseTaken, QuestionTold
    from l4pc_tui.desk.outcomes.whom import Whom


def outcome_rows(found: Outcomes, names: Mapping[CohortId, str]) -> Iterator[OutcomeRow]:
    """What was answered, in the order it was asked; then what became of the answers over time.
    names: of the cohorts. Counts of fewer than five answers are in none."""
    yield from (_pulse(each, names) for each in found.pulses)
    yield from (_form(each, line, names) for each in found.forms for line in each.questions)
    yield from (_over_time(each, names) for each in found.over_time)


def story_rows(
    found: Outcomes, names: Mapping[CohortId, str], shareable: Collection[str], *, private: bool
) -> Iterator[StoryRow]:
    """Stories of change. shareable: the ids of the notes whose words may leave, for a story may be
    one. private: for whoever may read them all, with who told each; others get those that may leave."""
    for each in found.stories:
        shared = each.may_leave and (not each.of_note or each.id in shareable)
        if not (shared or private):
            continue
        yield StoryRow(
            names.get(each.whom.of, ""), each.whom.session, each.day or each.whom.day, each.domain,
            each.title, each.before, each.after, each.why,
            each.told_by if private or each.may_be_named else "",
            CONSENTS[Consent(each.consent)] if each.consent else "",
            "; ".join(round.words for round in each.rounds), shared,
        )  # fmt: skip


def _pulse(each: PulseTaken, names: Mapping[CohortId, str]) -> OutcomeRow:
    asked = MEASURES[each.measure]
    return OutcomeRow(
        *_whose(each.whom, names), each.day, asked.name, asked.asks,
        POINTS[Point(each.point)] if each.point else "", HOWS[each.how] if each.how else "",
        each.design, each.of.answered, each.of.present, each.of.enrolled,
        None if each.few else each.counts or None, why=FEW if each.few else "",
    )  # fmt: skip


def _form(each: FormsTaken, line: QuestionTold, names: Mapping[CohortId, str]) -> OutcomeRow:
    few = Pulse(0.0, line.counts).is_private()
    both, why = _matched(line.moved)
    return OutcomeRow(
        *_whose(each.whom, names), each.day, MEASURES[each.measure].name, line.heading, each.when,
        asked_how(each.how) if each.how else "", each.design, line.answered, each.of.present,
        each.of.enrolled, None if few else line.counts, None if few else both,
        FEW if few else why,
    )  # fmt: skip


def _over_time(each: OverTime, names: Mapping[CohortId, str]) -> OutcomeRow:
    both, why = _matched(each.moved)
    alone = next(iter(names.values())) if len(names) == 1 else ""
    measure = MEASURES[QUESTIONS[each.question].measure].name
    return OutcomeRow(
        alone, "", "", measure, each.heading, "", "", each.design, moved=both, why=why
    )


def _matched(told: Moved | None) -> tuple[tuple[int, int, int] | None, str]:
    """What became of the answers, where enough people gave both; else why that is not told."""
    if told is None or not told.matched:
        return None, ""
    both = (told.rose, told.same, told.fell)
    return (None, UNMATCHED) if Pulse(0.0, both).is_private() else (both, "")


def _whose(whom: Whom, names: Mapping[CohortId, str]) -> tuple[str, str]:
    return names.get(whom.of, ""), whom.session
