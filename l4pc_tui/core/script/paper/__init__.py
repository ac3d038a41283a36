"""A script on paper, and what is to be brought along; knows the model alone."""
