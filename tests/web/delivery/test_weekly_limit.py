"""Ten hours a week are paid, to the minute, however many save at once (decisions, School 9)."""

from datetime import date, time, timedelta

import pytest

from portal.support.delivery.models import Session
from portal.support.delivery.service.entry import Entry, Line
from portal.support.delivery.service.recording import log
from portal.support.delivery.service.undoing import undo
from portal.support.delivery.types import NotLogged, WhyNotLogged
from portal.support.policies.models import PolicyRow
from portal.support.policies.types import Policy
from tests.support.racing import at_once

MONDAY = date(2027, 2, 22)


def entry(measure, number, *, day=MONDAY, **given):
    """The twenty sessions of a week that lie one after the other, four a day from eight o'clock."""
    days, place = divmod(number, 4)
    sound = {
        "key": f"SAVE-{number:04d}",
        "lines": [Line(measure.id)],
        "day": day + timedelta(days=days),
        "starts_at": time(8 + place),
        "minutes": 40,
    }
    return Entry(**(sound | given))


@pytest.fixture
def measure(make, school, provider):
    return make.measure(make.plan(school=school, measures=0), provider=provider, units=200)


@pytest.fixture
def policy(make):
    def policy(what, value, since=date(2026, 9, 1)):
        return make.save(PolicyRow(policy=what, valid_from=since, value=value))

    return policy


@pytest.fixture
def week(database):
    def week():
        database.session.expire_all()
        return (
            database.session.query(Session)
            .filter(Session.voided_at.is_(None))
            .order_by(Session.starts_at)
            .all()
        )

    return week


def test_of_twenty_parallel_saves_exactly_fifteen_are_paid(
    app, measure, identity, noon, week, database
):
    entries = [entry(measure, number) for number in range(20)]
    database.session.commit()

    at_once(app, lambda _browser, number: log(entries[number], who=identity, at=noon) and None)

    found = week()
    assert len(found) == 20
    assert [one.is_payable for one in found] == [True] * 15 + [False] * 5
    assert sum(one.payable_minutes for one in found) == 600
    assert [one.over_minutes for one in found] == [0] * 15 + [40] * 5


def test_of_twenty_parallel_saves_at_one_time_one_is_recorded(
    app, measure, identity, noon, week, database
):
    entries = [entry(measure, 0, key=f"SAVE-{number:04d}") for number in range(20)]
    database.session.commit()

    def save(_browser, number):
        try:
            log(entries[number], who=identity, at=noon)
        except NotLogged as refusal:
            return refusal.reasons
        return ()

    answers = at_once(app, save)

    assert sorted(answers) == [()] + [(WhyNotLogged.OVERLAPS,)] * 19
    assert len(week()) == 1


def test_an_undone_session_makes_room_for_the_next(measure, identity, noon, week):
    for number in range(16):
        log(entry(measure, number), who=identity, at=noon)
    assert [one.is_payable for one in week()].count(False) == 1

    undo(week()[0].id, by=identity.id, at=noon)

    assert [one.is_payable for one in week()] == [True] * 15


def test_the_order_of_the_sessions_decides_not_the_order_of_saving(measure, identity, noon, week):
    for number in reversed(range(16)):
        log(entry(measure, number), who=identity, at=noon)
    assert [one.is_payable for one in week()] == [True] * 15 + [False]


def test_a_session_partly_over_is_paid_for_the_part_below(measure, identity, noon, week):
    for number in range(14):
        log(entry(measure, number), who=identity, at=noon)
    log(entry(measure, 14, minutes=60), who=identity, at=noon)
    last = week()[-1]
    assert (last.is_payable, last.over_minutes, last.payable_minutes) == (False, 20, 40)


def test_another_week_has_a_limit_of_its_own(measure, identity, noon, week):
    for number in range(15):
        log(entry(measure, number), who=identity, at=noon)
    log(entry(measure, 99, day=date(2027, 1, 25)), who=identity, at=noon)
    assert all(one.is_payable for one in week())


def test_a_group_counts_once(make, school, provider, measure, identity, noon, week):
    other = make.measure(make.plan(school=school, measures=0), provider=provider)
    lines = [Line(measure.id), Line(other.id)]
    for number in range(15):
        log(entry(measure, number, lines=lines), who=identity, at=noon)
    assert all(one.is_payable for one in week())


def test_the_rule_in_force_on_the_day_decides(measure, identity, noon, week, policy):
    policy(Policy.WEEKLY_LIMIT, "80", since=date(2027, 2, 23))
    for number in range(6):
        log(entry(measure, number), who=identity, at=noon)
    assert [one.is_payable for one in week()] == [True] * 4 + [False] * 2


def test_a_warning_marks_but_pays(measure, identity, noon, week, policy):
    policy(Policy.WEEKLY_LIMIT, "40")
    policy(Policy.WEEKLY_LIMIT_FORCE, "warning")
    for number in range(2):
        log(entry(measure, number), who=identity, at=noon)
    assert [(one.is_payable, one.over_minutes) for one in week()] == [(True, 0), (True, 40)]


@pytest.mark.parametrize(
    ("start", "monday"),
    [
        ((date(2027, 2, 28), time(21, 50)), date(2027, 2, 22)),
        ((date(2027, 2, 28), time(23, 50)), date(2027, 2, 22)),
        ((date(2027, 3, 1), time(0, 0)), date(2027, 3, 1)),
    ],
)
def test_the_week_begins_on_monday_at_midnight_in_riga(
    measure, identity, noon, week, start, monday
):
    day, starts_at = start
    log(entry(measure, 0, day=day, starts_at=starts_at, minutes=30), who=identity, at=noon)
    assert (week()[0].week, week()[0].held_on) == (monday, day)
