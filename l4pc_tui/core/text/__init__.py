"""Text from anywhere made safe: clean, fold, width."""

from l4pc_tui.core.text.cleaning import clean_line, clean_name, clean_text, clean_xml
from l4pc_tui.core.text.folding import filed, fold, fold_name
from l4pc_tui.core.text.width import cell_width, cut

__all__ = [
    "cell_width",
    "clean_line",
    "clean_name",
    "clean_text",
    "clean_xml",
    "cut",
    "filed",
    "fold",
    "fold_name",
]
