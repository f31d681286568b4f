"""The calls: Liepāja's of 2018 to 2020 as they were (facts 2.5), and ones for today."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from portal.competitions.models import Amendment, Competition
from portal.competitions.types import Act, Stage
from portal.demo.criteria import criteria
from portal.demo.moments import on, riga, working_day
from portal.demo.places import put
from portal.extensions import db
from portal.institutions.models import Municipality
from portal.institutions.types import Region

_SUMMARY_LV = (
    "Konkurss „Priekšlaicīgas mācību pārtraukšanas riska jauniešu iesaiste jaunatnes iniciatīvu"
    " projektos”. Atbalstām projektus, ko izdomā, plāno un īsteno paši jaunieši, lai ikviens"
    " gribētu un spētu palikt skolā. Katram apstiprinātajam projektam piešķiram tieši"
    " 4\u00a0600,00\u00a0€."
)
_SUMMARY_EN = (
    "The call to involve young people at risk of early school leaving in youth-initiative"
    " projects. We support projects that young people think up, plan and carry out themselves,"
    " so that everybody wants to stay in school and can. Each approved project gets exactly"
    " €4,600.00."
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
    put(made, Region.KURZEME)
    return made


def competition(
    municipality: Municipality,
    code: str,
    window: tuple[datetime, datetime],
    **given: object,
) -> Competition:
    """Add a call with its criteria."""
    opens, closes = window
    again = code.endswith("-2")
    sound = {
        "municipality_id": municipality.id,
        "code": code,
        "title_lv": f"Jaunatnes iniciatīvu projekti {opens.year}{', 2. kārta' * again}",
        "title_en": f"Youth-initiative projects {opens.year}{', second round' * again}",
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
    made.criteria, made.questions = criteria(), []
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


def call_being_evaluated(municipality: Municipality, today: date, quota: int) -> Competition:
    """A call that closed two weeks ago and waits for its commission."""
    closes = on(working_day(today - timedelta(days=16)), 17)
    return competition(
        municipality,
        f"LIEP-{today.year}-1",
        (on(working_day(today - timedelta(days=50)), 9), closes),
        stage=Stage.EVALUATING,
        quota=quota,
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
