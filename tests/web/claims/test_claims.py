"""Compensation: handed in, approved by somebody else, paid."""

import io
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlalchemy.orm import joinedload

from portal.extensions import db
from portal.files import store
from portal.institutions.models import Municipality
from portal.support.claims.models import Claim
from portal.support.claims.types import ClaimState
from portal.support.plans import service
from portal.support.plans.models import Measure, SupportPlan
from portal.support.plans.service.following import given_in
from portal.support.plans.types import MeasureKind, PlanState
from portal.support.sight.models import Look
from portal.support.sight.types import Ground

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def meals(make, sign_in):
    """An approved plan with 100 euros for meals, and its author's browser."""
    school = make.school()
    author = make.author(school)
    plan = make.plan(school=school, author=author, measures=0, state=PlanState.APPROVED)
    measure = make.measure(
        plan,
        kind=MeasureKind.MEALS,
        subject=None,
        units=None,
        planned_amount=Decimal(100),
        original_amount=Decimal(100),
    )
    return school, plan, measure, sign_in(make.account_of(author))


def typed(**given):
    return {
        "first": "01.02.2027.",
        "last": "26.02.2027.",
        "days": "18",
        "amount": "45,50",
        "evidence": "Ēdnīcas saraksts",
    } | given


def handed_in(meals, **given):
    _, plan, measure, browser = meals
    return browser.post(f"/school/plans/{plan.code}/claims/{measure.id}/new", data=typed(**given))


def test_a_claim_is_handed_in_approved_by_another_and_paid(make, sign_in, meals):
    school, *_ = meals
    handed_in(meals)
    claim = db.session.query(Claim).one()
    head = sign_in(make.head(school))
    head.post(f"/school/claims/{claim.id}/approve")
    paid = head.post(f"/school/claims/{claim.id}/pay", follow_redirects=True)
    assert "Atzīmēts: pieprasījums ir izmaksāts." in paid.text
    db.session.expire_all()
    assert claim.state is ClaimState.PAID
    assert claim.amount == Decimal("45.50")


def test_the_first_claim_puts_the_plan_in_progress_and_it_can_be_deleted_no_more(meals):
    _, plan, measure, _ = meals
    handed_in(meals)
    db.session.expire_all()
    assert db.session.get(SupportPlan, plan.id).state is PlanState.IN_PROGRESS
    assert given_in(plan.id)[measure.id].amount == Decimal("45.50")


def test_days_before_a_suspension_are_claimed_and_the_later_ones_not(make, meals):
    _, plan, _, _ = meals
    at = datetime(2027, 2, 15, 10, tzinfo=UTC)
    service.suspend(plan.id, "Slimo.", by=make.person().id, at=at)
    page = handed_in(meals, last="16.02.2027.", days="5")
    assert "Dažās no šīm dienām plāns bija apturēts." in page.text
    assert handed_in(meals, last="15.02.2027.", days="5").status_code == 303
    db.session.expire_all()
    assert db.session.get(SupportPlan, plan.id).state is PlanState.SUSPENDED


def test_the_words_of_a_claim_are_not_for_those_who_see_plans_by_number(make, meals, sign_in):
    school, plan, _, browser = meals
    handed_in(meals, evidence="Anna Noslēpumaina, čeks")
    page = f"/school/plans/{plan.code}/claims"
    assert "Noslēpumaina" in browser.get(page).text
    for outsider in (
        make.coordinator(db.session.get(Municipality, school.municipality_id)),
        make.expert(),
    ):
        seen = sign_in(outsider).get(page)
        assert "45,50" in seen.text
        assert "Noslēpumaina" not in seen.text


def test_more_than_is_left_is_refused_and_what_was_typed_stays(meals):
    handed_in(meals)
    page = handed_in(meals, first="27.02.2027.", last="28.02.2027.", days="1", amount="54,51")
    assert "Summa ir lielāka par plānotās summas atlikumu." in page.text
    assert 'value="54,51"' in page.text
    assert db.session.query(Claim).count() == 1


def test_the_same_days_are_not_claimed_twice(meals):
    handed_in(meals)
    page = handed_in(meals, first="26.02.2027.", last="27.02.2027.", days="1", amount="1,00")
    assert "Par dažām no šīm dienām jau ir cits pieprasījums." in page.text


def test_the_same_document_proves_one_claim_only(meals):
    handed_in(meals, file=(io.BytesIO(PDF), "ceks.pdf"))
    page = handed_in(
        meals,
        first="27.02.2027.",
        last="28.02.2027.",
        days="1",
        amount="1,00",
        file=(io.BytesIO(PDF), "cits.pdf"),
    )
    assert "Šis dokuments jau ir pievienots citam pieprasījumam." in page.text


def test_another_school_does_not_learn_that_a_document_was_given_elsewhere(make, meals, sign_in):
    handed_in(meals, file=(io.BytesIO(PDF), "ceks.pdf"))
    school = make.school()
    author = make.author(school)
    plan = make.plan(school=school, author=author, measures=0, state=PlanState.APPROVED)
    money = {"planned_amount": Decimal(100), "original_amount": Decimal(100)}
    measure = make.measure(plan, kind=MeasureKind.MEALS, subject=None, units=None, **money)
    there = (school, plan, measure, sign_in(make.account_of(author)))
    handed_in(there, file=(io.BytesIO(PDF), "ceks.pdf"))
    first, second = db.session.query(Claim).options(joinedload(Claim.file)).order_by(Claim.id)
    assert first.file.content_print != second.file.content_print


