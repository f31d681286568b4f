"""Reports as another program reads them."""

import json

import pytest

from tests.support.sheets import Sheets


@pytest.fixture
def sheets():
    """A town with one school, one provider and one pupil."""
    return Sheets().town()


@pytest.fixture
def report(app, database, stopped_clock):
    """Run a report: `report("semester", school_year="2019/2020", period="1")["pupils"]`."""

    def report(name, **options):
        given = [f"--{key.replace('_', '-')}={value}" for key, value in options.items()]
        database.session.commit()
        result = app.test_cli_runner().invoke(args=["report", name, "--format", "json", *given])
        assert result.exit_code == 0, result.output
        return json.loads(result.output)

    return report
