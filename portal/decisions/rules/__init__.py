"""What may be voted, decided, signed and published; one question a module."""
