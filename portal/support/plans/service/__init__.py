"""The verbs of support plans."""
