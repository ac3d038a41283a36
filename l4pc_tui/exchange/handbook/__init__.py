"""The handbook's files: read from beside the program, and written as one file for a browser."""
