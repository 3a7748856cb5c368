"""LaTeX formulas: where they stand in a text, and how they are drawn."""
