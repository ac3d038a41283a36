"""What came of a programme: a panel of a cohort, and the way to where it is typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.console.cohort.wishes import CohortWishes
from l4pc_tui.console.outcomes.outcome_words import OutcomeWords

if TYPE_CHECKING:
    from l4pc_tui.desk.outcomes.at_hand import AtHand

NO_OUTCOMES = (
    "Nothing was asked of this cohort yet. m takes down what was: a pulse, forms, a story."
)


class CohortOutcomes(CohortWishes):
    """Nothing else on the screen needs it, so it is read when somebody looks there."""

    def look_at_outcomes(self) -> None:
        """Read what was asked and told, and draw it."""
        from l4pc_tui.desk.outcomes.at_hand import at_hand

        desk, key = self.desk, self.key

        def show(found: AtHand) -> None:
            self.query_one(OutcomeWords).show(found.outcomes, NO_OUTCOMES)

        self.console.at_desk(lambda: at_hand(desk, cohort=key), show)

    def action_measures(self) -> None:
        """What was asked of the cohort, and the forms to type it in."""
        from l4pc_tui.console.outcomes.measures import MeasuresScreen

        if self.view is not None:
            self.app.push_screen(MeasuresScreen(cohort=self.view.cohort.id))
