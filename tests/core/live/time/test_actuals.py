"""How long steps really take, from runs that are over."""

from __future__ import annotations

from support.live import Table

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.time.actuals import StepName, TimeTaken, taken, usual


def test_a_run_tells_what_it_spent_on_each_step_when_it_is_over(tracing: Table) -> None:
    assert taken(tracing.sheet, tracing.run) == ()
    tracing.do(rules.door(tracing.sheet, tracing.run, 1))
    tracing.next(4)
    tracing.next(17)
    tracing.do(rules.close(tracing.run))
    found = {
        sample.name: (sample.planned, sample.spent) for sample in taken(tracing.sheet, tracing.run)
    }
    assert found[StepName("whose-rule", "trace-it")] == (720, 17 * 60)
    assert found[StepName("whose-rule", "slow-it-down")] == (300, 240)
    assert all(name.exercise == "whose-rule" for name in found), "an item without steps is no step"


def test_the_usual_length_is_the_middle_of_all_runs() -> None:
    name = StepName("whose-rule", "trace-it")
    runs = [TimeTaken(name, 600, 900), TimeTaken(name, 720, 1020), TimeTaken(name, 720, 7200)]
    assert usual(runs)[name].words == "planned 12, usually 17 (3 runs)"
    assert usual(runs[:1])[name].words == "planned 10, usually 15 (1 run)"
    assert usual(()) == {}
