"""The handbook by a command: its contents, what it has on a word, its file for a browser."""
