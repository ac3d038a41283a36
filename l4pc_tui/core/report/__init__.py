"""The report to a commissioner: its parts, and what changed since the last one."""
