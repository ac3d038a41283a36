"""Papers of other programs (Word, LibreOffice, Google Docs, Obsidian, Notion) taken apart."""
