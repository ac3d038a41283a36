"""Keys of one's own: every key that there is, and whether what a file gives instead can be taken."""
