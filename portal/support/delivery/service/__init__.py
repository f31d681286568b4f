"""The verbs of sessions."""
