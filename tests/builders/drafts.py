"""A draft as the rules see it, complete in every section."""

from datetime import timedelta
from decimal import Decimal

from portal.applications.models import Application
from portal.applications.rules import submission
from portal.applications.rules.cost_plan import Line
from portal.applications.rules.reading import bands_of
from portal.applications.rules.sections import Draft, Settings
from portal.applications.types import CostCategory, Declaration, Section, Status
from portal.kernel.window import Window
from tests.support.clocks import NOON

ACTIVITY = {
    "what": "Velodarbnīca",
    "from": "2027-05-03",
    "to": "2027-05-28",
    "where": "Jauniešu centrs",
    "method": "darbs pa pāriem",
    "who": "Anna Bērziņa",
    "participants": "18",
}

ANSWERS = {
    Section.APPLICANT: {"manager": "Anna Bērziņa", "experience": "12 atvērtās darbnīcas."},
    Section.PROJECT: {
        "title": "Kopā uz skolu",
        "summary": "Vecāko klašu mentori satiekas ar jaunākajiem.",
        "place": "Bauska, jauniešu centrs",
        "schools": "Rītupes pamatskola",
        "starts": "2027-05-03",
        "months": "6",
    },
    Section.YOUNG_PEOPLE: {
        "planned_by": "Divās tikšanās reizēs jaunieši uzrakstīja 23 idejas.",
        "group": "",
        "total": "30",
        "at_risk": "18",
        "bands": {"g5-6": "10", "g7-9": "20", "g10-12": "", "c1-4": ""},
        "reach": "Sociālais pedagogs uzaicina personīgi.",
    },
    Section.NEED: {
        "need": "Kavējumi pieaug.",
        "aim": "15 no 20 pabeidz gadu.",
        "prevention": "2.3. punkts.",
    },
    Section.ACTIVITIES: {"activities": [ACTIVITY]},
    Section.RESULTS: {"results": "Desmit darbnīcas.", "motivation": "Īsa aptauja.", "after": ""},
    Section.PARTNERS: {"partners": []},
    Section.PUBLICITY: {"publicity": "Skolas mājaslapā."},
    Section.RISKS: {"risks": [{"what": "Nāk maz jauniešu", "then": "Pārceļam uz skolu"}]},
}


def line(price="4600.00", times="1", **given):
    """A sound line of the plan."""
    sound = {
        "category": CostCategory.MATERIALS,
        "item": "Materiāli",
        "quantity": Decimal(times),
        "unit_price": Decimal(price),
    }
    return Line(**(sound | given))


def settings(**given):
    """What an undemanding competition asks."""
    sound = {"grant": Decimal("4600.00"), "bands": bands_of((5, 12), (1, 4))}
    return Settings(**(sound | given))


def draft(changes=None, **given):
    """A complete draft; `changes` are answers by section: `{Section.NEED: {"aim": ""}}`."""
    answers = {
        section: {**written, **(changes or {}).get(section, {})}
        for section, written in ANSWERS.items()
    }
    sound = {
        "settings": settings(),
        "answers": answers,
        "lines": [line()],
        "done": frozenset(Section),
    }
    return Draft(**(sound | given))


def case(changes=None, **given):
    """A complete application that its signatory submits within the window."""
    sound = {
        "status": Status.DRAFT,
        "window": Window(NOON - timedelta(days=1), NOON + timedelta(days=1)),
        "is_suspended": False,
        "is_cancelled": False,
        "may_submit": True,
        "is_confirmed": True,
        "applicant": submission.Applicant(),
        "draft": draft(changes),
        "declared": frozenset(Declaration),
    }
    return submission.Case(**(sound | given))


DECLARED = {one.value: "y" for one in Declaration}


def typed(answers):
    """Answers as a browser sends them."""
    form = {}
    for code, value in answers.items():
        if isinstance(value, list):
            for number, row in enumerate(value, 1):
                form |= {f"{code}-{number}-{column}": text for column, text in row.items()}
        elif isinstance(value, dict):
            form |= {f"{code}-{band}": text for band, text in value.items()}
        else:
            form[code] = value
    return form


def reread(database, application):
    database.session.expire_all()
    return database.session.get(Application, application.id)
