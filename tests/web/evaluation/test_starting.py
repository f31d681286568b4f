"""Naming the commission and starting the evaluation."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.audit.models import AuditEntry
from portal.competitions.types import Stage
from portal.evaluation.models import Member
from portal.kernel.identity import Role


def there(competition, rest=""):
    return f"/coordinator/competitions/{competition.code}/commission{rest}"


def start_of(competition):
    return f"/coordinator/competitions/{competition.code}/evaluation/start"


def test_somebody_is_invited_by_a_letter_that_names_the_applicants(
    ready, coordinate, letters, make
):
    competition = ready(evaluate_by=(make.now + timedelta(days=9)).date())
    window = coordinate(competition)

    sent = {"name": "Dace Ozola", "email": "Dace@Example.test", "role": "member"}
    assert window.post(there(competition), data=sent).status_code == 302

    (letter,) = letters()
    assert letter.recipient == "dace@example.test"
    assert letter.subject.startswith("Aicinām vērtēt: „")
    assert "1 pieteikums" in letter.text
    assert "Organizācija" in letter.text or "Biedrība" in letter.text
    assert "/invitations/" in letter.text
    page = window.page(there(competition))
    assert "dace@example.test" in page.text
    cancelling = page.select_one("form[action*='/invitations/']")["action"]
    assert window.post(cancelling).status_code == 302
    assert "dace@example.test" not in window.page(there(competition)).text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"email": ""}, "Aizpildiet šo lauku."),
        ({"email": "dace"}, "Ierakstiet e-pasta adresi"),
        ({"name": ""}, "Aizpildiet šo lauku."),
        ({"role": "owner"}, ""),
        ({"name": "x" * 201}, "Saīsiniet tekstu"),
    ],
)
def test_an_invitation_that_cannot_be_is_explained(ready, coordinate, letters, change, said):
    competition = ready()
    sent = {"name": "Dace Ozola", "email": "dace@example.test", "role": "member"} | change

    answer = coordinate(competition).post(there(competition), data=sent)

    assert answer.status_code == 400
    assert said in answer.text
    assert letters() == []


def test_who_is_in_already_is_not_invited_again(ready, coordinate, letters, make):
    competition = ready()
    known = make.person(roles=[(Role.OBSERVER, competition)])
    sent = {"name": "Kāds", "email": known.email, "role": "chair"}

    answer = coordinate(competition).post(there(competition), data=sent)

    assert answer.status_code == 409
    assert "jau darbojas komisijā" in answer.text
    assert letters() == []


def test_the_start_moves_the_stage_enrols_everybody_and_happens_once(ready, coordinate, make):
    competition = ready()
    window = coordinate(competition)

    assert window.post(start_of(competition)).status_code == 302
    make.session.refresh(competition)
    assert competition.stage is Stage.EVALUATING
    rows = make.session.scalars(select(Member).order_by(Member.id)).all()
    assert [(row.role, row.code) for row in rows] == [(Role.CHAIR, "m1"), (Role.MEMBER, "m2")]
    assert "jau ir sākta" in window.post(start_of(competition), follow_redirects=True).text
    logged = make.session.scalars(
        select(AuditEntry).where(AuditEntry.what == "evaluation started")
    ).all()
    assert len(logged) == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"closes_at": timedelta(microseconds=1)}, "Konkurss vēl nav slēgts."),
        ({"min_assessments": 3}, "mazāk vērtētāju"),
    ],
)
def test_the_start_says_what_it_waits_for(ready, coordinate, make, given, said):
    competition = ready()
    for name, value in given.items():
        moved = make.now + value if isinstance(value, timedelta) else value
        setattr(competition, name, moved)
    make.session.commit()
    window = coordinate(competition)

    assert said in window.page(there(competition)).text
    assert said in window.post(start_of(competition), follow_redirects=True).text
    make.session.refresh(competition)
    assert competition.stage is Stage.ANNOUNCED


def test_unchecked_applications_hold_the_start_back(ready, coordinate, make):
    competition = ready()
    make.submitted(make.application(competition=competition))

    assert "vēl nav pārbaudīta" in coordinate(competition).page(there(competition)).text
    late = make.submitted(make.application(competition=competition))
    late.is_late = True
    make.session.commit()
