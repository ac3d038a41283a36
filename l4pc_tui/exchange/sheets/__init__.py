"""Tables written out: one workbook, or a folder of CSV files."""
