"""Entries in and out, half-typed lines, what waits, what the disk refused; knows the file."""
