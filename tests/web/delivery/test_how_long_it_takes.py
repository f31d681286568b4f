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


def test_the_schools_coordinator_sees_it(make, school, measure, noon, sign_in):
    for hours, seconds in ((1, 6), (2, 8), (3, 30)):
        make.held(measure, at=noon - timedelta(hours=hours), form_seconds=seconds)
    page = sign_in(make.school_coordinator(school)).page(f"/school/{school.id}/delivery")
    assert "paiet 8 s (mediāna, 3 ieraksti 30 dienās)" in page.text
