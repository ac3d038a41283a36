"""What helps to write a script as it is typed: places in a text, parts, names, next words; pure."""
