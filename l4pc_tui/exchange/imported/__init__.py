"""What papers say, written as a page of ours, with an account of every word."""
