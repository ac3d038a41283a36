"""A text read into an exercise, a plan or a programme; knows how each is checked."""
