"""A page for paper as PDF, by WeasyPrint: an extra, because it needs libraries of the system."""

from __future__ import annotations

import logging

from l4pc_tui.exchange.refused import FileRefused


def as_pdf(page: bytes) -> bytes:
    """The page as PDF. Nothing is fetched for it. Raises FileRefused where it cannot be made."""
    # It tells the terminal what it thinks of every style, and of libraries that it does not find.
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError) as error:
        raise FileRefused(
            "PDF cannot be made here: "
            + (
                "the extra “pdf” is not installed."
                if isinstance(error, ImportError)
                else "the system lacks Pango, which lays out the words."
            ),
            "Leave --pdf out, open the page in a browser, and print it or save it as PDF from there.",
        ) from error
    # Pictures lie within the page; nothing else is looked for.
    within = URLFetcher(allowed_protocols=("data",))
    made: bytes = HTML(string=page.decode(), url_fetcher=within).write_pdf(pdf_tags=True)
    return made
