"""The trainers' language: text in; exercise, plan or programme out, with diagnostics."""
