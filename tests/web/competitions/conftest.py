"""A draft, an open call and their coordinator."""

from datetime import date, timedelta

import pytest

from portal.competitions.types import Act, Stage


@pytest.fixture
def municipality(make):
    return make.municipality(code="LIEP", place="Liepāja")


@pytest.fixture
def draft(make, municipality, noon):
    return make.competition(
        municipality=municipality,
        stage=Stage.DRAFT,
        announced_at=None,
        opens_at=noon + timedelta(days=10),
        closes_at=noon + timedelta(days=40),
        results_by=date(2027, 5, 20),
        evaluate_by=date(2027, 5, 10),
        act=Act.ORDER,
        act_number="12",
        act_date=date(2027, 2, 20),
        tie_break=["need"],
    )


@pytest.fixture
def open_call(make, municipality):
    return make.competition(municipality=municipality)


@pytest.fixture
def coordinator(make, sign_in, municipality):
    return sign_in(make.coordinator(municipality))
