"""What console and Screen share: themes, the data-to-Content helper, block letters."""
