import stat
from pathlib import Path

import pytest

from l4pc_tui.exchange.refused import Refused
from l4pc_tui.exchange.writing import make_folder, write_file, write_files


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
        with pytest.raises(Refused) as refused:
            write_file(path, b"# log\n", sign=b"# log\nof ours")
        assert refused.value.sentence.startswith("“letter.md” is there already")
        assert path.read_bytes() == theirs


def test_an_earlier_file_of_ours_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "log.md"
    write_file(path, b"# log\n1 and more")
    write_file(path, b"# log\n2")
    assert path.read_bytes() == b"# log\n2"
    write_file(path, b"# log of another kind\n3", sign=b"# log")
    assert path.read_bytes() == b"# log of another kind\n3"


def test_anything_is_replaced_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "letter.md"
    path.write_bytes(b"dear all")
    write_file(path, b"new", anyway=True)
    assert path.read_bytes() == b"new"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    there, link = tmp_path / "there", tmp_path / "log.md"
    there.write_bytes(b"kept")
    link.symlink_to(there)
    with pytest.raises(Refused, match="is a link"):
        write_file(link, b"new", sign=b"kept")
    write_file(link, b"new", anyway=True)
    assert (there.read_bytes(), link.read_bytes(), link.is_symlink()) == (b"kept", b"new", False)


def test_of_several_files_all_are_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_bytes(b"theirs")
    with pytest.raises(Refused, match=r"“b\.csv”"):
        write_files({tmp_path / "a.csv": b"1", tmp_path / "b.csv": b"2"})
    assert [path.name for path in tmp_path.iterdir()] == ["b.csv"]
    write_files({tmp_path / "a.csv": b"1", tmp_path / "c.csv": b"2"})
    assert (tmp_path / "c.csv").read_bytes() == b"2"


@pytest.mark.parametrize("name", ["no/such/folder.md", "x" * 300, "a\x00b"])
def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match=r"cannot be written: .*\.$"):
        write_file(tmp_path / name, b"words")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a folder"):
        write_file(tmp_path, b"words")
    with pytest.raises(Refused, match="cannot be written"):
        write_file(tmp_path, b"words", anyway=True)


def test_a_folder_is_made_once_and_a_file_in_its_place_is_said(tmp_path: Path) -> None:
    make_folder(tmp_path / "out")
    make_folder(tmp_path / "out")
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Refused, match="cannot be made"):
        make_folder(tmp_path / "file")
