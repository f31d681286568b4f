"""Members read the version in force; what was clarified since the deadline is shown to them."""

from datetime import timedelta

import pytest

from portal.applications.types import Section
from portal.competitions.types import Stage
from portal.kernel.identity import Role
from tests.builders.drafts import ANSWERS, typed

NEED = typed(ANSWERS[Section.NEED] | {"aim": "Visi 20 pabeidz gadu."}) | {"version": "1"}


@pytest.fixture
def team(make):
    organisation = make.organisation()
    return organisation, make.owner(organisation)


@pytest.fixture
def application(make, checked, team):
    organisation, owner = team
    competition = make.competition(stage=Stage.EVALUATING, closes_at=make.now + timedelta(days=1))
    made = make.frozen(competition=competition, organisation=organisation, by=owner)
    return checked(made)


@pytest.fixture
def member(make, application, word):
    member = make.member(application.competition, role=Role.MEMBER)
    word(member, application)
    return member


@pytest.fixture
def desk(application):
    return f"/evaluation/{application.competition.code}/applications/{application.id}"


@pytest.fixture
def clarify(make, sign_in, team, application, at):
    """The team corrects the need after the deadline; sent or not."""

    def clarify(*, sends):
        at(application.competition.closes_at + timedelta(hours=1))
        asked = make.clarification(application)
        window = sign_in(team[1])
        window.post(f"/applications/{application.id}/sections/need", data=NEED)
        if sends:
            window.post(f"/clarifications/{asked.id}/check", data={"true": "y"})

    return clarify


def test_what_is_written_for_a_clarification_is_not_half_shown(clarify, sign_in, member, desk):
    clarify(sends=False)

    page = sign_in(member.person).page(desk)

    assert "Visi 20" not in page.text
    assert ANSWERS[Section.NEED]["aim"] in page.text
    assert page.find("ins") is None


def test_what_was_clarified_is_in_force_and_shown_beside_what_was(clarify, sign_in, member, desk):
    clarify(sends=True)

    page = sign_in(member.person).page(desk)

    assert "Visi 20 pabeidz gadu." in page.text
    assert "skatīt, kas mainīts" in page.text
    assert "Visi" in [one.text.strip() for one in page.select("ins")]


def test_whoever_has_scored_before_is_told_to_ask_for_a_reopening(
    make, clarify, sign_in, application, member, desk
):
    make.assessment(member, application)
    clarify(sends=True)

    page = sign_in(member.person).page(desk)

    assert "lūdziet komisijas vadībai to atvērt no jauna" in page.text
