"""Money, dates and counts read the same on every page and in every letter, in both languages."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from flask_babel import force_locale

from portal.web import formats

NBSP = "\u00a0"
DEADLINE = datetime(2019, 5, 20, 14, tzinfo=UTC)


@pytest.fixture(params=["lv", "en"])
def language(request, app, database):
    with force_locale(request.param):
        yield request.param


@pytest.fixture
def latvian(app, database):
    with force_locale("lv"):
        yield


@pytest.fixture
def english(app, database):
    with force_locale("en"):
        yield


def test_money_in_latvian(latvian):
    assert formats.money(Decimal("4600.00")) == f"4{NBSP}600,00{NBSP}€"
    assert formats.money(Decimal("-0.01")) == f"−0,01{NBSP}€"
    assert formats.money_typed(Decimal("4600.00")) == "4600,00"


def test_money_in_english(english):
    assert formats.money(Decimal("4600.00")) == "€4,600.00"
    assert formats.money(Decimal("-0.01")) == "−€0.01"


def test_a_deadline_names_the_day_the_hour_and_the_zone_in_latvian(latvian):
    expected = f"pirmdien, 2019. gada 20.{NBSP}maijā, plkst.{NBSP}17.00 (Rīgas laiks)"
    assert formats.deadline(DEADLINE) == expected
    until = f"pirmdienai, 2019. gada 20.{NBSP}maijam, plkst.{NBSP}17.00 (Rīgas laiks)"
    assert formats.deadline_dat(DEADLINE) == until


def test_a_deadline_in_english_breaks_only_around_its_day_and_hour(english):
    assert (
        formats.deadline(DEADLINE) == f"Monday 20{NBSP}May{NBSP}2019,{NBSP}17:00 (Riga{NBSP}time)"
    )


def test_an_english_date_stays_on_one_line_with_its_hour(english):
    assert formats.date_nom(date(2020, 4, 14)) == f"14{NBSP}April{NBSP}2020"
    assert formats.day_loc(date(2020, 4, 14)) == f"14{NBSP}April"
    assert formats.date_time(DEADLINE) == f"20.05.2019,{NBSP}17:00"


def test_winter_time_is_an_hour_nearer_to_greenwich(latvian):
    assert "plkst.\u00a016.00" in formats.deadline(datetime(2019, 12, 20, 14, tzinfo=UTC))


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (formats.date_nom, "aprīlis"),
        (formats.date_gen, "aprīļa"),
        (formats.date_dat, "aprīlim"),
        (formats.date_acc, "aprīli"),
        (formats.date_loc, "aprīlī"),
    ],
)
def test_a_latvian_month_has_its_case(latvian, case, words):
    assert case(date(2020, 4, 14)) == f"2020. gada 14.{NBSP}{words}"


def test_a_short_date_keeps_its_last_stop(latvian):
    assert formats.date_short(date(2020, 4, 14)) == "14.04.2020."
    assert formats.date_time(DEADLINE) == f"20.05.2019. plkst.{NBSP}17.00"


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(days=3, hours=4), "atlikušas 3 dienas 4 stundas"),
        (timedelta(days=1, hours=1), "atlikusi 1 diena 1 stunda"),
        (timedelta(days=21), "atlikusi 21 diena"),
        (timedelta(days=11, minutes=59), "atlikušas 11 dienas"),
        (timedelta(hours=23, minutes=1), "atlikušas 23 stundas 1 minūte"),
        (timedelta(minutes=2, seconds=59), "atlikušas 2 minūtes"),
        (timedelta(seconds=59), "atlikusi mazāk nekā minūte"),
        (timedelta(0), ""),
        (-timedelta(days=1), ""),
    ],
)
def test_the_time_left_agrees_with_its_number(latvian, left, words):
    assert formats.time_left(DEADLINE, at=DEADLINE - left).replace(NBSP, " ") == words


def test_a_share_is_rounded_half_up_from_the_exact_fraction(latvian):
    assert formats.percent(Fraction(17, 19)) == f"89,5{NBSP}%"
    assert formats.percent(Fraction(1, 8), 0) == f"13{NBSP}%"


def test_points_keep_two_places_and_settings_none_they_do_not_need(language):
    sign = "," if language == "lv" else "."
    assert formats.points(Fraction(115, 3)) == f"38{sign}33"
    assert formats.points_plain(Decimal("0.5000")) == f"0{sign}5"
    assert formats.points_plain(Decimal("10.0000")) == "10"


def test_a_size_is_never_nothing(latvian):
    assert formats.file_size(1) == f"1{NBSP}kB"
    assert formats.file_size(1_250_000) == f"1,3{NBSP}MB"


def test_what_was_not_written_in_english_is_read_in_latvian(english):
    assert formats.in_language("nosaukums", "") == "nosaukums"
    assert formats.in_language("nosaukums", "title") == "title"
