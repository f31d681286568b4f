"""How long logging takes, by the stamps of the forms themselves."""

from datetime import timedelta

from portal.support.delivery.queries.pace import logging_pace


def test_the_median_of_the_stamps(make, school, measure, noon):
    for seconds in (5, 30, 7, None):
        make.held(measure, at=noon - timedelta(hours=seconds or 1), form_seconds=seconds)
    make.held(measure, at=noon - timedelta(hours=50), form_seconds=99, voided_at=noon)
    elsewhere = make.measure(make.plan(measures=0))
    make.held(elsewhere, form_seconds=3)

    pace = logging_pace(school.id, noon - timedelta(days=30), noon)

    assert (pace.median, pace.entries) == (7, 3)
    assert logging_pace(school.id, noon, noon + timedelta(days=1)).median is None
