"""Pages for paper: HTML that stands alone, as A4 prints it, and PDF of it."""