def test_a_document_bears_the_number_of_its_claim_and_lies_sealed(meals):
    handed_in(meals, file=(io.BytesIO(PDF), "Krists Berzins ceks.pdf"))
    claim = db.session.query(Claim).options(joinedload(Claim.file)).one()
    assert claim.file.name == f"{claim.code}.pdf"
    assert b"%PDF" not in store.path_of(claim.file.sha256).read_bytes()


def test_the_document_is_downloaded_by_those_who_may_see_the_claim_only(make, sign_in, meals):
    school, *_, browser = meals
    handed_in(meals, file=(io.BytesIO(PDF), "ceks.pdf"))
    address = f"/school/claims/{db.session.query(Claim).one().id}/document"
    assert browser.get(address).data == PDF
    assert sign_in(make.head(school)).get(address).status_code == 200
    assert sign_in(make.head(make.school())).get(address).status_code == 404


def test_the_download_of_a_document_is_written_down_with_its_plan(make, sign_in, meals):
    school, plan, *_ = meals
    handed_in(meals, file=(io.BytesIO(PDF), "ceks.pdf"))
    address = f"/school/claims/{db.session.query(Claim).one().id}/document"
    head, stranger = make.head(school), make.head(make.school())
    sign_in(head).get(address)
    sign_in(stranger).get(address)
    looks = db.session.query(Look).filter_by(details=address).order_by(Look.id)
    assert [(one.plan_id, one.person_id, one.ground) for one in looks] == [
        (plan.id, head.id, Ground.HEAD),
        (plan.id, stranger.id, Ground.NONE),
    ]


def test_a_returned_claim_frees_its_days_and_its_amount(make, sign_in, meals):
    school, *_ = meals
    handed_in(meals)
    claim = db.session.query(Claim).one()
    sign_in(make.head(school)).post(
        f"/school/claims/{claim.id}/return", data={"comment": "Trūkst čeka."}
    )
    handed_in(meals)
    assert db.session.query(Claim).count() == 2


def test_a_claim_settled_meanwhile_says_so(make, sign_in, meals):
    school, *_ = meals
    handed_in(meals)
    claim = db.session.query(Claim).one()
    head = sign_in(make.head(school))
    head.post(f"/school/claims/{claim.id}/approve")
    head.post(f"/school/claims/{claim.id}/approve")
    assert "jau ir izlēmis" in head.get(f"/school/{school.id}/claims").text


def test_the_queue_takes_the_same_queries_for_one_claim_and_for_ten(
    make, sign_in, meals, count_queries
):
    school, *_ = meals
    handed_in(meals, first="01.02.2027.", last="01.02.2027.", days="1", amount="1")
    head = sign_in(make.head(school))
    head.get(f"/school/{school.id}/claims")
    with count_queries() as few:
        head.get(f"/school/{school.id}/claims")
    for day in range(2, 11):
        text = f"{day:02d}.02.2027."
        handed_in(meals, first=text, last=text, days="1", amount="1")
    with count_queries() as many:
        head.get(f"/school/{school.id}/claims")
    assert len(many) == len(few)


def amend(meals, **values):
    """Write a revision of the plan's meals that is not approved."""
    _, plan, measure, _ = meals
    service.revise(plan.id, by=None, at=plan.approved_at)
    for name, value in values.items():
        setattr(measure, name, value)
    db.session.commit()


def test_more_money_being_written_cannot_be_claimed_before_it_is_approved(meals):
    amend(meals, planned_amount=Decimal(500))
    page = handed_in(meals, amount="100,01")
    assert "Summa ir lielāka par plānotās summas atlikumu." in page.text
    handed_in(meals, amount="100,00")
    assert db.session.query(Claim).one().amount == Decimal(100)


def test_less_money_being_written_takes_nothing_away_before_it_is_approved(meals):
    amend(meals, planned_amount=Decimal(1), withdrawn_at=datetime(2027, 1, 20, tzinfo=UTC))
    handed_in(meals, amount="45,50")
    assert db.session.query(Claim).one().amount == Decimal("45.50")


def test_a_measure_being_written_is_not_claimed(meals):
    _, plan, _, browser = meals
    service.revise(plan.id, by=None, at=plan.approved_at)
    code = service.add_measure(plan.id, MeasureKind.LODGING)
    added = db.session.query(Measure).filter_by(code=code).one()
    address = f"/school/plans/{plan.code}/claims/{added.id}/new"
    assert browser.get(address).status_code == 404
    assert "dienesta viesnīca" not in browser.get(f"/school/plans/{plan.code}/claims").text


@pytest.mark.parametrize(("last", "count"), [("19.02.2027.", 1), ("20.02.2027.", 0)])
def test_of_a_measure_taken_out_the_days_before_are_claimed(meals, last, count):
    _, _, measure, _ = meals
    measure.withdrawn_at = datetime(2027, 2, 20, 9, tzinfo=UTC)
    db.session.commit()
    handed_in(meals, last=last)
    assert db.session.query(Claim).count() == count
