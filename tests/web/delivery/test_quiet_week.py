"""A week without sessions, said by the provider."""

from datetime import date, time

from portal.support.delivery.models import QuietWeek

MONDAY = date(2027, 3, 1)


def test_a_quiet_week_is_said_once_and_ends_with_the_first_session(
    make, measure, phone, database, record
):
    assert "Šonedēļ nodarbību nebija" in phone.page("/school/today").text
    for _ in range(2):
        page = phone.post("/school/today/quiet", follow_redirects=True)
        assert "Ierakstīts: šonedēļ nodarbību nebija." in page.text
    assert database.session.query(QuietWeek).one().week == MONDAY

    record(measure)

    assert database.session.query(QuietWeek).count() == 0
    answer = phone.post("/school/today/quiet", follow_redirects=True)
    assert "Šonedēļ kāda nodarbība jau ir ierakstīta." in answer.text
    assert database.session.query(QuietWeek).count() == 0


def test_a_week_with_times_to_log_is_not_offered_as_quiet(make, measure, phone):
    make.slot(measure, starts_at=time(11))
    assert "Šonedēļ nodarbību nebija" not in phone.page("/school/today").text
