"""The calls: Liepāja's of 2018 to 2020 as they were (facts 2.5), and ones for today."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from portal.competitions.models import Amendment, Competition, Criterion
from portal.competitions.types import Act, CriterionKind, Stage
from portal.demo.moments import on, riga, working_day
from portal.extensions import db
from portal.institutions.models import Municipality

_TITLE_LV = (
    "Priekšlaicīgas mācību pārtraukšanas riska jauniešu iesaiste jaunatnes iniciatīvu projektos"
)
_TITLE_EN = "Involving young people at risk of early school leaving in youth-initiative projects"
_SUMMARY_LV = (
    "Atbalstām projektus, ko izdomā, plāno un īsteno paši jaunieši, lai ikviens gribētu un spētu"
    " palikt skolā. Katram apstiprinātajam projektam piešķiram tieši 4600,00 €."
)
_SUMMARY_EN = (
    "We support projects that young people think up, plan and carry out themselves, so that"
    " everybody wants to stay in school and can. Each approved project gets exactly €4,600.00."
)
_APPEAL_LV = (
    "Lēmumu var apstrīdēt domes priekšsēdētājam viena mēneša laikā no tā paziņošanas dienas,"
    " iesniedzot iesniegumu klātienē, pa pastu vai oficiālajā e-adresē."
)
_APPEAL_EN = (
    "The decision may be contested before the chair of the council within one month of its"
    " notification, in person, by post or to the official e-address."
)


def liepaja() -> Municipality:
    """Add the municipality whose calls these are."""
    return _municipality(
        code="LIEP",
        name="Liepājas valstspilsētas pašvaldība",
        place="Liepāja",
        contact_name="Līga Vītola",
        contact_phone="6000 0101",
        contact_email="konkursi@example.lv",
        address="Rožu iela 6, Liepāja, LV-3401",
    )


def kuldiga() -> Municipality:
    """Add a municipality that must never see the other's drafts and marks."""
    return _municipality(
        code="KULD",
        name="Kuldīgas novada pašvaldība",
        place="Kuldīga",
        contact_name="Sanita Zvirbule",
        contact_phone="6000 0202",
        contact_email="kuldiga@example.lv",
        address="Baznīcas iela 1, Kuldīga, LV-3301",
    )


def _municipality(**words: str) -> Municipality:
    made = Municipality(**words)
    db.session.add(made)
    db.session.flush()
    return made


def competition(
    municipality: Municipality,
    code: str,
    window: tuple[datetime, datetime],
    **given: object,
) -> Competition:
    """Add a call with its criteria."""
    opens, closes = window
    sound = {
        "municipality_id": municipality.id,
        "code": code,
        "title_lv": f"{_TITLE_LV}: {opens.year}",
        "title_en": f"{_TITLE_EN}: {opens.year}",
        "summary_lv": _SUMMARY_LV,
        "summary_en": _SUMMARY_EN,
        "appeal_lv": _APPEAL_LV,
        "appeal_en": _APPEAL_EN,
        "act": Act.ORDER,
        "act_number": f"{opens.month}-{opens.day}",
        "act_date": (opens - timedelta(days=12)).date(),
        "opens_at": opens,
        "closes_at": closes,
        "announced_at": opens - timedelta(days=7),
        "created_at": opens - timedelta(days=30),
        "stage": Stage.ANNOUNCED,
        "quota": 8,
        "min_total": Decimal(25),
        "tie_break": ["youth", "need"],
        "tie_break_by_time": True,
        "contact_name": municipality.contact_name,
        "contact_phone": municipality.contact_phone,
        "contact_email": municipality.contact_email,
    }
    made = Competition(**(sound | given))
    made.criteria = criteria()
    db.session.add(made)
    db.session.flush()
    return made


def call_of_2018(municipality: Municipality) -> Competition:
    """The first call: 14 submitted, 10 approved, evaluation closed in December."""
    window = (riga(2018, 10, 22), riga(2018, 11, 23, 17))
    return competition(
        municipality,
        "LIEP-2018-1",
        window,
        stage=Stage.COMPLETED,
        quota=10,
        results_by=date(2018, 12, 14),
        evaluate_by=date(2018, 12, 7),
        starts_from=date(2019, 1, 1),
        starts_to=date(2019, 2, 28),
    )


def call_of_2019(municipality: Municipality) -> Competition:
    """The second call: until Monday, 20 May 2019, 17.00."""
    window = (riga(2019, 4, 17), riga(2019, 5, 20, 17))
    return competition(
        municipality,
        "LIEP-2019-1",
        window,
        stage=Stage.COMPLETED,
        quota=7,
        results_by=date(2019, 6, 14),
        evaluate_by=date(2019, 6, 7),
    )


def call_of_2020(municipality: Municipality, *, by: int) -> Competition:
    """The third call, extended by an order from 23 March to 14 April; 14 submitted, 8 approved."""
    old, new = riga(2020, 3, 23, 17), riga(2020, 4, 14, 17)
    made = competition(
        municipality,
        "LIEP-2020-1",
        (riga(2020, 3, 1), new),
        stage=Stage.RESULTS_PUBLISHED,
        results_by=date(2020, 4, 25),
        evaluate_by=date(2020, 4, 22),
        starts_from=date(2020, 6, 1),
        starts_to=date(2020, 12, 31),
    )
    db.session.add(
        Amendment(
            competition_id=made.id,
            old_closes_at=old,
            new_closes_at=new,
            act=Act.ORDER,
            act_number="25",
            act_date=date(2020, 3, 18),
            reason_lv="Valstī izsludināta ārkārtējā situācija; iesniedzējiem vajadzīgs vairāk"
            " laika, lai sagatavotu pieteikumus attālināti.",
            reason_en="A state of emergency has been declared; applicants need more time to"
            " prepare their applications remotely.",
            made_at=riga(2020, 3, 18, 15, 20),
            made_by_id=by,
        )
    )
    return made


