"""How good the groups are that a budget gives, beside a plain shuffle and a greedy seating.

    python benchmarks/mixing.py FOLDER [--ms 100] [--seeds 5] [--json] [--solutions DIR]

FOLDER holds instances as JSON files (or a folder ``instances`` of them): people with organisation,
role and tags, the groups of earlier sessions, the sizes of each round and what must hold. A file
``best_known.json`` in it gives the best that is known of each. What is printed is how far the
groups are above it, in per cent of it (of 100 at least). ``--json`` prints a list of one object for
each instance and seed; ``--solutions`` writes the groups, one file each.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

from l4pc_tui.core.mixing.ahead import plan_ahead
from l4pc_tui.core.mixing.meetings import Met, pair
from l4pc_tui.core.mixing.proposal import Proposal, propose
from l4pc_tui.core.mixing.seating import total
from l4pc_tui.core.mixing.start import first_seating
from l4pc_tui.core.mixing.wishes import Rules, Somebody, Weights, Wish, seating

_LEAST = 100
"""A gap is told in per cent of the best known, and of no less than this."""
_PLAN = 5_000
"""Milliseconds for several rounds, where nobody says otherwise: people wait for those."""
_NAMES = {
    "repeat": "repeat", "same_session": "this_session", "last_session": "last_session",
    "org": "organisation", "role": "role", "tag": "tag", "move": "move",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Instance:
    """One task. sizes: of the groups of each round."""

    name: str
    wish: Wish
    sizes: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What one seed gave. ms: what the clock said."""

    instance: str
    seed: int
    objective: int
    ms: float
    proved: bool


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ms", type=int, default=100)
    parser.add_argument("--plan-ms", type=int, default=_PLAN)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--solutions", type=Path)
    asked = parser.parse_args()
    inside = asked.folder / "instances"
    files = sorted((inside if inside.is_dir() else asked.folder).glob("*.json"))
    known = _known(asked.folder)
    runs: list[Run] = []
    for file in files:
        data = json.loads(file.read_text(encoding="utf-8"))
        if not isinstance(data, dict) or "people" not in data:
            continue
        instance = read(data)
        of_one = []
        for seed in range(asked.seeds):
            run, rounds = solved(instance, seed, asked.ms, asked.plan_ms)
            of_one.append(run)
            if asked.solutions:
                asked.solutions.mkdir(parents=True, exist_ok=True)
                said = json.dumps({"instance": instance.name, "rounds": rounds})
                (asked.solutions / f"{instance.name}-{seed}.json").write_text(said, "utf-8")
        runs += of_one
        if not asked.json:
            _line(instance, of_one, known.get(instance.name))
    if asked.json:
        print(json.dumps([{name: getattr(run, name) for name in Run.__slots__} for run in runs]))
    else:
        _sums(runs, known)


def read(data: Mapping[str, Any]) -> Instance:
    """An instance from its JSON."""
    present = data.get("present") or [each["id"] for each in data["people"]]
    people = tuple(
        Somebody(
            each["id"], each.get("org") or "",
            frozenset([each["role"]] if each.get("role") else []),
            frozenset(each.get("tags", [])),
        )
        for each in data["people"] if each["id"] in set(present)
    )  # fmt: skip
    times: dict[tuple[str, str], int] = {}
    last: dict[tuple[str, str], int] = {}
    for session in data.get("history", []):
        for group in session["groups"]:
            for two in combinations(group, 2):
                key = pair(*two)
                times[key] = times.get(key, 0) + 1
                last[key] = max(last.get(key, -1), session["session"])
    rules = Rules(
        tuple(frozenset(each) for each in data.get("together", [])),
        tuple(frozenset(each) for each in data.get("apart", [])),
        data.get("locked", {}),
    )
    weights = {_NAMES[name]: value for name, value in (data.get("weights") or {}).items()}
    wish = Wish(
        people, (), rules, Met(times, last),
        data.get("session", 1 + max(last.values(), default=0)), replace(Weights(), **weights),
        tuple(tuple(group) for group in data.get("previous") or ()),
    )  # fmt: skip
    return Instance(data["name"], wish, tuple(tuple(sizes) for sizes in data["rounds"]))


