"""The handbook on the console: its contents, a page with its links, and finding."""
