"""The file that goes from one laptop to another: its header, its lines, its limits."""
