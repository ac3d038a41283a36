"""What putting somebody down would do, told before it is done."""

from __future__ import annotations

from l4pc_tui.core.live.groups.draft import Draft
from l4pc_tui.core.live.groups.groups_view import Around
from l4pc_tui.core.live.groups.landing import landing
from l4pc_tui.core.live.groups.wish import Here, History
from l4pc_tui.core.mixing.meetings import met
from l4pc_tui.core.mixing.wishes import Rules, Somebody, Wish

ORGANISATIONS = {"Amy": "north", "Bo": "south", "Cy": "north", "Di": "south"}


def laid(*together: frozenset[str]) -> tuple[Draft, Around]:
    """Amy with Bo and Cy with Di; Amy and Cy have met before."""
    before = met([[["Amy", "Cy"]]])
    people = tuple(Somebody(name, organisation=of) for name, of in ORGANISATIONS.items())
    wish = Wish(people, (2, 2), Rules(together), met=before)
    draft = Draft(wish, ((("Amy", "Bo"), ("Cy", "Di")),), "1")
    names = {name: name for name in ORGANISATIONS}
    return draft, Around(
        Here((), marked=True), History(before, 1, ("session 1", "this session")), names
    )


def test_a_swap_tells_who_meets_again_and_what_the_figures_become() -> None:
    found = landing(*laid(), "Amy", 1, "Di")
    assert found.lead.text == "Amy to table 2, and Di to table 1."
    assert [(fact.sign, fact.word, fact.told) for fact in found.facts] == [
        ("▲", "1 pair again:", "Amy with Cy, in session 1"),
        ("▲", "new pairs", "2 → 1"),
        ("▲", "organisations", "2 → 0"),
    ]
    assert found.foot == "here? 1 pair again"
    brief = "".join(word.text for word in found.brief)
    assert brief.startswith("Amy to table 2, and Di to table 1.  ▲ 1 pair again: Amy with Cy")


def test_a_swap_that_costs_nothing_says_so() -> None:
    found = landing(*laid(), "Amy", 1, "Cy")
    assert found.foot == "here? no pair again"
    assert [fact.told for fact in found.facts] == ["", "the same", "the same"]


def test_what_a_rule_forbids_is_told_with_the_rule_and_who_stays_is_told_to_stay() -> None:
    draft, around = laid(frozenset(("Cy", "Di")))
    refused = landing(draft, around, "Amy", 1, "Di")
    assert "stay together" in refused.lead.text
    assert (refused.foot, refused.facts) == ("not here", ())
    assert landing(draft, around, "Amy", 0, "").lead.text == "Amy stays at table 1."
