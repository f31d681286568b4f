"""The words of applications: sections, statuses, ways to submit, reasons not to."""

from enum import StrEnum

from portal.competitions.types import Section as Section


class Status(StrEnum):
    """Where an application is."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    REOPENED = "reopened"
    """Taken back for changes; the last submitted version stays in force."""
    WITHDRAWN = "withdrawn"


class Channel(StrEnum):
    """How an application came (facts 2.6)."""

    PORTAL = "portal"
    IN_PERSON = "in_person"
    POST = "post"
    EMAIL = "email"
    E_DOCUMENT = "e_document"


class CostCategory(StrEnum):
    """What a line of the cost plan pays for."""

    PEOPLE = "people"
    ROOMS = "rooms"
    TRANSPORT = "transport"
    MATERIALS = "materials"
    MEALS = "meals"
    SERVICES = "services"
    OTHER = "other"
