"""Is a bundle sound, and what ranking does it give? Needs no database."""
