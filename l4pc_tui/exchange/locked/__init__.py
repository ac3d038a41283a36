"""What only a key or a passphrase opens: bundles and restricted words, by age."""
