"""``import FILE``: a paper of another program becomes the text of a new page.

Title and headings, lists, quotations and tables keep their meaning, and nothing is lost in
silence: what has no place on a page is named with its words. The page counts from then on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.script.model.words import LIMITS
from l4pc_tui.core.script.writing.first_pages import FOLDERS
from l4pc_tui.core.script.writing.formatter import format_text
from l4pc_tui.core.text import clean_text
from l4pc_tui.exchange.imported.frame import Kind, frame
from l4pc_tui.exchange.imported.places import with_headings
from l4pc_tui.exchange.imported.plan import plan_body
from l4pc_tui.exchange.imported.steps import StepWriter
from l4pc_tui.exchange.papers.account import Sum, Told
from l4pc_tui.exchange.papers.guard import TOO_MANY, PaperKind, paper_kind
from l4pc_tui.exchange.papers.markdown import read_markdown
from l4pc_tui.exchange.papers.notion import NOTION_EXPORT, has_key, read_notion, without_key
from l4pc_tui.exchange.papers.odt import read_odt
from l4pc_tui.exchange.papers.pieces import Paper, Run, marked
from l4pc_tui.exchange.papers.word import read_word
from l4pc_tui.exchange.refused import FileRefused, not_stumbling

MOST_PIECES = 10_000
MOST_LETTERS = 400_000
"""Of a whole paper; a page of ours holds 256 KB and 4,000 lines."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A page made of a paper.

    kind: what it was taken for. told: what became of everything that is not simply on the page.
    words: how many there were, and where they are. source: what the paper is called in sentences.
    name: what its file may be called.
    """

    text: str
    kind: Kind
    told: tuple[Told, ...]
    words: Sum
    source: str
    name: str


def import_paper(data: bytes, name: str) -> Imported:
    """The text of a new page, as a draft. name: of the file, for a page without a title.

    Raises FileRefused for what cannot be made into a page and for what would do harm.
    """
    with not_stumbling():
        return imported(data, name)


def imported(data: bytes, name: str) -> Imported:
    """As ``import_paper``, without its guard: what is not expected comes through."""
    kind = paper_kind(data, name)
    if kind is PaperKind.MARKDOWN and has_key(_stem(name)):
        return page_of(read_markdown(data, notion=True), name)
    return page_of(_READERS[kind](data), name)


_READERS: dict[PaperKind, Callable[[bytes], Paper]] = locked(
    PaperKind,
    {
        PaperKind.WORD: read_word,
        PaperKind.LIBRE: read_odt,
        PaperKind.MARKDOWN: read_markdown,
        PaperKind.NOTION: read_notion,
    },
)


def page_of(paper: Paper, name: str) -> Imported:
    """The page that a paper becomes."""
    account = paper.account
    if len(paper.pieces) > MOST_PIECES or sum(map(len, paper.words)) > MOST_LETTERS:
        raise FileRefused(TOO_MANY, "Split it in two.")
    made = frame(paper, page_name(name))
    if made.kind == "session":
        body = plan_body(made.body, account)
    else:
        body = StepWriter(made.body, account).write()
    title = marked([Run(made.title)])
    whole = "\n\n".join([f"# {title}", *body])
    text = f"---\n{chr(10).join(made.header)}\n---\n\n{whole}\n"
    done = format_text(clean_text(text).encode(), path=f"{name}.md", kind=FOLDERS[made.kind])
    account.changed("The checker writes it in its own way", "", text, done.text or text)
    text = done.text or text
    if len(text.encode()) > LIMITS["bytes"]:
        raise FileRefused(TOO_MANY, "Split it in two.")
    words = account.close(paper.words, text)
    # An export of Notion is called after a key of its own.
    called = made.title if paper.name == NOTION_EXPORT else page_name(name)
    told = with_headings(account.lines, paper.pieces)
    return Imported(text, made.kind, told, words, paper.name, called)


def page_name(file: str) -> str:
    """What a page of a file is called."""
    return without_key(_stem(file))


def _stem(file: str) -> str:
    return file.rpartition(".")[0] or file
