"""Work in a process of its own, which takes what only this work needs with it when it ends.

Reading scripts and making the demo bring pydantic, YAML and more, some 10 MB that would stay in
memory for the length of a session. ``l4pc --apart`` (``machine/frozen.py`` knows how it is started)
reads the name of one function of ours and what it is given as JSON, calls it, and tells what came of
it, or why it was refused. What work that may be is a closed list, ``WORK``: some functions of ours start
whatever program they are given, so a name alone would be a way to run anything.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from typing import Any

from l4pc_tui.desk.trouble import Trouble, refusal
from l4pc_tui.machine.frozen import APART, own_command, own_environment

WORK = frozenset(
    [
        "l4pc_tui.desk.library.library:load_file",
        "l4pc_tui.desk.practice.demo_maker:make",
        "l4pc_tui.desk.regular_backups:if_changed",
        "l4pc_tui.store.backups.redaction:found_in",
        # Asked by the store itself, where a file seems damaged.
        "l4pc_tui.store.file.trouble:reads_to_its_end",
    ]
)
"""All that a process of its own is started for."""
PATIENCE = 300.0
"""Seconds that it may take on the slowest of laptops; usually one or two."""


def apart(function: str, given: dict[str, Any], unfinished: tuple[str, str]) -> Any:
    """Call a function in a process of its own; here where none can be started, or where what was
    started gives no answer: a machine may let no second program of ours run.

    function: "module:name"; it is called with ``given``, which is JSON as what it returns.
    unfinished: the sentence and the hint of the Trouble for work that took too long, or was ended.
    Raises Trouble as the function itself does.
    """
    try:
        done = subprocess.run(
            own_command(APART), input=json.dumps([function, given]).encode(),
            env=own_environment(), capture_output=True, timeout=PATIENCE, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise refusal(*unfinished) from None
    except OSError:
        return call(function, given)
    if done.returncode < 0:
        # What the system ended, for its memory or by hand, is not tried where a session runs.
        raise refusal(*unfinished)
    answer = _answer(done.stdout)
    if answer is None:
        return call(function, given)
    if refused := answer["refused"]:
        raise Trouble(*refused)
    return answer["done"]


def _answer(told: bytes) -> dict[str, Any] | None:
    """What the process told; None when that is no answer of ours."""
    try:
        answer = json.loads(told)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) and answer.keys() == {"done", "refused"} else None


def call(function: str, given: dict[str, Any]) -> Any:
    """Call a function by its name in this process. Raises Trouble."""
    module, _, name = function.partition(":")
    return getattr(import_module(module), name)(**given)


def answer_once() -> int:
    """Do the one piece of work that stands on stdin; the exit code.

    Nothing but ``WORK``: where a machine lets this program run and no other, this is no way around it.
    """
    function, given = json.loads(sys.stdin.buffer.read())
    if function not in WORK:
        return 2
    answer: dict[str, Any] = {"done": None, "refused": None}
    try:
        answer["done"] = call(function, given)
    except Trouble as trouble:
        answer["refused"] = (trouble.kind, trouble.sentence, trouble.hint)
    print(json.dumps(answer))
    return 0
