"""Is a plan ready to be handed over? Every objection at once, each with the field it is about.

Decisions, School 2 to 5.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from portal.support.plans.types import CONSULTATIVE, ECONOMIC, MeasureKind, Risk, Subject
from portal.support.staff.types import Specialist

MOST_UNITS = 500
MOST_AMOUNT = Decimal(10000)
OTHER = frozenset({Risk.OTHER_LEARNING, Risk.OTHER_SOCIAL, Risk.OTHER_ECONOMIC, Risk.OTHER_FAMILY})


class Section(StrEnum):
    """The steps of the editor, in the order of its task list."""

    APPLICATION = "application"
    RISKS = "risks"
    MEASURES = "measures"
    WORDS = "words"


class Lack(StrEnum):
    """What a plan lacks."""

    SIGNER = "signer"
    SIGNING_DAY = "signing_day"
    SIGNED_AHEAD = "signed_ahead"
    RISK = "risk"
    RISK_ALONE = "risk_alone"
    JUSTIFICATION = "justification"
    OTHER_WORDS = "other_words"
    MEASURE_ALONE = "measure_alone"
    SUBJECT = "subject"
    SPECIALIST = "specialist"
    PROVIDER = "provider"
    PROVIDER_GONE = "provider_gone"
    UNITS = "units"
    AMOUNT = "amount"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskDrafted:
    """A risk as it is being written."""

    id: int
    risk: Risk
    justification: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureDrafted:
    """A measure as it is being written; those taken out are not among them."""

    code: str
    kind: MeasureKind
    subject: Subject | None = None
    specialist: Specialist | None = None
    provider: str = ""
    """The name of who gives the support."""
    works_here: bool = True
    """That person is on the staff list of the school."""
    units: int | None = None
    amount: Decimal | None = None
    risks: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the author has written so far."""

    signed_by: str = ""
    signed_on: date | None = None
    risks: Sequence[RiskDrafted] = ()
    measures: Sequence[MeasureDrafted] = ()
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """One thing to put right, where it stands, and what it is about."""

    lack: Lack
    section: Section
    field: str
    risk: Risk | None = None
    measure: MeasureDrafted | None = None


def objections_to(draft: Draft, *, on: date) -> list[Objection]:
    """Return everything to put right before the plan is handed over, in the order of the steps."""
    return [
        *_application(draft, on),
        *_risks(draft),
        *(one for measure in draft.measures for one in objections_to_measure(measure)),
        *_words(draft),
    ]


def _application(draft: Draft, on: date) -> Iterator[Objection]:
    if not draft.signed_by:
        yield _about_application(Lack.SIGNER, "signed_by")
    if draft.signed_on is None:
        yield _about_application(Lack.SIGNING_DAY, "signed_on")
    elif draft.signed_on > on:
        yield _about_application(Lack.SIGNED_AHEAD, "signed_on")


def _about_application(lack: Lack, name: str) -> Objection:
    return Objection(lack=lack, section=Section.APPLICATION, field=name)


def _risks(draft: Draft) -> Iterator[Objection]:
    if not draft.risks:
        yield Objection(lack=Lack.RISK, section=Section.RISKS, field="risks-0")
    helped = {key for measure in draft.measures for key in measure.risks}
    for one in draft.risks:
        if not one.justification:
            lack = Lack.OTHER_WORDS if one.risk in OTHER else Lack.JUSTIFICATION
            yield _about_risk(lack, one.risk)
        if one.id not in helped:
            yield Objection(
                lack=Lack.RISK_ALONE, section=Section.MEASURES, field="measures", risk=one.risk
            )


def _about_risk(lack: Lack, risk: Risk) -> Objection:
    return Objection(lack=lack, section=Section.RISKS, field=f"why-{risk.value}", risk=risk)


def objections_to_measure(measure: MeasureDrafted) -> Iterator[Objection]:
    """Give everything to put right in one measure, in the order of its form."""
    needs = {
        Lack.SUBJECT: ("subject", _lacks_subject(measure)),
        Lack.SPECIALIST: ("specialist", _lacks_specialist(measure)),
        Lack.PROVIDER: ("provider", measure.kind in CONSULTATIVE and not measure.provider),
        Lack.PROVIDER_GONE: ("provider", bool(measure.provider) and not measure.works_here),
        Lack.UNITS: ("units", measure.kind in CONSULTATIVE and not _is_count(measure.units)),
        Lack.AMOUNT: ("amount", measure.kind in ECONOMIC and not _is_sum(measure.amount)),
        Lack.MEASURE_ALONE: ("risks-0", not measure.risks),
    }
    for lack, (name, is_lacking) in needs.items():
        if is_lacking:
            yield Objection(lack=lack, section=Section.MEASURES, field=name, measure=measure)


def _lacks_subject(measure: MeasureDrafted) -> bool:
    return measure.kind is MeasureKind.SUBJECT_CONSULTATION and measure.subject is None


def _lacks_specialist(measure: MeasureDrafted) -> bool:
    return measure.kind is MeasureKind.SPECIALIST_CONSULTATION and measure.specialist is None


def _is_count(units: int | None) -> bool:
    return units is not None and 1 <= units <= MOST_UNITS


def _is_sum(amount: Decimal | None) -> bool:
    return amount is not None and 0 < amount <= MOST_AMOUNT


def _words(draft: Draft) -> Iterator[Objection]:
    if not draft.words:
        yield Objection(lack=Lack.WORDS, section=Section.WORDS, field="words")


def is_untouched(draft: Draft, section: Section) -> bool:
    """Nothing is written in the section yet."""
    return not {
        Section.APPLICATION: draft.signed_by or draft.signed_on,
        Section.RISKS: draft.risks,
        Section.MEASURES: draft.measures,
        Section.WORDS: draft.words,
    }[section]
