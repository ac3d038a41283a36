"""What trainers write: read in, checked, printed, timed; knows the open file."""
