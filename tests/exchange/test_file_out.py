import os
import stat
from hashlib import sha256
from pathlib import Path

import pytest

from l4pc_tui.core.text.half_made import half_made
from l4pc_tui.exchange.file_out import (
    make_folder,
    rewrite_file,
    take_away_copy,
    write_file,
    write_files,
    write_new,
)
from l4pc_tui.exchange.refused import FileRefused


def test_a_file_is_written_for_its_owner_alone_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "log.md"
    write_file(path, b"words")
    assert path.read_bytes() == b"words"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_somebody_else_s_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "letter.md"
    for theirs in (b"dear all", b"", b"# logs\n", b"\n# log\n"):
        path.write_bytes(theirs)
        with pytest.raises(FileRefused) as refused:
            write_file(path, b"# log\n")
        assert refused.value.sentence.startswith("“letter.md” is there already")
        assert path.read_bytes() == theirs


def test_a_pdf_is_replaced_by_the_line_that_it_ends_with(tmp_path: Path) -> None:
    path, ours = tmp_path / "day.pdf", b"%PDF-1.7\nthis\n%%EOF\n%l4pc day day.pdf\n"
    write_file(path, ours)
    write_file(path, ours.replace(b"this", b"that"))
    assert b"that" in path.read_bytes()
    for theirs in (b"%PDF-1.7\nthis\n%%EOF\n", b"%PDF-1.7", b""):
        path.write_bytes(theirs)
        for new in (ours, b"%PDF-1.7\nthat\n%%EOF\n"):
            with pytest.raises(FileRefused):
                write_file(path, new)
        assert path.read_bytes() == theirs


def test_an_earlier_file_of_ours_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "log.md"
    write_file(path, b"# log\n1 and more")
    write_file(path, b"# log\n2")
    assert path.read_bytes() == b"# log\n2"


def test_where_it_is_said_which_files_are_ours_one_that_was_changed_by_hand_is_not(
    tmp_path: Path,
) -> None:
    path = tmp_path / "log.md"
    known = {sha256(b"# log\n1").hexdigest()}
    for ours in (b"# log\n1", b"# log\n2"):
        path.write_bytes(ours)
        write_files({path: b"# log\n2"}, known=known)
        assert path.read_bytes() == b"# log\n2"
    path.write_bytes(b"# log\n1 and a remark")
    with pytest.raises(FileRefused, match="is not what was written before; it was left as it is"):
        write_files({path: b"# log\n2"}, known=known)
    assert path.read_bytes() == b"# log\n1 and a remark"


def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "log").symlink_to(tmp_path / "there")
    with pytest.raises(FileRefused, match="“log” is a link to another place"):
        make_folder(tmp_path / "log")


def test_anything_is_replaced_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "letter.md"
    path.write_bytes(b"dear all")
    write_file(path, b"new", anyway=True)
    assert path.read_bytes() == b"new"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    there, link = tmp_path / "there", tmp_path / "log.md"
    there.write_bytes(b"kept")
    link.symlink_to(there)
    with pytest.raises(FileRefused, match="is a link"):
        write_file(link, b"new")
    write_file(link, b"new", anyway=True)
    assert (there.read_bytes(), link.read_bytes(), link.is_symlink()) == (b"kept", b"new", False)


def test_of_several_files_all_are_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_bytes(b"theirs")
    with pytest.raises(FileRefused, match=r"“b\.csv”"):
        write_files({tmp_path / "a.csv": b"1", tmp_path / "b.csv": b"2"})
    assert [path.name for path in tmp_path.iterdir()] == ["b.csv"]
    write_files({tmp_path / "a.csv": b"1", tmp_path / "c.csv": b"2"})
    assert (tmp_path / "c.csv").read_bytes() == b"2"


@pytest.mark.parametrize("name", ["no/such/folder.md", "x" * 300, "a\x00b"])
def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileRefused, match=r"cannot be written: .*\.$"):
        write_file(tmp_path / name, b"words")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="is a folder"):
        write_file(tmp_path, b"words")
    with pytest.raises(FileRefused, match="cannot be written"):
        write_file(tmp_path, b"words", anyway=True)


def test_a_folder_is_made_once_and_a_file_in_its_place_is_said(tmp_path: Path) -> None:
    make_folder(tmp_path / "out")
    make_folder(tmp_path / "out")
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileRefused, match="cannot be made"):
        make_folder(tmp_path / "file")


def test_a_person_s_file_keeps_its_rights_when_it_is_rewritten(tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    path.write_bytes(b"before")
    path.chmod(0o664)
    rewrite_file(path, b"before", b"after")
    assert path.read_bytes() == b"after"
    assert stat.S_IMODE(path.stat().st_mode) == 0o664
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_was_saved_meanwhile_is_not_rewritten(tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    path.write_bytes(b"newer words")
    with pytest.raises(FileRefused) as refused:
        rewrite_file(path, b"before", b"after")
    assert refused.value.sentence == "“mine.md” was changed meanwhile and was left as it is."
    assert path.read_bytes() == b"newer words"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link_and_what_it_leads_to_is_rewritten(tmp_path: Path) -> None:
    path, link = tmp_path / "mine.md", tmp_path / "link.md"
    path.write_bytes(b"before")
    link.symlink_to(path)
    rewrite_file(link, b"before", b"after")
    assert link.is_symlink()
    assert path.read_bytes() == b"after"


def test_a_file_that_has_gone_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(FileRefused):
        rewrite_file(tmp_path / "gone.md", b"before", b"after")
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_replaces_nothing_whatever_lies_there(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    write_new(path, b"first")
    (tmp_path / "link.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder.md").mkdir()
    for there in ("page.md", "link.md", "folder.md"):
        with pytest.raises(FileRefused) as refused:
            write_new(tmp_path / there, b"second")
        assert "is there already and was left as it is" in refused.value.sentence
    assert path.read_bytes() == b"first"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("name", ["gone/page.md", "x" * 300, "a\0b"])
def test_a_new_file_that_cannot_be_is_refused_in_words(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileRefused) as refused:
        write_new(tmp_path / name, b"words")
    assert "cannot be written" in refused.value.sentence
    assert list(tmp_path.iterdir()) == []


def test_only_a_copy_in_which_nothing_was_changed_is_taken_away(tmp_path: Path) -> None:
    original, copy = tmp_path / "a", tmp_path / "b"
    original.write_bytes(b"words")
    copy.write_bytes(b"words, changed")
    assert not take_away_copy(copy, original)
    assert copy.exists()
    copy.write_bytes(b"words")
    assert take_away_copy(copy, original)
    assert [*tmp_path.iterdir()] == [original]


def test_a_folder_is_made_with_those_above_it_only_when_asked(tmp_path: Path) -> None:
    with pytest.raises(FileRefused):
        make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b", parents=True)
    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.parametrize("again", [False, True])
def test_what_a_killed_process_left_half_written_is_tidied_where_files_are_written(
    tmp_path: Path, *, again: bool
) -> None:
    path = tmp_path / "settings.toml"
    if again:
        path.write_bytes(b"one")
    left, young, theirs = (
        tmp_path / name for name in (half_made("0" * 16), half_made("1" * 16), ".l4pc-notes.part")
    )
    for file in (left, young, theirs):
        file.touch()
    for file in (left, theirs):
        os.utime(file, (0, 0))
    if again:
        rewrite_file(path, b"one", b"two")
    else:
        write_file(path, b"two")
    assert [file.exists() for file in (left, young, theirs)] == [False, True, True]
