"""Scripts tidied, mended, brought up to date, begun; knows how they are read."""
