"""A document written out: HTML and DOCX that everybody can read, with their charts."""
