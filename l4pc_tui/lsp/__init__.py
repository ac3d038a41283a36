"""Help while a script is written in any editor, over stdio in the Language Server Protocol."""
