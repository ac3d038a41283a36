"""Collect on the console: files of other laptops looked at, settled, taken and undone."""
