"""The regulations of evaluation: the ranking, the score sheet, the commission, conflicts."""
