from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from support.stores import Bench
from support.there import there

from l4pc_tui.store.store import Store
from l4pc_tui.store.tables.library import Content


def sha(source: bytes) -> str:
    return hashlib.sha256(source).hexdigest()


WALK = Content(
    sha(b"# A walk\n"), "exercise", "walk", "A walk", "/lib/walk.md", "/lib", "ready",
    "2026-11-23T09:00:00+00:00", "# A walk\n", {"id": "walk", "steps": [1]}, {"minutes": [1, 2, 3]},
    mtime_ns=5, size=9,
)  # fmt: skip


def test_content_comes_back_as_it_was_put(store: Store) -> None:
    store.put_content([WALK])
    assert store.content("exercise", "walk") == WALK
    assert store.content_by_sha(WALK.sha256) == WALK
    assert store.content("session", "walk") is None
    assert store.file_states() == {"/lib/walk.md": (5, 9, WALK.sha256)}


def test_a_source_of_bytes_stays_bytes(store: Store) -> None:
    source = b"\xff\xfe not text"
    odd = replace(WALK, source=source, sha256=sha(source))
    store.put_content([odd])
    assert store.content("exercise", "walk") == odd


def test_a_new_version_counts_and_the_old_one_can_still_be_had(store: Store) -> None:
    better = replace(
        WALK, source="# A longer walk\n", sha256=sha(b"# A longer walk\n"), title="A longer walk",
        mtime_ns=6,
    )  # fmt: skip
    store.put_content([WALK])
    store.put_content([better])
    assert store.content("exercise", "walk") == better
    assert there(store.content_by_sha(WALK.sha256)).title == "A walk"
    assert [head.title for head in store.contents()] == ["A longer walk"]


def test_an_old_version_put_again_counts_again(store: Store) -> None:
    better = replace(WALK, source="# Better\n", sha256=sha(b"# Better\n"))
    for content in (WALK, better, WALK):
        store.put_content([content])
    assert store.content("exercise", "walk") == WALK


def test_a_file_with_errors_never_replaces_its_last_good_version(store: Store) -> None:
    store.put_content([WALK])
    store.mark_problem(
        "exercise", "walk", "/lib/walk.md", "line 3: no minutes", errors=2, mtime_ns=7, size=8
    )
    assert there(store.content("exercise", "walk")).source == "# A walk\n"
    (head,) = store.contents("exercise")
    assert (head.title, head.errors, head.refused) == ("A walk", 2, "line 3: no minutes")
    assert store.file_states()["/lib/walk.md"][:2] == (7, 8)
    store.put_content([WALK])
    assert store.contents()[0].refused == ""


def test_a_file_that_never_was_good_is_listed_by_its_name(store: Store) -> None:
    store.mark_problem("exercise", "", "/lib/first.md", "line 1: no header")
    store.mark_problem("exercise", "", "/lib/second.md", "line 1: no header")
    assert [(head.title, head.sha256) for head in store.contents()] == [
        ("first", ""),
        ("second", ""),
    ]
    assert store.contents("programme") == ()


def test_the_list_comes_by_kind_and_title(store: Store) -> None:
    plan = replace(WALK, sha256=sha(b"plan"), source="plan", kind="session", path="/lib/plan.md")
    apple = replace(
        WALK,
        sha256=sha(b"apple"),
        source="apple",
        id="apple",
        title="an apple",
        path="/lib/apple.md",
    )
    store.put_content([plan, WALK, apple])
    assert [(h.kind, h.title) for h in store.contents()] == [
        ("exercise", "A walk"), ("exercise", "an apple"), ("session", "A walk"),
    ]  # fmt: skip
    assert store.contents()[0].facts == {"minutes": [1, 2, 3]}


def test_the_library_is_no_journal_and_a_rebuild_leaves_it(store: Store) -> None:
    store.put_content([WALK])
    store.rebuild()
    assert store.content("exercise", "walk") == WALK
    assert list(store.all_events()) == []


def test_a_sound_model_is_never_made_anew(store: Store) -> None:
    store.put_content([WALK])
    otherwise = replace(WALK, model={"id": "walk", "steps": [2]}, warnings=1, problems_text="late")
    store.put_content([otherwise])
    held = there(store.content("exercise", "walk"))
    assert held == replace(WALK, warnings=1, problems_text="late")
    store.read_anew = lambda content: replace(content, model={"id": "another"})
    assert store.put_right(held) == held
    assert there(store.content("exercise", "walk")).model == WALK.model


@pytest.mark.parametrize("spoilt", ["{}", '{"id": "walk", "steps": [9]}', "no JSON", "\udcff"])
def test_a_spoilt_model_is_seen_and_made_anew_from_its_source(
    bench: Bench, store: Store, spoilt: str
) -> None:
    store.put_content([WALK])
    raw = spoilt.encode("utf-8", "surrogateescape")
    bench.change("UPDATE content SET model = CAST(? AS TEXT)", raw)
    held = there(store.content_by_sha(WALK.sha256))
    assert held.spoilt == {"model"}
    assert held.model == {}
    store.read_anew = lambda content: replace(content, model=WALK.model)
    assert store.put_right(held) == WALK
    assert store.content_by_sha(WALK.sha256) == WALK
    assert store.remade == (("A walk", "source"),)


def test_a_spoilt_model_gives_way_when_its_file_is_read_again(bench: Bench, store: Store) -> None:
    store.put_content([WALK])
    bench.change("UPDATE content SET model = '{}'")
    store.put_content([WALK])
    assert store.content("exercise", "walk") == WALK


@pytest.mark.parametrize("source", ["# Zoë\n", "# Zoë\n".encode(), b"\xff"])
def test_a_source_tells_whether_it_is_what_was_read(
    bench: Bench, store: Store, source: str | bytes
) -> None:
    whole = replace(WALK, source=source)
    whole = replace(whole, sha256=sha(whole.source_bytes))
    store.put_content([whole])
    assert there(store.content("exercise", "walk")).spoilt == set()
    bench.change("UPDATE content SET source = CAST('# Another' AS BLOB)")
    assert there(store.content("exercise", "walk")).spoilt == {"source"}


@pytest.mark.parametrize(
    "change", ["title = 'A wolk'", "facts = '{'", "warnings = 3", "problems_text = 'late'",
               "kind = 'exercisd'"],
)  # fmt: skip
def test_what_lists_tell_of_a_script_has_a_digest_too(
    bench: Bench, store: Store, change: str
) -> None:
    store.put_content([WALK])
    bench.change(f"UPDATE content SET {change}")
    assert there(store.content("exercise", "walk")).spoilt == {"about"}
    assert len(store.contents()) == 1, "the list is told meanwhile"
    store.put_content([WALK])
    assert store.content("exercise", "walk") == WALK
