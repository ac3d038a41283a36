"""A page that is to be written out, as values: headings, words, tables, figures."""
