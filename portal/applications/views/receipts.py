"""The receipt on paper, and a draft in the shape of what would be frozen."""

from typing import Any

from flask_babel import gettext

from portal.accounts.models import Person
from portal.accounts.queries import list_holding
from portal.applications.models import Application, ApplicationVersion
from portal.applications.service.freezing import preview as frozen_preview
from portal.files.paper import compile_paper
from portal.kernel.identity import Role
from portal.kernel.reference import check_code
from portal.web.formats import deadline, in_language, money
from portal.web.language import page_language


def owners_of(application: Application) -> list[Person]:
    """Return those who sign for the organisation."""
    return list_holding(Role.OWNER, application.organisation_id)


def preview(application: Application) -> dict[str, Any]:
    """Return the draft in the shape of the frozen document."""
    return frozen_preview(application)


def paper(application: Application, version: ApplicationVersion) -> bytes:
    """Make the receipt as a PDF, in the language of the page."""
    competition = application.competition
    submitter = version.submitted_by
    when = deadline(version.submitted_at, seconds=True)
    return compile_paper(
        "receipt",
        {
            "lang": page_language(),
            "title": gettext("Receipt of an application"),
            "issuer": competition.municipality.name,
            "address": competition.municipality.address,
            "number": application.number,
            "foot": gettext("Check code: %(code)s", code=check_code(version.digest)),
            "facts": [
                [gettext("Number"), application.number],
                [gettext("Project"), application.title],
                [gettext("Organisation"), application.organisation.name],
                [
                    gettext("Competition"),
                    in_language(competition.title_lv, competition.title_en),
                ],
                [gettext("Grant"), money(competition.grant_amount)],
                [gettext("Submitted on"), when],
                [gettext("Submitted by"), submitter.name if submitter else "–"],
                [gettext("Version"), str(version.number)],
                [gettext("Check code"), check_code(version.digest)],
            ],
            "digest_words": gettext("Digest (SHA-256) of what was submitted"),
            "digest": version.digest,
            "text": gettext(
                "The portal received the application at the time stated. Anyone can check this "
                "receipt in the portal with its check code or digest."
            ),
        },
    )
