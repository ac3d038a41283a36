"""The same session, line by line, for screen readers and bad terminals."""
