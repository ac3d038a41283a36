"""What a reader may not work out: small numbers, names in words, codes instead of people."""
