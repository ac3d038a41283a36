"""Whether a script is right, alone and among others; knows the syntax."""