def solved(
    instance: Instance, seed: int, milliseconds: int, plan_milliseconds: int
) -> tuple[Run, list[list[tuple[str, ...]]]]:
    """The groups that a seed gives, and what they cost."""
    begun = time.perf_counter()
    if len(instance.sizes) == 1:
        found = propose(replace(instance.wish, sizes=instance.sizes[0]), str(seed), milliseconds)
        taken = (time.perf_counter() - begun) * 1000
        assert isinstance(found, Proposal), f"{instance.name}: {found}"
        run = Run(instance.name, seed, found.cost, round(taken, 1), found.proved)
        return run, [list(found.groups)]
    plan = plan_ahead(instance.wish, instance.sizes, str(seed), plan_milliseconds)
    taken = (time.perf_counter() - begun) * 1000
    assert plan is not None, instance.name
    cost = cost_of(instance.wish, plan)
    return Run(instance.name, seed, cost, round(taken, 1), cost == 0), plan


def cost_of(wish: Wish, rounds: Sequence[Sequence[Sequence[str]]]) -> int:
    """What rounds cost, each with those before it as meetings of this session."""
    times, last = dict(wish.met.times), dict(wish.met.last)
    ids = sorted(each.id for each in wish.people)
    at = {one: number for number, one in enumerate(ids)}
    cost = 0
    for groups in rounds:
        now = replace(wish, sizes=tuple(len(group) for group in groups), met=Met(times, last))
        cost += total(seating(now), [[at[one] for one in group] for group in groups])
        units = [set(unit) for unit in wish.rules.together]
        for two in (two for group in groups for two in combinations(group, 2)):
            if not any(unit >= set(two) for unit in units):
                times[pair(*two)] = times.get(pair(*two), 0) + 1
                last[pair(*two)] = wish.session
    return cost


def _known(folder: Path) -> dict[str, int]:
    for file in (folder / "best_known.json", folder.parent / "best_known.json"):
        if file.is_file():
            told = json.loads(file.read_text(encoding="utf-8"))
            return {name: each["objective"] for name, each in told.items() if "objective" in each}
    return {}


def _plainly(instance: Instance) -> Iterator[int | None]:
    """What a shuffle costs, and what the first seating does: each into the cheapest group."""
    chance = Random("0")
    order = sorted(each.id for each in instance.wish.people)
    order.sort(key=lambda _: chance.random())
    rounds, greedy, wish = [], [], instance.wish
    for sizes in instance.sizes:
        order.sort(key=lambda _: chance.random())
        rest = list(order)
        rounds.append([tuple(rest.pop() for _ in range(size)) for size in sizes])
    bare = replace(wish, rules=Rules())
    yield cost_of(bare, rounds)
    ids = sorted(each.id for each in wish.people)
    if len(instance.sizes) == 1:
        found = first_seating(seating(replace(wish, sizes=instance.sizes[0])), Random("0"))
        greedy = [] if found is None else [[tuple(ids[one] for one in group) for group in found]]
    yield cost_of(wish, greedy) if greedy else None


def _line(instance: Instance, runs: Sequence[Run], best: int | None) -> None:
    shuffled, greedy = _plainly(instance)
    costs = [run.objective for run in runs]
    clock = statistics.median(run.ms for run in runs)
    proved = sum(run.proved for run in runs)
    print(
        f"{instance.name:28} best known {best if best is not None else '?':>6}"
        f"  here {min(costs):>6} … {max(costs):<6} proved {proved}/{len(runs)}"
        f"  shuffle {shuffled:>6}  greedy {greedy if greedy is not None else '':>6}  {clock:7.0f} ms"
    )


def _sums(runs: Sequence[Run], known: Mapping[str, int]) -> None:
    told = [run for run in runs if run.instance in known]
    if not told:
        return
    gaps = [
        100 * (run.objective - known[run.instance]) / max(_LEAST, known[run.instance])
        for run in told
    ]
    print(
        f"\n{len(told)} runs: equal to the best known {sum(gap == 0 for gap in gaps)},"
        f" better {sum(gap < 0 for gap in gaps)}, worse {sum(gap > 0 for gap in gaps)};"
        f" above it {statistics.mean(gaps):.2f} % in the mean, {max(gaps):.1f} % at worst"
    )


if __name__ == "__main__":
    main()
