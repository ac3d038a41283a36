"""Commands for whoever writes scripts, beside those of one file."""
