"""What is wrong in a file, in words and with its place; knows the model."""
