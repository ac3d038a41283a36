"""``l4pc library tested``: where an exercise was run with people, and its line in one's own copy."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from support.commands import Run
from support.desk import person

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.nouns import Presence
from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.session.open import open_session

KEY = "by-friday-with-whom"


class Watch:
    """A clock that is wound by hand, from now on."""

    def __init__(self) -> None:
        self.now = time.time()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def session(run: Run, cohort: dict[str, Any]) -> str:
    """A session of four minutes with one person on its register, run and closed."""
    made = run(
        "session", "new", "--cohort", cohort["name"], "--plan", KEY, "--date", "2026-12-03",
        "--json",
    ).json  # fmt: skip
    watch = Watch()
    desk = open_desk(clock=watch)
    conductor = open_session(desk, SessionId(made["id"]))
    assert conductor.start().ok
    assert conductor.walk_in("Maribel Quince").ok
    assert conductor.mark(person(conductor, "Maribel Quince"), Presence.HERE).ok
    watch.now += 240
    assert conductor.next().ok
    assert conductor.close().ok
    conductor.leave(goes_on=False)
    desk.close()
    return str(made["id"])


def test_runs_are_listed_one_is_written_and_the_check_is_silent(
    run: Run, session: str, at_home: Path
) -> None:
    never = run("library", "tested", "side-by-side")
    assert "a closed session of a cohort, with people marked on its register" in never.out
    (ran,) = run("library", "tested", KEY, "--json").json
    assert {name: ran[name] for name in ("exercise", "session", "date", "people", "written")} == {
        "exercise": KEY, "session": session, "date": "2026-12-03", "people": 1, "written": False,
    }  # fmt: skip
    assert len(ran["version"]) == 64
    assert "not yet" in run("library", "tested", KEY).out
    words = ("library", "tested", KEY, "--session", session[:30])
    assert run(*words).code == 2
    looked = run(*words, "--changed", "step 1 is shorter", "--dry-run")
    assert looked.out.endswith(f"{session}, 2026-12-03, 1 person, step 1 is shorter\n")
    own = at_home / "documents" / "l4pc" / "exercises" / f"{KEY}.md"
    assert str(own) in looked.out
    assert not own.exists()
    refused = run(*words, "--changed", "Maribel said so")
    assert (refused.code, "on a roster" in refused.err) == (2, True)
    done = run(*words, "--changed", "step 1 is shorter", "--json").json
    assert (done["file"], done["people"], done["changed"]) == (str(own), 1, "step 1 is shorter")
    assert "run once, 2026-12-03, 1 person" in run("library", "show", KEY).out
    assert run("library", "tested", KEY, "--json").json[0]["written"]
    assert run("check", own).out == "1 file: nothing to mend.\n"
    own.write_text(own.read_text("utf-8").replace("1 person,", "10 people,"), "utf-8")
    assert "That session was on 2026-12-03, with 1 person." in run("check", own).out
