"""Names that every system takes, and two of which are two on every system."""

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from l4pc_tui.core.text.file_names import (
    LONGEST_PATH,
    file_stem,
    fitting,
    in_one_folder,
    unfit,
    unreserved,
)

DEVICES = (
    "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
    *(f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"),
)  # fmt: skip
WORDS = st.one_of(
    st.text(max_size=60),
    st.sampled_from([*DEVICES, "con.txt", "nul .md", "a:b", "end.", "end ", "..", "Café", "CAFE\u0301",
                     "a/b", "\x07bell", "all for printing", "राम" * 30, "𝔘" * 200, ""]),
)  # fmt: skip
ENDING = st.sampled_from(["", ".md", ".jsonl.age"])


def wrong_with(name: str) -> str:
    """Told again from Microsoft's page, Linux' NAME_MAX and POSIX, and by no code of ours."""
    if not name or name in (".", "..") or "/" in name or "\0" in name:
        return "posix"
    if len(name.encode()) > 255 or len(name.encode("utf-16-le")) > 510:
        return "long"
    if set(name) & set('<>:"/\\|?*') or any(ord(char) < 32 for char in name):
        return "signs"
    if name[-1] in ". ":
        return "end"
    return "device" if name.split(".")[0].rstrip(" ").upper() in DEVICES else ""


def as_a_mac_keeps_it(name: str) -> str:
    return normalize("NFD", name).casefold()


@given(st.lists(st.tuples(st.lists(WORDS, min_size=1, max_size=4), ENDING), max_size=8))
@example([(["CON"], ".md"), (["con"], ".md"), (["con", "1"], ".md")])
@example([(["राम" * 30] * 4, ".jsonl.age")])
@example([(["Café"], ""), (["cafe"], ""), (["CAFÉ"], "")])
def test_whatever_it_is_called_it_can_be_written_anywhere_and_none_takes_another_s_place(
    wanted: list[tuple[list[str], str]],
) -> None:
    names = in_one_folder((file_stem(*words), ending) for words, ending in wanted)
    assert [wrong_with(name) for name in names] == [""] * len(wanted)
    assert [wrong_with(f"{name} (999)") for name in names] == [""] * len(wanted)
    assert len({as_a_mac_keeps_it(name) for name in names}) == len(wanted)


@given(st.lists(st.tuples(WORDS, ENDING), max_size=6))
def test_names_that_were_not_made_here_do_not_collide_either(given: list[tuple[str, str]]) -> None:
    names = in_one_folder(given)
    assert len({as_a_mac_keeps_it(name) for name in names}) == len(given)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("CON", "“CON” is the name of a device"), ("con.tar.gz", "“con” is the name of a device"),
        ("Nul .txt", "“Nul” is the name of a device"), ("COM¹", "“COM¹” is the name of a device"),
        ("lpt9.md", "“lpt9” is the name of a device"), ("conout$", "“conout$” is the name of a device"),
        ("Autumn: log.md", "“:” may not stand in it"), ("what?", "“?” may not stand in it"),
        ("a\x07b", "a control character may not stand in it"),
        ("log.", "it may not end with a dot or a space"), ("log ", "it may not end with a dot or a space"),
        ("x" * 256, "it is too long"), ("𝔘" * 128, "it is too long"),
        ("console.md", ""), ("com10.txt", ""), ("con-1", ""), ("x" * 255, ""), (".hidden", ""),
        ("Zoë’s log.md", ""),
    ],
)  # fmt: skip
def test_why_windows_takes_no_such_name(name: str, why: str) -> None:
    assert unfit(name) == why


@given(WORDS)
def test_what_is_said_to_be_unfit_is_what_windows_refuses(name: str) -> None:
    refused = wrong_with(name) not in ("", "posix") and len(name.encode("utf-16-le")) > 510
    if name and name not in (".", "..") and "/" not in name and "\0" not in name and not refused:
        assert bool(unfit(name)) == (wrong_with(name) in ("signs", "end", "device"))


@pytest.mark.parametrize(
    ("stem", "kept"), [("con", "con-1"), ("com1", "com1-1"), ("console", "console")]
)
def test_a_device_s_name_gets_a_number(stem: str, kept: str) -> None:
    assert unreserved(stem) == kept


FOLDERS = st.integers(1, 220).map(lambda n: PureWindowsPath("E:\\" + "a" * n))


@given(
    FOLDERS,
    st.lists(st.text("abß𝔘-", min_size=1, max_size=170), min_size=2, max_size=2, unique=True),
    ENDING,
)
def test_a_path_that_we_make_fits_windows_and_what_is_cut_off_still_tells_two_apart(
    folder: PureWindowsPath, stems: list[str], ending: str
) -> None:
    names = [fitting(folder, f"{stem}{ending}") for stem in stems]
    for name, stem in zip(names, stems, strict=True):
        assert name.endswith(ending)
        whole = f"{folder}\\{stem}{ending}"
        if len(whole.encode("utf-16-le")) <= 2 * LONGEST_PATH:
            assert name == f"{stem}{ending}"
        longest = max(LONGEST_PATH, len(str(folder)) + len(ending) + 13)
        assert len(f"{folder}\\{name}".encode("utf-16-le")) <= 2 * longest
    assert names[0] != names[1]


def test_a_name_that_fits_stays_and_one_that_does_not_keeps_its_beginning() -> None:
    assert fitting(PurePosixPath("/home/zoe"), "lantern-2026-12-03.md") == "lantern-2026-12-03.md"
    deep = PurePosixPath("/" + "a" * 215)
    name = fitting(deep, "lantern-2026-12-03-whose-rule.md")
    assert re.fullmatch(r"lantern-2026-[0-9a-f]{6}\.md", name), name
