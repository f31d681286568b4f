"""What is written because of an enquiry: to the municipality, and to whoever asked."""

from typing import Any

from portal.enquiries.models import Enquiry
from portal.notifications.types import Message


def asked(enquiry: Enquiry, *, to: str) -> Message:
    """Tell the municipality that something was asked."""
    return _letter("asked", enquiry, to=to, language="lv", question=enquiry.question)


def answered(enquiry: Enquiry) -> Message:
    """Give the answer to whoever asked and left an address."""
    return _letter(
        "answered",
        enquiry,
        to=enquiry.email,
        language=enquiry.language,
        question=(enquiry.wording_lv, enquiry.wording_en),
        answer=(enquiry.answer_lv, enquiry.answer_en),
    )


def _letter(
    template: str,
    enquiry: Enquiry,
    *,
    to: str,
    language: str,
    **words: Any,  # noqa: ANN401 - whatever the template needs
) -> Message:
    competition = enquiry.competition
    return Message(
        key=f"enquiry:{enquiry.id}:{template}",
        to=to,
        template=f"enquiries/{template}",
        language=language,
        words={
            "id": enquiry.id,
            "code": competition.code,
            "titles": (competition.title_lv, competition.title_en),
            **words,
        },
        competition_id=competition.id,
    )
