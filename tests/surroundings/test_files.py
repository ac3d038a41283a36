"""Files that other programs saved, cut or spoilt: rosters, scripts, Word files."""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterator

import pytest
from support.portion import portion
from support.surroundings import Place
from support.word_files import para, word

ROWS = "Name,Organisation\nZoë Birch,Hearthside Care\nŁukasz Fen,Lantern Council\n"
SAVED = {
    "UTF-8 with a mark": ROWS.encode("utf-8-sig"), "UTF-16 of Excel": ROWS.encode("utf-16"),
    "UTF-16, the other end first": codecs.BOM_UTF16_BE + ROWS.encode("utf-16-be"),
    "Windows, semicolons": ROWS.replace("Ł", "L").replace(",", ";").replace("\n", "\r\n").encode("cp1252"),
    "half a letter at its end": ROWS.encode("utf-16")[:-1],
    "ends of an old Mac": ROWS.replace("\n", "\r").encode(), "tabs": ROWS.replace(",", "\t").encode(),
}  # fmt: skip
SPOILT = {
    "a workbook called .csv": (b"PK\x03\x04" + b"\0" * 200, "Excel workbook"),
    "noughts within": (ROWS.replace("Fen", "F\0n").encode(), "not a text file"),
    "a cell of 10 MB": (b"Name\n" + b"x" * 9_000_000 + b"\n", "far too long"),
    "a mark that is never closed": (b'Name\n"Ann Lee\nBo\n', "never closed"),
    "nothing": (b"", "empty"),
    "half of UTF-16": (b"\xff\xfe" + b"\x00\xd8" * 2, "damaged"), "no heading": (b"\n\n\n", "empty"),
}  # fmt: skip


@pytest.mark.parametrize("data", SAVED.values(), ids=SAVED)
def test_a_roster_is_read_however_it_was_saved(begun: Place, data: bytes) -> None:
    (begun.folder / "r.csv").write_bytes(data)
    begun.l4pc("roster", "import", "r.csv", "--cohort", "Lantern").well()
    assert "Zoë Birch" in begun.l4pc("cohort", "show", "Lantern").well().out


@pytest.mark.parametrize(("data", "said"), SPOILT.values(), ids=SPOILT)
def test_a_roster_that_is_spoilt_is_one_sentence_and_nobody_joins(
    begun: Place, data: bytes, said: str
) -> None:
    (begun.folder / "r.csv").write_bytes(data)
    begun.l4pc("roster", "import", "r.csv", "--cohort", "Lantern").refused(said)
    assert begun.l4pc("cohort", "list").well().out.count("2 people") == 1


def spoilt() -> Iterator[bytes]:
    """A Word file with a few bytes changed, at many places; and cut at many places."""
    whole = word(para("A title", "Title"), para("Some words. " * 40))
    for at in range(0, len(whole), 61):
        yield whole[:at] + bytes(byte ^ 0x55 for byte in whole[at : at + 3]) + whole[at + 3 :]
        yield whole[:at]


def test_a_word_file_that_is_spoilt_is_one_sentence() -> None:
    from l4pc_tui.exchange.imported.page import import_paper
    from l4pc_tui.exchange.refused import FileRefused

    refused = 0
    for data in spoilt():
        try:
            import_paper(data, "letter.docx")
        except FileRefused:
            refused += 1
    assert refused > 20


def test_a_word_file_whose_packing_is_spoilt_is_one_sentence_at_the_terminal(begun: Place) -> None:
    whole = word(para("A title", "Title"), para("Some words. " * 40))
    for at in range(len(whole)):
        data = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        if _breaks_zlib(data):
            break
    (begun.folder / "letter.docx").write_bytes(data)
    begun.l4pc("import", "letter.docx").refused("not a whole Word file", "Save As")


def _breaks_zlib(data: bytes) -> bool:
    import zipfile
    from io import BytesIO

    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            for name in packed.namelist():
                packed.read(name)
    except zlib.error:
        return True
    except Exception:
        return False
    return False


@pytest.mark.parametrize(
    "change",
    portion([
        lambda page: codecs.BOM_UTF8 + page, lambda page: page.replace(b"\n", b"\r\n"),
        lambda page: page.replace(b"\n", b"\r"), lambda page: page.replace(b"## ", b"##\xc2\xa0"),
        lambda page: page + b"\n" * 1000, lambda page: page.rstrip(b"\n"),
        lambda page: page.decode().encode("cp1252", "replace") + b"\n\x93said\x94\n",
        lambda page: page.decode().encode("utf-16"), lambda page: page + b"\0",
    ]),
    ids=portion(["a mark", "CRLF", "CR", "NBSP", "empty lines", "no end", "Windows", "UTF-16", "a nought"]),
)  # fmt: skip
def test_a_script_saved_in_any_way_is_read_or_its_message_says_what_to_do(
    begun: Place, change: object
) -> None:
    begun.l4pc("new", "exercise", "Good one", "-o", "./good-one.md").well()
    page = (begun.folder / "good-one.md").read_bytes()
    assert callable(change)
    (begun.library / "good-one.md").write_bytes(change(page))
    told = begun.l4pc("check").without_accident()
    assert told.code in (0, 1)
    loaded = begun.l4pc("library", "load").without_accident()
    assert loaded.code == told.code
    assert "good-one.md" in loaded.err or loaded.code == 0
    assert "half-day-2-whose-rule" in begun.l4pc("library", "list").without_accident().out


def test_a_library_of_two_thousand_files_is_listed(begun: Place) -> None:
    begun.l4pc("new", "exercise", "Good one", "-o", "./good-one.md").well()
    page = (begun.folder / "good-one.md").read_bytes()
    for number in range(2_000):
        (begun.library / f"x{number}.txt").write_bytes(page)
    (begun.library / "good-one.md").write_bytes(page)
    assert "good-one" in begun.l4pc("library", "list").well().out
