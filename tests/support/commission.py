"""Acts of a commission, through the pages: meeting, deciding, signing, publishing."""

import pytest

from portal.decisions.models import Meeting


@pytest.fixture
def meet(sign_in):
    """Open the meeting with everybody there, through the pages, as the secretary."""

    def meet(made, *, present=None, by=None):
        browser = sign_in((by or made.secretary).person)
        here = present if present is not None else [made.chair, made.member, made.secretary]
        answer = browser.post(
            f"/competitions/{made.code}/meeting/opening",
            data={
                "number": "12",
                "held_on": "09.04.2027.",
                "held_time": "10.00",
                "place": "Liepājā, Rožu ielā 6",
                "agenda": "1. Lēmumi",
                "present": [str(one.id) for one in here],
                "version": "0",
            },
        )
        assert answer.status_code == 302, answer.text
        return browser

    return meet


@pytest.fixture
def decided(meet):
    """Everything decided as proposed, the reasons taken over, the minutes not yet signed."""

    def decided(made):
        browser = meet(made)
        browser.post(f"/competitions/{made.code}/meeting/decide-undisputed")
        browser.post(f"/competitions/{made.code}/meeting/adopt-reasons")
        return browser

    return decided


@pytest.fixture
def signed(decided, sign_in):
    """The minutes signed by the chair."""

    def signed(made):
        decided(made)
        answer = sign_in(made.chair.person).post(f"/competitions/{made.code}/meeting/minutes/sign")
        assert answer.status_code == 302
        return made

    return signed


@pytest.fixture
def published(signed, sign_in):
    """Confirmed by the coordinator and published by the chair."""

    def published(made):
        signed(made)
        address = f"/coordinator/competitions/{made.code}/publication"
        sign_in(made.coordinator).post(f"{address}/confirm")
        sign_in(made.chair.person).post(f"{address}/publish")
        return made

    return published


@pytest.fixture
def meeting_of(database):
    def meeting_of(made):
        database.session.commit()
        return database.session.query(Meeting).filter_by(competition_id=made.competition.id).one()

    return meeting_of
