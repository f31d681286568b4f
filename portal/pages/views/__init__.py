"""The views of pages, one module an audience."""
