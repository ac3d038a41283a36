"""The handbook: contents, a page, its links, and finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import events, on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, OptionList

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading
from l4pc_tui.console.handbook.page_words import PageWords
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.draw import GAP, hang, label, stack
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.core.handbook.finding import Answer
from l4pc_tui.core.handbook.pages import Handbook, Page, link_target
from l4pc_tui.look.content import text

MOST_HITS = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A line at the left. address: where it leads, "" for a book's name. told: where it is, of a
    place that was found."""

    name: str
    address: str = ""
    depth: int = 0
    told: str = ""


class HandbookScreen(Face):
    """c goes to the contents, / finds, Tab chooses a link, Enter follows it; Escape leaves."""

    CSS_PATH = "handbook.tcss"
    AUTO_FOCUS = "#handbook-page"
    BINDINGS = [
        Binding("slash", "find", "Find", id="handbook.find", key_display="/",
                tooltip="Find a command, a key, a setting, a message or any word"),
        Binding("c", "contents", "Contents", id="handbook.contents",
                tooltip="To the contents, or back to the page"),
        Binding("tab", "link(1)", "Link", id="handbook.link", tooltip="Choose the next link"),
        Binding("shift+tab", "link(-1)", "Link before", id="handbook.link_before", show=False,
                tooltip="Choose the link before"),
        Binding("enter", "follow", "Follow", id="handbook.follow", key_display="⏎",
                tooltip="Go where the chosen link leads"),
        Binding("b,backspace", "return", "Return", id="handbook.return", key_display="b",
                tooltip="Return to where you were before the last link"),
        Binding("w", "web", "Browser", id="handbook.web",
                tooltip="The whole handbook in a browser, with its pictures; nothing is fetched"),
        Binding("escape,q", "leave_it", "Back", id="handbook.back", key_display="esc",
                tooltip="Back to where you came from"),
    ]  # fmt: skip

    ABOUT = (
        ("THE HANDBOOK", "Three short books, and pages to look things up. It opens at what it has on the "
         "screen below. Tab goes from link to link, Enter follows one and b returns; what leads out "
         "of the program is told and never opened. The same pages are “l4pc help WORD” in a "
         "terminal, and in a browser with their pictures."),
    )  # fmt: skip

    def __init__(self, address: str = "") -> None:
        """address: of the section at which it opens; "" for the beginning."""
        super().__init__()
        self._address = address
        self._book: Handbook | None = None
        self._before: list[tuple[str, int]] = []
        self._typed = ""
        self._words = PageWords()

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="handbook"):
            with Vertical(id="handbook-side"):
                field = Field(hint="any word", enter="To the list", id="handbook-words")
                field.disabled = True
                yield field
                yield Choices[Row](self._line, "Read", "Read this page", id="handbook-list")
            with VerticalScroll(id="handbook-page"):
                yield self._words

    @property
    def rows(self) -> Choices[Row]:
        """The list at the left."""
        return self.query_one("#handbook-list", Choices)

    @property
    def scroll(self) -> VerticalScroll:
        """What the page is scrolled in."""
        return self.query_one("#handbook-page", VerticalScroll)

    @property
    def field(self) -> Field:
        """The line for words to find."""
        return self.query_one("#handbook-words", Field)

    def on_mount(self) -> None:
        self._draw_head()

        def read() -> Handbook:
            # Its files are read here, off the loop.
            from l4pc_tui.desk.handbook.reading import handbook

            return handbook()

        self.console.at_desk(read, self._opened, leads=True)

    def _opened(self, book: Handbook) -> None:
        self._book = book
        first = book.section(self._address) or next(book.pages()).sections[0]
        self.go(first.address)

    def go(self, address: str) -> None:
        """Draw the page of an address, from its section on."""
        book = self._book
        name, _, anchor = address.partition("#")
        page = book.page(f"{name}.md") if book else None
        if page is None:
            return
        if self._words.page is not page:
            self._words.show(page)
        self._list_contents()
        self._draw_head()
        self.call_after_refresh(self._bring_up, anchor)

    def _bring_up(self, anchor: str) -> None:
        self.scroll.scroll_to(y=self._words.row_of(anchor) if anchor else 0, animate=False)
        self.refresh_bindings()

    def _draw_head(self) -> None:
        page = self._words.page
        book = self._book.book_of(page) if self._book and page else None
        told = f"{book.title} · {page.title}" if book and page else ""
        self.head.show(
            (heading("Handbook", tag=self.desk.pretends), GAP), (text(told, "$muted"), GAP)
        )

    # Contents

    def _list_contents(self) -> None:
        if self._typed or self._book is None:
            return
        rows: list[Row] = []
        for book in self._book.books:
            rows.append(Row(book.title))
            for page in book.pages:
                rows += self._rows_of(page)
        here = self._words.page
        self.rows.show(rows, first=here.sections[0].address if here else "")
        if here is not None:
            self.rows.choose(here.sections[0].address)

    def _rows_of(self, page: Page) -> list[Row]:
        rows = [Row(page.title, page.sections[0].address, 1)]
        if page is self._words.page and not page.example:
            rows += [Row(each.title, each.address, 2) for each in page.sections if each.level == 2]
        return rows

    def _line(self, row: Row, width: int) -> ListLine:
        if not row.address:
            return ListLine("", stack([GAP, label(row.name.upper())]))
        here = self._words.page is not None and row.address == self._words.page.sections[0].address
        style = "bold $accent" if here else "$soft" if row.depth > 1 else "$foreground"
        lead = " " * (2 * (row.depth - 1))
        lines = hang(text(lead), len(lead), text(row.name, style), width)
        if row.told:
            lines += hang(GAP, 2, text(row.told, "$muted"), width)
        return ListLine(row.address, stack(lines))

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Read the page of a line."""
        self._leave_here()
        self.go(self.rows.item_at(event.option_index).address)
        self._to_page()

    def action_contents(self) -> None:
        """To the contents; from there to the page."""
        if self.rows.has_focus:
            self._to_page()
        else:
            self.add_class("-contents")
            self.call_after_refresh(self.rows.focus)

    def _to_page(self) -> None:
        self.remove_class("-contents")
        self.call_after_refresh(self.scroll.focus)

    # Finding

    def action_find(self) -> None:
        """Type what is to be found."""
        self.add_class("-contents")
        self.field.disabled = False
        self.field.value = ""
        self.call_after_refresh(self.field.focus)

    @on(Input.Changed, "#handbook-words")
    def _changed(self, event: Input.Changed) -> None:
        self._typed = typed = event.value.strip()
        if not typed:
            self._list_contents()
            return

        def look() -> Answer:
            from l4pc_tui.desk.handbook.reading import answer

            return answer(typed)

        self.console.at_desk(look, lambda found: self._found(typed, found))

    def _found(self, typed: str, found: Answer) -> None:
        # An answer to older words is left aside.
        if typed != self._typed or not self.is_attached:
            return
        hits = (*found.shown, *found.others)[:MOST_HITS]
        rows: dict[str, Row] = {}
        for each in hits:
            section = each.section
            told = section.page if section.title != section.page else ""
            name = f"{each.term}: {section.title}" if each.term else section.title
            rows.setdefault(section.address, Row(name, section.address, 1, told))
        self.rows.show(tuple(rows.values()))
        near = f" Near it: {', '.join(found.near)}." if found.near else ""
        self.tell("" if rows else f"Nothing is found for “{typed}”.{near}")

    @on(Input.Submitted, "#handbook-words")
    def _to_hits(self) -> None:
        self.rows.focus()

    def _put_away(self) -> None:
        """The contents again, instead of what was found."""
        self._typed = ""
        self.field.value = ""
        self.field.disabled = True
        self.tell("")
        self._list_contents()
        self._to_page()

    # Links

    def works(self, action: str) -> bool:
        """Enter follows a link that is chosen; without links there is none to choose."""
        if action.startswith("link"):
            return bool(self._words.links)
        if action == "follow":
            return self._words.chosen is not None and self.scroll.has_focus
        return bool(self._before) if action == "return" else True

    def action_link(self, by: int) -> None:
        """Choose the next link from what is on view on, or the one before."""
        links = self._words.links
        if not links:
            return
        top, at = round(self.scroll.scroll_y), self._words.number
        end = top + self.scroll.size.height
        if at < 0 or not top <= links[at].row < end:
            # The one that was chosen is out of view: begin with what is seen.
            below = [n for n, link in enumerate(links) if link.row >= top]
            above = [n for n, link in enumerate(links) if link.row < end]
            at = (below[0] if below else 0) if by > 0 else (above[-1] if above else -1)
        else:
            at = (at + by) % len(links)
        self._words.choose(at)
        self._bring_into_view(links[at].row)
        self._tell_where(links[at].target)
        self.refresh_bindings()

    def _bring_into_view(self, row: int) -> None:
        top, height = round(self.scroll.scroll_y), self.scroll.size.height
        if not top <= row < top + height - 2:
            self.scroll.scroll_to(y=max(0, row - height // 3), animate=False)

    def _tell_where(self, target: str) -> None:
        self.tell("" if self._leads_to(target) else _out(target))

    def _leads_to(self, target: str) -> str:
        """The address of a link within the handbook; "" for one that leads out of it."""
        page, book = self._words.page, self._book
        found = link_target(page.file, target) if page else None
        if found is None or book is None or book.page(found[0]) is None:
            return ""
        name = found[0].removesuffix(".md")
        return f"{name}#{found[1]}" if found[1] else name

    def action_follow(self) -> None:
        """Go where the chosen link leads."""
        if (link := self._words.chosen) is not None:
            self.follow(link.target)

    def follow(self, target: str) -> None:
        """Go where a link leads; one that leads out of the program is told and not opened."""
        if address := self._leads_to(target):
            self._leave_here()
            self.go(address)
        else:
            self.tell(_out(target))

    def on_click(self, event: events.Click) -> None:
        """A click on a link follows it."""
        if "to" in event.style.meta:
            event.stop()
            self.follow(event.style.meta["to"])

    def _leave_here(self) -> None:
        if (page := self._words.page) is not None:
            self._before.append((page.file, round(self.scroll.scroll_y)))

    def action_return(self) -> None:
        """To where one was before the last link."""
        if not self._before:
            return
        file, at = self._before.pop()
        self.go(file.removesuffix(".md"))
        self.call_after_refresh(self.call_after_refresh, self._scroll_back, at)

    def _scroll_back(self, at: int) -> None:
        self.scroll.scroll_to(y=at, animate=False)

    def action_web(self) -> None:
        """The whole handbook in a browser."""
        places = self.desk.places

        def work() -> str:
            import webbrowser

            from l4pc_tui.desk.handbook.reading import open_in_browser

            return open_in_browser(places, webbrowser.open)

        self.console.at_desk(work, lambda told: self.tell(told, stays=True))

    def action_leave_it(self) -> None:
        """What was found is put away first, then the contents, then the handbook."""
        if not self.field.disabled:
            self._put_away()
        elif self.has_class("-narrow") and self.has_class("-contents"):
            self._to_page()
        else:
            self.dismiss()


def _out(target: str) -> str:
    return f"{target} leads out of the handbook. Nothing was opened."
