"""What scripts are made of, and sums over them; knows no file and no message."""
