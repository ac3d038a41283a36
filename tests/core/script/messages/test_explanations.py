"""Every message can be explained, and its examples are what they say they are."""

from __future__ import annotations

import json
from types import ModuleType

import pytest

from l4pc_tui.core.script.messages.explanations import explain
from l4pc_tui.core.script.messages.report import codes
from l4pc_tui.core.script.writing.formatter import fix, fixable

GOES_WITH = {"F109": {"S311"}, "P917": {"P911"}, "F199": {"L407"}, "P944": {"P920"}}
"""What a bad file gets besides its code because one cannot be without the other."""


@pytest.mark.parametrize("code", codes())
def test_a_bad_file_gets_its_message_and_a_good_one_gets_none_at_all(
    code: str, renewing: ModuleType
) -> None:
    bad = {message.code for message in renewing.example(code, "bad").diagnostics()}
    assert bad == {code} | GOES_WITH.get(code, set())
    assert renewing.example(code, "good").diagnostics() == ()


PROMISED = {
    "A808": "intensity: 3", "A809": "status: trial", "A810": "setting: either",
    "P906": "people: 60", "P916": "Lead: Zoë", "P926": "ceiling: Surface", "S323": "people: 7",
}  # fmt: skip
"""What could be taken back so that nothing is said any more, and nothing is better for anybody."""


@pytest.mark.parametrize("code", PROMISED)
def test_the_good_lines_mend_the_cause_and_leave_what_the_page_promises(
    code: str, renewing: ModuleType
) -> None:
    for which in ("bad", "good"):
        assert PROMISED[code] in renewing.example(code, which).data.decode()
    told = explain(code)
    assert told is not None
    assert PROMISED[code].split(":")[0] + ":" not in f"{told.hint} {told.good}"


@pytest.mark.parametrize("code", codes())
def test_the_files_of_a_code_read_as_they_always_have(code: str, renewing: ModuleType) -> None:
    for which in ("bad", "good"):
        path = renewing.CODES / f"{code}-{which}.md"
        assert path.read_bytes() == renewing.example(code, which).data
    answers = json.loads((renewing.CODES / f"{code}.json").read_text("utf-8"))
    assert json.loads(json.dumps(renewing.answers(code))) == answers


def test_there_is_a_bad_and_a_good_file_for_every_code_and_no_other_file(
    renewing: ModuleType,
) -> None:
    names = {path.name for path in renewing.CODES.iterdir()}
    assert names == {f"{code}{end}" for code in codes() for end in ("-bad.md", "-good.md", ".json")}


@pytest.mark.parametrize("code", codes())
def test_an_explanation_is_short_and_whole(code: str) -> None:
    told = explain(code.lower())
    assert told is not None
    assert told.code == code
    assert 20 < len(told.why) < 260
    assert told.why.endswith((".", "?"))
    assert told.bad.strip()
    assert told.good.strip()
    assert told.bad != told.good
    for word in ("invalid", "illegal", "token", "yaml", "parse"):
        assert word not in f"{told.why} {told.message} {told.hint}".lower()


@pytest.mark.parametrize("code", [code for code in codes() if fixable(code)])
def test_what_is_said_to_be_mendable_is_mended_without_harm(
    code: str, renewing: ModuleType
) -> None:
    bad = renewing.example(code, "bad")
    done = fix(bad.data, path=bad.path, kind=bad.kind)
    assert code in done.mended
    assert done.text is not None
    assert done.changed
    after = renewing.Example(done.text.encode(), bad.kind).diagnostics()
    good = {message.code for message in renewing.example(code, "good").diagnostics()}
    assert {message.code for message in after} <= good


def test_signs_that_cannot_be_seen_are_named() -> None:
    told = explain("F112")
    assert told is not None
    assert told.bad == "Say: soft‹U+00AD›ly"


def test_there_is_nothing_to_say_about_a_code_that_is_none() -> None:
    assert explain("Z999") is None
