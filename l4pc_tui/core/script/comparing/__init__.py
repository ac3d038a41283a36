"""What changed between two versions of a script; knows the model alone."""