def call_being_evaluated(municipality: Municipality, today: date) -> Competition:
    """A call that closed two weeks ago and waits for its commission."""
    closes = on(working_day(today - timedelta(days=16)), 17)
    return competition(
        municipality,
        f"LIEP-{today.year}-1",
        (on(working_day(today - timedelta(days=50)), 9), closes),
        stage=Stage.EVALUATING,
        quota=5,
        evaluate_by=working_day(today + timedelta(days=9)),
        results_by=working_day(today + timedelta(days=16)),
    )


def call_open_now(municipality: Municipality, today: date) -> Competition:
    """A call that closes in three weeks, on a working day at 17.00."""
    closing = working_day(today + timedelta(days=21))
    return competition(
        municipality,
        f"LIEP-{today.year}-2",
        (on(working_day(today - timedelta(days=8)), 9), on(closing, 17)),
        results_by=working_day(closing + timedelta(days=28)),
        evaluate_by=working_day(closing + timedelta(days=21)),
        starts_from=closing + timedelta(days=45),
        starts_to=closing + timedelta(days=240),
    )


def foreign_call(municipality: Municipality, today: date) -> Competition:
    """The other municipality's call, open too."""
    return competition(
        municipality,
        f"KULD-{today.year}-1",
        (
            on(working_day(today - timedelta(days=5)), 9),
            on(working_day(today + timedelta(days=30)), 17),
        ),
        quota=3,
    )


def criteria() -> list[Criterion]:
    """Two administrative, two of eligibility and five of quality, 50 points in all."""
    words = [*_CHECKED, *_JUDGED]
    return [Criterion(position=position, **one) for position, one in enumerate(words, 1)]


def _checked(
    code: str, kind: CriterionKind, lv: str, en: str, *, correctable: bool
) -> dict[str, object]:
    return {
        "code": code,
        "kind": kind,
        "title_lv": lv,
        "title_en": en,
        "correctable": correctable,
    }


def _judged(code: str, lv: str, en: str, looks_for: str, *sections: str) -> dict[str, object]:
    return {
        "code": code,
        "kind": CriterionKind.QUALITY,
        "title_lv": lv,
        "title_en": en,
        "looks_for_lv": looks_for,
        "max_points": Decimal(10),
        "step": Decimal("0.5"),
        "weight": Decimal(1),
        "min_points": Decimal(4),
        "anchors": [
            {"points": "2", "lv": "aprakstīts vispārīgi", "en": "described in general terms"},
            {"points": "6", "lv": "aprakstīts un pamatots", "en": "described with reasons"},
            {"points": "10", "lv": "pierādīts ar datiem", "en": "proved with data"},
        ],
        "sections": list(sections),
    }


_CHECKED = (
    _checked(
        "signed",
        CriterionKind.ADMINISTRATIVE,
        "Pieteikumu iesniegusi persona ar paraksta tiesībām",
        "Submitted by a person with the right to sign",
        correctable=True,
    ),
    _checked(
        "complete",
        CriterionKind.ADMINISTRATIVE,
        "Pieteikums ir pilnīgs, un tāme ir tieši 4600,00 €",
        "The application is complete and the plan is exactly €4,600.00",
        correctable=True,
    ),
    _checked(
        "applicant",
        CriterionKind.ELIGIBILITY,
        "Iesniedzējs ir jaunatnes organizācija, biedrība vai nodibinājums, kas strādā ar jaunatni",
        "The applicant is a youth organisation, association or foundation doing youth work",
        correctable=False,
    ),
    _checked(
        "target_group",
        CriterionKind.ELIGIBILITY,
        "Projekts domāts 5.–12. klašu skolēniem un 1.–4. kursu audzēkņiem",
        "The project is for grades 5 to 12 and courses 1 to 4",
        correctable=False,
    ),
)
_JUDGED = (
    _judged(
        "need",
        "Vajadzība un mērķis",
        "Need and aim",
        "Vai vajadzība parādīta ar savas skolas vai pilsētas datiem un mērķi varēs pārbaudīt?",
        "need",
    ),
    _judged(
        "youth",
        "Jauniešu iesaiste",
        "Involvement of young people",
        "Vai ideju izdomāja un darbības vada paši jaunieši?",
        "young_people",
    ),
    _judged(
        "activities",
        "Darbības un grafiks",
        "Activities and schedule",
        "Vai darbības ved uz mērķi un laiks ir reāls?",
        "activities",
        "risks",
    ),
    _judged(
        "results",
        "Rezultāti un motivācija",
        "Results and motivation",
        "Vai pateikts, kā uzzinās, ka motivācija ir mainījusies?",
        "results",
        "publicity",
    ),
    _judged(
        "costs",
        "Tāmes pamatotība",
        "Soundness of the plan",
        "Vai katra pozīcija vajadzīga darbībām un cena ir pamatota?",
        "cost_plan",
    ),
)
