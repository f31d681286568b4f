"""The words of the form's questions: what is asked, a hint, why, examples."""

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _p

from portal.web.gettext import language_now


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything a page says about one question."""

    label: Any
    hint: Any = ""
    why: Any = ""
    example: Any = ""
    weak: Any = ""
    """An example of an answer that would not do."""
    weak_why: Any = ""


_WORDS: dict[str, Words] = {
    "manager": Words(
        label=_l("Who leads the project"),
        hint=_l("May be the same person who signs. Name and surname."),
    ),
    "experience": Words(
        label=_l("What you have done with young people before"),
        hint=_l(
            "Two or three projects or regular activities: what, when, how many young people. "
            "First time? Say so, it is not a minus."
        ),
        example=_l(
            "In 2025 we ran 12 open workshops in the youth centre; 60 young people came, "
            "18 of them regularly."
        ),
    ),
    "title": Words(
        label=_l("Name of the project"),
        hint=_l("Short, so that a young person remembers it. It will be public."),
        example=_l("Together to school"),
    ),
    "summary": Words(
        label=_l("The idea in one sentence"),
        hint=_l(
            "Who, with whom, does what, and what changes. It will be public if the project is "
            "funded."
        ),
        example=_l(
            "Twelve older pupils help thirty younger ones get back into learning, at bicycle "
            "workshops twice a week."
        ),
    ),
    "place": Words(
        label=_l("Where the project takes place"),
        hint=_l("Town or parish and the building, for example Bauska, youth centre “Kāpnes”."),
    ),
    "schools": Words(
        label=_l("Schools the participants come from"),
        hint=_l("One per line"),
        why=_l("The school will be asked to confirm how many participants come from it."),
    ),
    "starts": Words(label=_l("Project starts")),
    "months": Words(label=_l("How many months it lasts")),
    "planned_by": Words(
        label=_l("How young people planned this project"),
        hint=_l(
            "Who suggested the idea, what they decided themselves, how it was written down. "
            "Initiatives are proposed, planned and carried out by young people."
        ),
        example=_l(
            "In two meetings eight young people wrote 23 ideas, chose three by vote and divided "
            "the tasks; the plan of activities is theirs."
        ),
        weak=_l("Young people will be involved at all stages."),
        weak_why=_l("Weak: it does not say who, when and what they decided."),
    ),
    "group": Words(
        label=_l("Youth initiative group"),
        hint=_l("Name of the group and how many people; no names of minors."),
    ),
    "total": Words(label=_l("Participants in all")),
    "at_risk": Words(
        label=_l("Of them at risk of leaving school early"),
        hint=_l("Only a number. The school will confirm it as a number, without names."),
        why=_l("The programme pays for work with young people who may leave school early."),
    ),
    "bands": Words(
        label=_l("Participants by grade"), hint=_l("The numbers must add up to the total.")
    ),
    "reach": Words(
        label=_l("How you will reach those who do not come by themselves"),
        hint=_l("Who will talk to them, where and how you begin."),
        example=_l(
            "The social pedagogue invites them personally; the first meeting is in the skate "
            "park, not at school."
        ),
    ),
    "need": Words(
        label=_l("What is wrong now and how you know it"),
        hint=_l(
            "Figures or words from young people, the school, the municipality. Do not name a "
            "single pupil."
        ),
        example=_l(
            "Last semester 41 of 190 pupils of our school had unexcused absences; in a survey 27 "
            "said that they “do not see the point”."
        ),
    ),
    "aim": Words(
        label=_l("What will be different at the end"),
        hint=_l("One aim that can be checked."),
        example=_l(
            "At least 15 of 20 young people at risk finish the school year without new unexcused "
            "absences."
        ),
    ),
    "prevention": Words(
        label=_l("How it fits the plan of preventive measures"),
        hint=_l(
            "Name the point of the medium-term plan of the municipality or of the vocational "
            "school. The plan is among the documents of the competition."
        ),
        example=_l("Point 2.3 “Activities outside lessons near the place of residence”."),
    ),
    "activities": Words(
        label=_l("Activities"),
        hint=_l("One row per activity. At least one. Dates within the project."),
        example=_l(
            "Bicycle workshop, Tuesdays and Thursdays 15.00–17.00, youth centre, work in pairs "
            "with a mentor, 18 participants"
        ),
    ),
    "activities.what": Words(label=_p("activity", "What")),
    "activities.from": Words(label=_l("From")),
    "activities.to": Words(label=_p("dates", "To")),
    "activities.where": Words(label=_l("Where")),
    "activities.method": Words(label=_l("How (method)")),
    "activities.who": Words(label=_l("Who is responsible")),
    "activities.participants": Words(label=_l("How many take part")),
    "results": Words(
        label=_l("What you will have at the end"),
        hint=_l("Things that can be counted or seen: events, skills, finished works."),
    ),
    "motivation": Words(
        label=_l("How you will see that the wish to learn has grown"),
        hint=_l("What you measure at the beginning and what at the end, and who does it."),
        example=_l(
            "A short survey before and after (five questions), the total of absences from the "
            "school, one number per month."
        ),
    ),
    "after": Words(label=_l("What stays when the project ends")),
    "partners": Words(
        label=_l("Partners"),
        hint=_l("Youth centres, schools, other organisations. Attach a declaration from each."),
    ),
    "partners.name": Words(label=_l("Name of the partner")),
    "partners.does": Words(label=_l("What the partner does in the project")),
    "partners.contact": Words(label=_l("Contact person of the partner")),
    "publicity": Words(
        label=_l("How people will learn about the project"),
        hint=_l(
            "Where you will write, what you will put up, which signs you will use. Requirements: "
            "“Publicity and visual identity”."
        ),
    ),
    "risks": Words(
        label=_l("Risks of the project"),
        hint=_l("Three things that may go wrong and what you will do then."),
        example=_l("Few come in winter – we move the workshop to the school on Fridays."),
    ),
    "risks.what": Words(label=_l("What may happen")),
    "risks.then": Words(label=_l("What you will do")),
}


def words_of(code: str, column: str = "") -> Words:
    """Return the words of a question, or of one column of its table; `KeyError` when unknown."""
    return _WORDS[f"{code}.{column}" if column else code]


def said_of(code: str, column: str = "") -> Words:
    """Return the same words in the language of the page: it asks for them some sixty times."""
    return _said(language_now(), f"{code}.{column}" if column else code)


@cache
def _said(_language: str, key: str) -> Words:
    lazy = _WORDS[key]
    return Words(**{one.name: str(getattr(lazy, one.name)) for one in fields(Words)})
