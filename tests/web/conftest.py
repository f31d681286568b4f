"""Web tests: one request or two, through the strict client, against a real database."""

import pytest


@pytest.fixture(autouse=True)
def _an_empty_database(database):
    """Every web test starts with the schema and no rows, at noon."""
