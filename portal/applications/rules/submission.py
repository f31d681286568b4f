"""When may an application be submitted?

Decisions, Application 2: all objections at once, each with the place where it is mended.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from portal.applications.rules.questions import sections_of
from portal.applications.rules.sections import Draft, objections_in
from portal.applications.types import Declaration, Objection, Section, Status, WhyNot
from portal.kernel.window import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """What the rules look at of the organisation."""

    missing: tuple[str, ...] = ()
    """The fields of its data that are empty."""
    has_sound_number: bool = True
    has_sound_account: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything the rules of submission look at, and nothing else."""

    status: Status
    window: Window
    is_suspended: bool
    is_cancelled: bool
    may_submit: bool
    is_confirmed: bool
    applicant: Applicant
    draft: Draft
    declared: frozenset[Declaration] = field(default_factory=frozenset)


def reasons_not_to_submit(case: Case, *, at: datetime) -> list[Objection]:
    """Return every objection: to the act, to the person, to the organisation, to each section."""
    return [*_to_the_act(case, at), *to_the_applicant(case.applicant), *to_the_content(case)]


def to_the_content(case: Case) -> list[Objection]:
    """Return the objections that are mended inside the application itself."""
    sections = sections_of(has_extra=bool(case.draft.settings.extra))
    found = [objection for section in sections for objection in objections_in(section, case.draft)]
    undeclared = (one for one in Declaration if one not in case.declared)
    return [
        *found,
        *(
            Objection(
                why=WhyNot.NOT_DECLARED,
                section=Section.DECLARATIONS,
                field=one.value,
                values={"declaration": one},
            )
            for one in undeclared
        ),
    ]


def _to_the_act(case: Case, at: datetime) -> list[Objection]:
    found = {
        WhyNot.ALREADY_SUBMITTED: case.status is Status.SUBMITTED,
        WhyNot.WITHDRAWN: case.status is Status.WITHDRAWN,
        WhyNot.SUSPENDED: case.is_suspended,
        WhyNot.CANCELLED: case.is_cancelled,
        WhyNot.TOO_EARLY: at < case.window.opens,
        WhyNot.TOO_LATE: at >= case.window.closes,
        WhyNot.NO_RIGHT: not case.may_submit,
        WhyNot.ADDRESS_NOT_CONFIRMED: not case.is_confirmed,
    }
    moments = {WhyNot.TOO_EARLY: case.window.opens, WhyNot.TOO_LATE: case.window.closes}
    return [
        Objection(why=why, values={"moment": moments[why]} if why in moments else {})
        for why, objects in found.items()
        if objects
    ]


def to_the_applicant(applicant: Applicant) -> list[Objection]:
    """Return the objections that are mended in the organisation's own data."""
    found = {
        WhyNot.ORGANISATION_INCOMPLETE: bool(applicant.missing),
        WhyNot.ORGANISATION_NUMBER: not applicant.has_sound_number,
        WhyNot.ORGANISATION_ACCOUNT: not applicant.has_sound_account,
    }
    return [
        Objection(
            why=why,
            section=Section.APPLICANT,
            field="organisation",
            values={"missing": applicant.missing},
        )
        for why, objects in found.items()
        if objects
    ]


def first_of_each_field(found: Sequence[Objection]) -> list[Objection]:
    """Return one objection a field: what is shown beside the field itself."""
    seen: dict[tuple[Section | None, str], Objection] = {}
    for objection in found:
        seen.setdefault((objection.section, objection.field), objection)
    return list(seen.values())
