"""The small forms: lines, rows, labels, times, doors; knows model and messages."""
