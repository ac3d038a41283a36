"""What was said, what is to be caught and what comes back of it; knows the run."""
