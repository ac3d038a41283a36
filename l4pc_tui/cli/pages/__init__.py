"""Pages of the documents that are made from the commands and the language itself."""
