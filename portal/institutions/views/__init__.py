"""The pages of municipalities."""
