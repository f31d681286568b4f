"""The views of accounts, one module an audience."""
