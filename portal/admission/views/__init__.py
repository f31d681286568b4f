"""The views of admission, one module an audience."""
