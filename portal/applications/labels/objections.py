"""An objection in words: the same sentence at the field, in the summary and in a letter."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from portal.applications.labels.questions import words_of
from portal.applications.types import LONGEST_IN_LINE, Kind, LineFault, Objection, WhyNot
from portal.web.formats import date_short, deadline, in_language, money, percent, percent_plain
from portal.web.labels import label

_ANSWERS = {
    "title": lazy_gettext("Write the name of the project."),
    "summary": lazy_gettext("Describe the idea in one sentence."),
    "place": lazy_gettext("Say where the project takes place."),
    "schools": lazy_gettext("Name at least one school the participants come from."),
    "starts": lazy_gettext("Give the day the project starts."),
    "months": lazy_gettext("Write how many months the project lasts."),
    "planned_by": lazy_gettext("Describe how young people planned the project."),
    "total": lazy_gettext("Write how many young people take part."),
    "at_risk": lazy_gettext("Write how many of them are at risk of leaving school early."),
    "bands": lazy_gettext("Write how many participants there are in each group of grades."),
    "need": lazy_gettext("Describe the need."),
    "aim": lazy_gettext("Write the aim."),
    "prevention": lazy_gettext("Show how the project fits the plan of preventive measures."),
    "activities": lazy_gettext("Add at least one activity."),
    "results": lazy_gettext("Describe the results."),
    "motivation": lazy_gettext("Say how you will see the change in motivation."),
    "publicity": lazy_gettext("Describe the publicity."),
    "risks": lazy_gettext("Name at least one risk of the project and what you will do."),
}
PLAIN = {
    WhyNot.ALREADY_SUBMITTED: lazy_gettext("This application has already been submitted."),
    WhyNot.WITHDRAWN: lazy_gettext("This application is withdrawn."),
    WhyNot.SUSPENDED: lazy_gettext(
        "The competition is suspended. Nothing can be submitted for now."
    ),
    WhyNot.CANCELLED: lazy_gettext("The competition is cancelled."),
    WhyNot.NO_RIGHT: lazy_gettext(
        "You fill in this application; it has to be submitted by a person who signs for the "
        "organisation."
    ),
    WhyNot.ADDRESS_NOT_CONFIRMED: lazy_gettext("Confirm your e-mail address before you submit."),
    WhyNot.ORGANISATION_NUMBER: lazy_gettext("Check the registration number of the organisation."),
    WhyNot.ORGANISATION_ACCOUNT: lazy_gettext(
        "Check the account number (IBAN) of the organisation."
    ),
    WhyNot.PLAN_EMPTY: lazy_gettext("The cost plan has no lines."),
    WhyNot.ALREADY_CLARIFIED: lazy_gettext("This clarification has already been sent."),
    WhyNot.NOT_ASKED: lazy_gettext(
        "The municipality is not waiting for this clarification any more."
    ),
    WhyNot.DECIDED: lazy_gettext(
        "The commission has decided, so the application does not change any more."
    ),
    WhyNot.NOTHING_TO_SEND: lazy_gettext("Correct something or write an explanation."),
}
_LINE = {
    LineFault.NO_ITEM: lazy_gettext("Say what you will buy or pay for."),
    LineFault.NO_CATEGORY: lazy_gettext("Choose a category."),
    LineFault.QUANTITY: lazy_gettext("Write the quantity as a number, for example 6 or 1.5."),
    LineFault.QUANTITY_ZERO: lazy_gettext("The quantity must be above zero."),
    LineFault.PRICE: lazy_gettext("Write the price in euros and cents, for example 50.00."),
    LineFault.PRICE_NEGATIVE: lazy_gettext(
        "The price cannot be below zero. Write, for example, 50.00."
    ),
    LineFault.PRICE_ZERO: lazy_gettext("Write a price above zero or delete the line."),
    LineFault.PRICE_CENTS: lazy_gettext(
        "A cent is the smallest part: write two digits after the decimal point."
    ),
}
ORGANISATION_FIELDS = {
    "name": lazy_gettext("name of the organisation"),
    "registration_number": lazy_gettext("registration number"),
    "legal_address": lazy_gettext("legal address"),
    "bank_name": lazy_gettext("name of the bank"),
    "iban": lazy_gettext("account number (IBAN)"),
    "signatory_name": lazy_gettext("who signs"),
    "signatory_position": lazy_gettext("position of who signs"),
    "signatory_basis": lazy_gettext("basis of the right to sign"),
    "contact_name": lazy_gettext("contact person"),
    "contact_email": lazy_gettext("e-mail address of the contact person"),
    "contact_phone": lazy_gettext("phone of the contact person"),
}


def say(objection: Objection) -> str:
    """Return the sentence for an objection, in the language of the page or letter."""
    why, values = objection.why, objection.values
    if why in PLAIN:
        return str(PLAIN[why])
    return _SENTENCES[why](objection, values)


def say_line(fault: LineFault, grant: Any) -> str:  # noqa: ANN401 - an amount, for the one that names it
    """Return the sentence for what is wrong with one line of the plan."""
    if fault is LineFault.PRICE_BIG:
        return gettext(
            "This amount is larger than the whole grant (%(amount)s). Check the comma.",
            amount=money(grant),
        )
    if fault in LONGEST_IN_LINE:
        return gettext(
            "Shorten this text to %(num)s characters or fewer.", num=LONGEST_IN_LINE[fault]
        )
    return str(_LINE[fault])


def _question(objection: Objection) -> str:
    values = objection.values
    if any(values.get("titles", ())):
        return in_language(*values["titles"])
    return str(words_of(values["question"], objection.column).label)


def _missing(objection: Objection, values: Mapping[str, Any]) -> str:
    if values["question"] in _ANSWERS:
        return str(_ANSWERS[values["question"]])
    return gettext("Answer the question “%(question)s”.", question=_question(objection))


def _unreadable(objection: Objection, values: Mapping[str, Any]) -> str:
    if values["kind"] is Kind.DATE:
        sentence = gettext("Write the date as day, month, year: 19.03.2027.")
    else:
        sentence = gettext("Write a number, for example 12.")
    if objection.row is None:
        return sentence
    return gettext("Row %(row)s: %(problem)s", row=objection.row, problem=sentence)


def _too_long(objection: Objection, values: Mapping[str, Any]) -> str:
    return ngettext(
        "“%(question)s”: %(num)d character too many.",
        "“%(question)s”: %(num)d characters too many.",
        values["num"],
        question=_question(objection),
    )


def _starts(_objection: Objection, values: Mapping[str, Any]) -> str:
    first, last, day = values["from_date"], values["to_date"], date_short(values["date"])
    if last is None:
        return gettext(
            "The project may not start before %(from_date)s; you wrote %(date)s",
            from_date=date_short(first),
            date=day,
        )
    if first is None:
        return gettext(
            "The project has to start by %(to_date)s; you wrote %(date)s",
            to_date=date_short(last),
            date=day,
        )
    return gettext(
        "The project has to start between %(from_date)s and %(to_date)s; you wrote %(date)s.",
        from_date=date_short(first),
        to_date=date_short(last),
        date=day,
    )


def _row(objection: Objection, _values: Mapping[str, Any]) -> str:
    return gettext(
        "Row %(row)s: fill in “%(what)s”.",
        row=objection.row,
        what=_question(objection),
    )


def _row_dates(objection: Objection, values: Mapping[str, Any]) -> str:
    first, last = values["from_date"], values["to_date"]
    if first is None or last is None:
        return gettext(
            "Activity %(num)s: the dates have to be within the project.", num=objection.row
        )
    return gettext(
        "Activity %(num)s: the dates have to be within the project (%(from_date)s–%(to_date)s).",
        num=objection.row,
        from_date=date_short(first),
        to_date=date_short(last),
    )


def _cap(_objection: Objection, values: Mapping[str, Any]) -> str:
    return gettext(
        "Cost plan: the category “%(category)s” is %(over)s above its limit of %(most)s"
        " (%(limit)s of the grant).",
        category=label(values["category"]),
        over=money(values["over"]),
        most=money(values["most"]),
        limit=percent_plain(values["limit"]),
    )


_SENTENCES: dict[WhyNot, Callable[[Objection, Mapping[str, Any]], str]] = {
    WhyNot.TOO_EARLY: lambda _, v: gettext(
        "The competition is not open yet. It opens %(deadline)s.", deadline=deadline(v["moment"])
    ),
    WhyNot.TOO_LATE: lambda _, v: gettext(
        "The competition closed %(deadline)s.", deadline=deadline(v["moment"])
    ),
    WhyNot.CLARIFYING_OVER: lambda _, v: gettext(
        "The time for clarifying ended %(deadline)s.", deadline=deadline(v["moment"])
    ),
    WhyNot.ORGANISATION_INCOMPLETE: lambda _, v: gettext(
        "The organisation's details are not complete. Missing: %(list)s.",
        list=", ".join(str(ORGANISATION_FIELDS[name]) for name in v["missing"]),
    ),
    WhyNot.ANSWER_MISSING: _missing,
    WhyNot.UNREADABLE: _unreadable,
    WhyNot.TEXT_TOO_LONG: _too_long,
    WhyNot.STARTS_OUTSIDE: _starts,
    WhyNot.DURATION: lambda _, v: gettext(
        "The project has to last from %(min)s to %(max)s months; you wrote %(value)s.", **v
    ),
    WhyNot.ENDS_LATE: lambda _, v: gettext(
        "The project has to end by %(latest)s; with these dates it ends on %(date)s.",
        latest=date_short(v["latest"]),
        date=date_short(v["date"]),
    ),
    WhyNot.AT_RISK_MORE: lambda _, v: gettext(
        "Participants at risk (%(at_risk)s) cannot be more than all participants (%(total)s).", **v
    ),
    WhyNot.TOO_FEW_PARTICIPANTS: lambda _, v: ngettext(
        "At least %(num)d participant is needed; you wrote %(value)s.",
        "At least %(num)d participants are needed; you wrote %(value)s.",
        v["num"],
        value=v["value"],
    ),
    WhyNot.AT_RISK_SHARE: lambda _, v: gettext(
        "At least %(percent)s of the participants have to be at risk; now it is %(share)s.",
        percent=percent(v["least"]),
        share=percent(v["share"]),
    ),
    WhyNot.BANDS_SUM: lambda _, v: gettext(
        "Participants by grade add up to %(sum)s, but the total is %(total)s.", **v
    ),
    WhyNot.ROW_INCOMPLETE: _row,
    WhyNot.ROW_DATES: _row_dates,
    WhyNot.ROW_ORDER: lambda o, _: gettext(
        "Activity %(num)s: the end cannot be before the beginning.", num=o.row
    ),
    WhyNot.TOO_MANY_ROWS: lambda _, v: ngettext(
        "At most %(num)d row.", "At most %(num)d rows.", v["num"]
    ),
    WhyNot.PLAN_SHORT: lambda _, v: gettext(
        "The cost plan: %(amount)s left to allocate. It has to be exactly %(total)s.",
        amount=money(v["amount"]),
        total=money(v["total"]),
    ),
    WhyNot.PLAN_OVER: lambda _, v: gettext(
        "The cost plan is %(amount)s too high. It has to be exactly %(total)s.",
        amount=money(v["amount"]),
        total=money(v["total"]),
    ),
    WhyNot.PLAN_LINE: lambda o, v: gettext(
        "Cost plan, line %(num)s: %(problem)s",
        num=o.row,
        problem=say_line(v["fault"], v["grant"]),
    ),
    WhyNot.PLAN_CAP: _cap,
    WhyNot.PLAN_TOO_LONG: lambda _, v: ngettext(
        "At most %(num)d line. Put similar things in one line.",
        "At most %(num)d lines. Put similar things in one line.",
        v["num"],
    ),
    WhyNot.NOT_DECLARED: lambda _, v: gettext(
        "Confirm: %(declaration)s", declaration=label(v["declaration"])
    ),
}
