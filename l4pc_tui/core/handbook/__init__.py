"""The handbook as values: books, pages, sections, what is found in them, and their plain words."""
