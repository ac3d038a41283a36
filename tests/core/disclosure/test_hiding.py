"""No hidden number can be worked out: a reader with an integer program tries it."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.attacker import worked_out
from support.examples import examples

from l4pc_tui.core.disclosure.hiding import shown
from l4pc_tui.core.disclosure.ledger import Ledger, Rate, Sum
from l4pc_tui.core.disclosure.rules import RULES, Printed, Rule, Shown


def the_rule(name: str) -> Rule:
    rule = RULES[name]
    assert rule is not None
    return rule


COMMISSIONER, PUBLICATION = the_rule("commissioner"), the_rule("publication")


class Somebody(NamedTuple):
    sector: str
    role: str
    said: int


def of_people(people: list[Somebody]) -> Ledger:
    """Three tables of the same people that share their totals, a rate and the points of each sector."""
    sectors, roles, said = "ABC", "xy", (1, 2, 3)
    counts: dict[str, int] = {"all": len(people)}
    sums, rates, sizes = [], [], {}
    alone = {
        "sector": Counter(p.sector for p in people),
        "role": Counter(p.role for p in people),
        "said": Counter(str(p.said) for p in people),
    }
    values = {"sector": [*sectors], "role": [*roles], "said": [*map(str, said)]}
    for name, of in alone.items():
        counts |= {f"{name} {value}": of[value] for value in values[name]}
        sums.append(Sum("all", tuple(f"{name} {value}" for value in values[name])))
    for one, other in (("sector", "role"), ("sector", "said"), ("role", "said")):
        both = Counter((str(getattr(p, one)), str(getattr(p, other))) for p in people)
        for a in values[one]:
            counts |= {f"{one} {a} {other} {b}": both[a, b] for b in values[other]}
            sums.append(Sum(f"{one} {a}", tuple(f"{one} {a} {other} {b}" for b in values[other])))
        for b in values[other]:
            sums.append(Sum(f"{other} {b}", tuple(f"{one} {a} {other} {b}" for a in values[one])))
    for sector in sectors:
        name = f"points {sector}"
        counts[name] = sum(p.said for p in people if p.sector == sector)
        sums.append(Sum(name, tuple(f"sector {sector} said {n}" for n in said), said))
        sizes[name] = f"sector {sector}"
        rates.append(Rate(f"rate {sector}", f"sector {sector} said 3", f"sector {sector}"))
    tables = [
        tuple(n for n in counts if n.split()[::2] == w) for w in (["sector"], ["role"], ["said"])
    ]
    tables += [
        tuple(n for n in counts if n.split()[::2] == ["sector", w]) for w in ("role", "said")
    ]
    return Ledger(counts, tuple(sums), tuple(rates), sizes, tuple(tables))


PERSON = st.builds(Somebody, st.sampled_from("AAAABBC"), st.sampled_from("xxy"), st.integers(1, 3))
PEOPLE = st.lists(PERSON, min_size=1, max_size=40)


@pytest.mark.parametrize("rule", [COMMISSIONER, PUBLICATION], ids=lambda rule: rule.few)
@given(PEOPLE, st.lists(PERSON, max_size=4))
@settings(max_examples=examples(10), deadline=None)
def test_no_hidden_number_is_worked_out_from_this_report_or_the_last_one(
    rule: Rule, people: list[Somebody], more: list[Somebody]
) -> None:
    before = shown(of_people(people), rule)
    assert not before.lost
    assert worked_out(rule, before) == {}
    printed = shown(of_people([*people, *more]), rule, before)
    assert not printed.lost
    assert worked_out(rule, printed, before) == {}


def only_small(ledger: Ledger, rule: Rule) -> Printed:
    """A table whose small numbers alone were hidden."""
    cells = dict(shown(ledger, None))
    few = Shown(rule.few, None, True)
    return Printed(ledger, {n: few if 0 < (c.value or 0) < 5 else c for n, c in cells.items()})


def test_a_reader_subtracts_where_only_the_small_numbers_are_hidden() -> None:
    ledger = Ledger({"all": 29, "a": 3, "b": 6, "c": 20}, (Sum("all", ("a", "b", "c")),))
    assert worked_out(COMMISSIONER, only_small(ledger, COMMISSIONER)) == {"a": 3}
    printed = shown(ledger, COMMISSIONER)
    assert [printed[name].words for name in "abc"] == ["fewer than 5", "not shown", "20"]
    assert printed["all"].words == "29"
    assert worked_out(COMMISSIONER, printed) == {}


def test_a_reader_subtracts_one_table_from_another_unless_they_are_one_ledger() -> None:
    places = {"Nursing early": 0, "Nursing later": 7, "Care early": 3, "Care later": 0}
    counts = {"all": 22, "Nursing": 7, "Care": 3, "Social work": 12, **places}
    people = Ledger(counts, (Sum("all", ("Nursing", "Care", "Social work")),))
    left = [Sum(each, (f"{each} early", f"{each} later")) for each in ("Nursing", "Care")]
    whole = Ledger(counts, (*people.sums, *left))
    alone = shown(whole, COMMISSIONER)
    assert worked_out(COMMISSIONER, alone) == {}
    careless = shown(people, COMMISSIONER)
    assert "Care" in worked_out(COMMISSIONER, Printed(whole, careless.cells))


def test_a_reader_subtracts_the_last_report_unless_it_is_known() -> None:
    def of(care: int) -> Ledger:
        counts = {"all": 14 + care, "Nursing": 14, "Care": care}
        return Ledger(counts, (Sum("all", ("Nursing", "Care")),))

    before = shown(of(0), COMMISSIONER)
    assert [before[name].words for name in ("all", "Nursing", "Care")] == ["14", "14", "0"]
    careless = shown(of(1), COMMISSIONER)
    assert worked_out(COMMISSIONER, careless, before) == {"Care": 1, "Nursing": 14}
    printed = shown(of(1), COMMISSIONER, before)
    assert [printed[name].words for name in ("all", "Nursing", "Care")] == [
        "not shown", "14", "fewer than 5",
    ]  # fmt: skip
    assert worked_out(COMMISSIONER, printed, before) == {}


def test_what_the_last_report_printed_counts_also_where_its_people_were_erased_since() -> None:
    def of(care: int, nursing: int) -> Ledger:
        counts = {"all": nursing + care, "Nursing": nursing, "Care": care, "asked": 9}
        return Ledger(counts, (Sum("all", ("Nursing", "Care")),))

    then = shown(of(6, 9), COMMISSIONER)
    paper = {name: cell for name, cell in then.items() if name != "asked"}
    before = Printed(of(5, 9), paper)
    printed = shown(of(6, 9), COMMISSIONER, before)
    assert [printed[name].words for name in ("all", "Nursing", "Care")] == ["15", "9", "6"]
    later = shown(of(7, 1), COMMISSIONER, before)
    assert [later[n].words for n in ("all", "Nursing", "Care")] == [
        "8",
        "fewer than 5",
        "not shown",
    ]


def test_rounding_alone_can_tell_a_small_number() -> None:
    ledger = Ledger({"all": 17, "a": 8, "b": 8, "c": 1}, (Sum("all", ("a", "b", "c")),))
    exactly = {"all": "15", "a": "10", "b": "10", "c": "*"}
    cells = {n: Shown(w, float(w) if w != "*" else None, w == "*") for n, w in exactly.items()}
    assert worked_out(PUBLICATION, Printed(ledger, cells)) == {"c": 1}
    assert worked_out(PUBLICATION, shown(ledger, PUBLICATION)) == {}


@pytest.mark.parametrize(("part", "words"), [
    (0, "not shown"), (7, "not shown"), (6, "6 of 7"), (5, "5 of 7"),
])  # fmt: skip
def test_that_all_or_nobody_of_a_small_group_did_something_is_hidden(part: int, words: str) -> None:
    ledger = Ledger({"said yes": part, "asked": 7}, (), (Rate("yes", "said yes", "asked"),))
    printed = shown(ledger, COMMISSIONER)
    assert printed["yes"].words == words
    assert printed["said yes"].hidden == (words == "not shown")
    assert worked_out(COMMISSIONER, printed) == {}


def test_percentages_are_of_ten_or_more_and_of_rounded_numbers_where_they_are_published() -> None:
    ledger = Ledger({"yes": 16, "asked": 23}, (), (Rate("rate", "yes", "asked"),))
    assert shown(ledger, COMMISSIONER)["rate"].words == "16 of 23 (70 %)"
    published = shown(ledger, PUBLICATION)
    assert [published[name].words for name in ("yes", "asked", "rate")] == [
        "15",
        "25",
        "15 of 25 (60 %)",
    ]
    nine = Ledger({"yes": 8, "asked": 9}, (), (Rate("rate", "yes", "asked"),))
    # Rounded, they might be ten.
    assert shown(nine, PUBLICATION)["rate"].words == "10 of 10"


def test_an_amount_is_hidden_with_the_number_of_people_that_it_is_of() -> None:
    counts = {"all": 22, "a": 3, "b": 8, "c": 11, "minutes": 960}
    ledger = Ledger(counts, (Sum("all", ("a", "b", "c")),), sizes={"minutes": "b"})
    printed = shown(ledger, COMMISSIONER)
    assert [printed[name].words for name in ("a", "b", "minutes")] == [
        "fewer than 5", "not shown", "not shown",
    ]  # fmt: skip


def test_who_is_in_one_number_is_known_to_be_in_another() -> None:
    counts = {"all": 9, "a": 5, "b": 4, "there": 5}
    sums, held = (Sum("all", ("a", "b")),), ("there", "a")
    apart = shown(Ledger(counts, sums), COMMISSIONER)
    both = Ledger(counts, sums, within=(held, ("a", "there")))
    assert worked_out(COMMISSIONER, Printed(both, apart.cells)) == {"a": 5, "b": 4}
    assert worked_out(COMMISSIONER, shown(both, COMMISSIONER)) == {}


def test_stars_all_over_a_table_are_one_sentence_instead() -> None:
    def words(*places: int) -> list[str]:
        counts = {"all": sum(places)} | dict(zip("abcd", places, strict=True))
        table = tuple("abcd")
        printed = shown(Ledger(counts, (Sum("all", table),), tables=(table,)), COMMISSIONER)
        return [printed[name].words for name in table]

    assert words(3, 2, 6, 1) == ["too few to show"] * 4
    assert words(8, 7, 11, 6) == ["8", "7", "11", "6"]


def test_a_ledger_whose_sums_do_not_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="all is not the sum of a, b"):
        Ledger({"all": 4, "a": 1, "b": 2}, (Sum("all", ("a", "b")),))


def test_without_a_rule_every_number_is_as_it_is() -> None:
    ledger = Ledger({"asked": 3, "unhappy": 0, "happy": 3}, (Sum("asked", ("unhappy", "happy")),))
    assert not any(cell.hidden for cell in shown(ledger, None).values())


def test_an_amount_of_no_time_at_all_is_a_number_like_any_other() -> None:
    """A session that has just begun has given nobody a minute yet."""
    ledger = Ledger({"minutes": 0, "there": 3}, (Sum("minutes", ("there",), (0,)),))
    printed = shown(ledger, COMMISSIONER)
    assert printed["there"].hidden
    assert worked_out(COMMISSIONER, printed) == {}
