"""What did not go as proposed, and what nobody proposed."""

from datetime import date, time, timedelta

import pytest

from portal.support.delivery.models import Session, Slot
from portal.support.delivery.types import Mark, Mode
from portal.support.plans.models import SupportPlan
from portal.support.plans.types import PlanState
from portal.support.sight.models import Look
from portal.support.sight.types import Ground

TODAY = date(2027, 3, 1)
HELD = {"day": "01.03.2027.", "starts_at": "11.00", "minutes": "40"}


@pytest.fixture
def slot(make, measure):
    return make.slot(measure, starts_at=time(11))


@pytest.fixture
def other(make, school, provider):
    return make.measure(make.plan(school=school, measures=0), provider=provider)


@pytest.fixture
def say(phone, slot):
    """Answer the question what became of the slot."""

    def say(what, *, status=303, **given):
        answer = phone.post(f"/school/slots/{slot.id}", data=HELD | {"what": what} | given)
        assert answer.status_code == status, answer.text
        return answer

    return say


@pytest.fixture
def stored(database, session_of):
    def stored():
        return session_of(database.session.query(Session.code).scalar())

    return stored


def test_the_page_names_the_pupil_and_is_filled_in(phone, slot, measure, make, database):
    page = phone.page(f"/school/slots/{slot.id}")
    pupil = database.session.get(SupportPlan, measure.plan_id)
    assert "Krists" in page.select_one("form.sheet").text
    assert [page.select_one(f"[name={name}]")["value"] for name in HELD] == [
        "01.03.2027.",
        "11.00",
        "40",
    ]
    assert not page.select("[name=what]:checked, [name=what][checked]")
    assert "Kas notika?" in page.title.text
    assert "Krists" not in page.title.text
    assert pupil.code not in page.title.text


@pytest.mark.parametrize(
    ("what", "is_held"),
    [
        ("absent_excused", True),
        ("absent_unexcused", True),
        ("refused", True),
        ("provider_absent", False),
        ("cancelled", False),
        ("attended", True),
    ],
)
def test_each_answer_settles_the_time(say, stored, what, is_held, slot, database):
    say(what, note="Atnāca vēlāk.")
    session = stored()
    (part,) = session.participations
    assert (part.mark, session.is_held, session.note) == (Mark(what), is_held, "Atnāca vēlāk.")
    assert session.is_payable is is_held
    assert database.session.get(Slot, slot.id).participation_id == part.id


def test_another_time_and_length_remotely_in_lessons(say, stored):
    given = {"day": "27.02.2027.", "starts_at": "9:05", "minutes": "25"}
    say("attended", mode="remote", is_in_lessons="y", **given)
    session = stored()
    assert (session.held_on, session.minutes, session.mode) == (
        date(2027, 2, 27),
        25,
        Mode.REMOTE,
    )
    assert session.is_in_lessons


def test_no_answer_is_asked_for_and_what_was_typed_stays(say, database):
    page = say("", status=400, note="Slims.").text
    assert "Izvēlieties, kas notika." in page
    assert 'value="Slims."' in page
    assert database.session.query(Session).count() == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"minutes": "4"}, "no 5 līdz 240"),
        ({"minutes": "241"}, "no 5 līdz 240"),
        ({"minutes": "četrdesmit"}, "veselu skaitli"),
        ({"starts_at": "25.00"}, "piemēram, 14.30"),
        ({"day": "30.02.2027."}, "19.03.2027."),
        ({"day": "03.01.2027."}, "Plāns ir spēkā no 04.01.2027. līdz 31.05.2027."),
        ({"starts_at": "12.01"}, "Nodarbība vēl nav bijusi."),
        ({"day": "02.03.2027."}, "Nodarbība vēl nav bijusi."),
        ({"day": "28.03.2027.", "starts_at": "3.30"}, "Šīs stundas tajā naktī nebija"),
        ({"note": "x" * 301}, "Saīsiniet tekstu"),
        ({"note": "a\0b"}, "Izdzēsiet zīmes"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    phone, slot, database, given, said, at, noon, sign_in, provider, make
):
    data = HELD | {"what": "attended"} | given
    answer = phone.post(f"/school/slots/{slot.id}", data=data)
    assert answer.status_code in {400, 409}
    assert said in answer.text
    assert database.session.query(Session).count() == 0


def test_the_other_session_is_named_when_two_overlap(make, measure, say, noon, database):
    make.held(measure, at=noon - timedelta(minutes=80))
    page = say("attended", status=409).text
    assert "Šajā laikā jums jau ir cita nodarbība: 10.40–11.20." in page
    assert database.session.query(Session).count() == 1
    say("cancelled")
    assert database.session.query(Session).count() == 2


def test_two_sessions_may_follow_each_other(make, measure, say, noon):
    make.held(measure, at=noon - timedelta(minutes=100))
    make.held(measure, at=noon - timedelta(minutes=20), minutes=10)
    say("attended")


def test_each_pupil_of_a_group_has_a_mark_of_their_own(make, slot, other, say, stored, phone):
    second = make.slot(other, starts_at=time(11))
    page = phone.page(f"/school/slots/{slot.id}")
    assert len(page.select("select[name^=mark_]")) == 2
    marks = {f"mark_{slot.id}": "attended", f"mark_{second.id}": "absent_unexcused"}

    say("attended", **marks)

    assert {one.measure_id: one.mark for one in stored().participations} == {
        slot.measure_id: Mark.ATTENDED,
        other.id: Mark.ABSENT_UNEXCUSED,
    }


def test_what_holds_for_a_group_holds_for_everybody(make, slot, other, say, stored):
    second = make.slot(other, starts_at=time(11))
    say("cancelled", **{f"mark_{slot.id}": "attended", f"mark_{second.id}": "refused"})
    assert {one.mark for one in stored().participations} == {Mark.CANCELLED}


def test_a_time_of_somebody_else_is_not_there_and_the_try_is_written_down(
    make, school, phone, database
):
    theirs = make.slot(make.measure(make.plan(school=school, measures=0)), starts_at=time(11))
    for method in ("GET", "POST"):
        assert phone.open(f"/school/slots/{theirs.id}", method=method).status_code == 404
    assert [one.ground for one in database.session.query(Look)] == [Ground.NONE] * 2
    assert phone.get("/school/slots/999999").status_code == 404


def test_a_look_at_a_time_is_written_down(phone, slot, database):
    phone.page(f"/school/slots/{slot.id}")
    (look,) = database.session.query(Look)
    assert (look.plan_id, look.ground) == (slot.plan_id, Ground.PROVIDER)


def test_a_plan_suspended_meanwhile_is_named(phone, slot, measure, say, database):
    database.session.get(SupportPlan, measure.plan_id).state = PlanState.SUSPENDED
    database.session.commit()
    assert phone.get(f"/school/slots/{slot.id}").status_code == 404
