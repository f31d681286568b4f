"""What the two sides of the test world have not come to: a meeting, results, links of letters."""

import json

from portal.accounts.models import Link
from portal.accounts.rules.links import LIVES
from portal.accounts.types import LinkPurpose
from portal.applications.models import ApplicationVersion
from portal.applications.rules.content import canonical
from portal.competitions.models import Follower
from portal.kernel.identity import Role
from portal.kernel.reference import digest
from portal.kernel.secret import new_secret, secret_digest
from tests.support.belongings import invitation
from tests.support.scored import scored_commission


def at_the_meeting(make, meet):
    """A meeting under way, with two applications tied for the second place."""
    made = scored_commission(make, points=(9, 7, 7, 3))
    meet(made)
    return _people(made), [_scene("meeting", made, 3, ties=2)]


def with_results(make, published):
    """Results that are public: the first two have the grant, the third is in reserve."""
    made = published(scored_commission(make))
    return _people(made), [_scene("results", made, 0)]


def _people(made):
    return {
        "coordinator": made.coordinator,
        "chair": made.chair.person,
        "secretary": made.secretary.person,
        "owner": made.owners[0],
    }


def _scene(name, made, place, **more):
    by_code = ("competitions", "coordinator", "evaluation", "results")
    application = made.applications[place].id
    kinds = ("applications", "formal", "reserve")
    return {
        "name": name,
        **dict.fromkeys(by_code, made.code),
        **dict.fromkeys(kinds, application),
        **more,
    }


def submitted_twice(make):
    """An application that was opened again and submitted with another title."""
    organisation = make.organisation()
    owner = make.owner(organisation)
    application = make.frozen(by=owner, organisation=organisation)
    first = application.versions[0]
    content = json.loads(first.content)
    content["sections"]["project"]["title"] = "Kopā uz Rīgu"
    content = canonical(content)
    make.save(
        ApplicationVersion(
            application_id=application.id,
            number=2,
            content=content,
            digest=digest(content),
            submitted_at=make.now,
            submitted_by_id=owner.id,
        )
    )
    return {"owner": owner}, [
        {"name": "submitted twice", "applications": application.id, "versions": 2}
    ]


def of_two_places(make):
    """Those who first choose: of two schools, of two municipalities."""
    people = {
        "head": make.head(make.school()),
        "coordinator": make.coordinator(make.municipality()),
    }
    make.role(people["head"], Role.HEAD, make.school())
    make.role(people["coordinator"], Role.COORDINATOR, make.municipality())
    return people, [{"name": "two places"}]


_PURPOSES = {
    "accounts.confirm": LinkPurpose.CONFIRM_ADDRESS,
    "accounts.sign_in_link": LinkPurpose.SIGN_IN,
    "accounts.reset": LinkPurpose.RESET_PASSWORD,
    "accounts.confirm_new_address": LinkPurpose.CHANGE_ADDRESS,
}


def links_of_letters(make):
    """Secrets that open something, by the address they are part of."""
    competition = make.competition()
    secrets = {endpoint: new_secret() for endpoint in _PURPOSES}
    for endpoint, purpose in _PURPOSES.items():
        is_known = purpose is not LinkPurpose.CONFIRM_ADDRESS
        link = Link(
            purpose=purpose,
            secret_digest=secret_digest(secrets[endpoint]),
            person_id=make.person().id if is_known else None,
            email=f"anna{make.number()}@example.test",
            name="Anna Bērziņa",
            sent_at=make.now,
            valid_until=make.now + LIVES[purpose].link,
        )
        make.save(link)
    offered, asked, to_stop = new_secret(), new_secret(), new_secret()
    of = {"competition_id": competition.id, "by": make.person()}
    invitation(make, Role.MEMBER, competition, secret=offered, **of)
    make.save(
        Follower(
            competition_id=competition.id,
            email="anna@example.test",
            secret_digest=secret_digest(asked),
            stop_secret=to_stop,
            asked_at=make.now,
        )
    )
    return secrets | {
        "accounts.invitation": offered,
        "competitions.confirm_following": asked,
        "competitions.stop_following": to_stop,
    }
