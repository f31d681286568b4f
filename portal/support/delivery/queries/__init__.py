"""The questions about sessions."""
