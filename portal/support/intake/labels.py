"""The words of the import: what is wrong, what is kept and marked."""

from flask_babel import lazy_gettext as _l

from portal.support.intake.types import Fault, Sheet, Verdict, WhyNotConfirmed, Wrong
from portal.web.labels import label, register

register(
    {
        Sheet.MUNICIPALITIES: _l("Municipalities"),
        Sheet.SCHOOLS: _l("Schools"),
        Sheet.AGREEMENTS: _l("Agreements"),
        Sheet.PROVIDERS: _l("Support providers"),
        Sheet.PUPILS: _l("Pupils"),
        Sheet.PLANS: _l("Support plans"),
        Sheet.RISKS: _l("Risks of plans"),
        Sheet.MEASURES: _l("Measures of plans"),
        Sheet.SESSIONS: _l("Sessions"),
        Sheet.CLAIMS: _l("Claims"),
    }
)
register(
    {
        Verdict.NEW: _l("New rows"),
        Verdict.CHANGED: _l("Changed rows"),
        Verdict.SAME: _l("Rows as they are"),
    }
)
register(
    {
        WhyNotConfirmed.GONE: _l(
            "The files are no longer here: they are kept for an hour. Upload them again."
        )
    }
)
_of_files = {
    Wrong.NOT_UTF8: _l("The file is not in UTF-8 (it looks like %(encoding)s). Save it as UTF-8."),
    Wrong.EMPTY: _l("The file is empty; its first row names the columns."),
    Wrong.NO_HEADER: _l("The first row must name the columns: %(columns)s."),
    Wrong.UNKNOWN_COLUMN: _l("Column “%(column)s” is not known."),
    Wrong.COLUMN_TWICE: _l("Column “%(column)s” stands there twice."),
    Wrong.COLUMN_MISSING: _l("Column “%(column)s” is missing."),
    Wrong.UNKNOWN_FILE: _l("There is no such file in the format. You can import: %(allowed)s."),
    Wrong.FILE_TWICE: _l("This file has been given twice."),
    Wrong.TOO_LARGE: _l("The file is larger than %(limit)s MB."),
    Wrong.TOO_MANY_ROWS: _l("A sheet of a workbook can have at most %(limit)s rows."),
    Wrong.NOT_AN_ARCHIVE: _l("The file cannot be opened. Save it again and try once more."),
    Wrong.PROTECTED: _l("The file is protected with a password. Save it without one."),
    Wrong.TOO_MUCH_INSIDE: _l("Too much is packed into the file."),
    Wrong.NOTHING_TO_READ: _l("There is no file of the format here."),
    Wrong.ADMINISTRATOR_ONLY: _l("Only an administrator can import this file."),
    Wrong.BROKEN_ROW: _l("The row has %(found)s cells, the first row has %(expected)s."),
    Wrong.BROKEN_QUOTES: _l("The quotation marks in this row do not match."),
    Wrong.CHANGED_MEANWHILE: _l("Somebody changed the same data meanwhile. Try again."),
}
_of_cells = {
    Wrong.REQUIRED: _l("The cell must not be empty."),
    Wrong.TOO_LONG: _l("The text has %(length)s characters; there can be at most %(limit)s."),
    Wrong.UNWRITABLE: _l("Remove the characters that cannot be shown."),
    Wrong.FORMULA: _l("“%(value)s” is a formula. Write the text or the number itself."),
    Wrong.NOT_A_CODE: _l(
        "“%(value)s” is not a code: letters without diacritics, digits, hyphens, full stops and"
        " underscores."
    ),
    Wrong.NOT_A_DAY: _l("“%(value)s” is not a date like 2020-04-14."),
    Wrong.NOT_A_TIME: _l("“%(value)s” is not a time like 14:10."),
    Wrong.NOT_A_NUMBER: _l("“%(value)s” is not a whole number from %(least)s to %(most)s."),
    Wrong.NOT_AN_AMOUNT: _l("“%(value)s” is not an amount like 12.50."),
    Wrong.NOT_ONE_OF: _l("“%(value)s” is none of these: %(allowed)s."),
    Wrong.NAMED_TWICE: _l("“%(value)s” stands in the cell twice."),
    Wrong.NOT_A_SCHOOL_YEAR: _l("“%(value)s” is not a school year like 2019/2020."),
    Wrong.NOT_A_PERSONAL_CODE: _l("This is not a personal code: eleven digits."),
    Wrong.KEY_TWICE: _l("“%(key)s” stands in row %(row)s already."),
}
_of_references = {
    Wrong.UNKNOWN_MUNICIPALITY: _l("There is no municipality “%(value)s”."),
    Wrong.UNKNOWN_SCHOOL: _l("There is no school “%(value)s”."),
    Wrong.UNKNOWN_PROVIDER: _l("There is no support provider “%(value)s”."),
    Wrong.UNKNOWN_PUPIL: _l("There is no pupil “%(value)s”."),
    Wrong.UNKNOWN_PLAN: _l("There is no plan “%(value)s”."),
    Wrong.UNKNOWN_MEASURE: _l("There is no measure “%(value)s”."),
    Wrong.FOREIGN_SCHOOL: _l("“%(value)s” is not your school."),
    Wrong.FOREIGN_PUPIL: _l("This pupil does not learn at your school."),
    Wrong.FOREIGN_PROVIDER: _l("This code belongs to somebody of another school."),
    Wrong.CODE_TAKEN: _l("This code is taken."),
    Wrong.MERGED_MUNICIPALITY: _l(
        "This municipality has become part of another. Write the code of that one: “%(value)s”."
    ),
    Wrong.OWN_SUCCESSOR: _l("A school cannot succeed itself."),
    Wrong.HALF_JOINED: _l("The year and the semester of joining go together."),
    Wrong.MINISTRY_MISSING: _l("Say which ministry runs the school."),
    Wrong.MINISTRY_UNWANTED: _l("A municipality belongs to no ministry. Leave the cell empty."),
    Wrong.NOT_VOCATIONAL: _l("This is not a school of vocational education."),
    Wrong.PERSONAL_CODE_TWICE: _l("This personal code stands in row %(row)s already."),
    Wrong.PERSONAL_CODE_TAKEN: _l("This personal code belongs to another pupil."),
}
_of_plans = {
    Wrong.HAS_OPEN_PLAN: _l(
        "The pupil has a plan under way at the former school. Let the pupil change school in the"
        " portal, so that the plan is handed over."
    ),
    Wrong.PLAN_TWICE: _l("The pupil has a plan at this school in this period already: “%(plan)s”."),
    Wrong.LEARNS_ELSEWHERE: _l("The pupil learns at another school, so this plan cannot go on."),
    Wrong.FIXED: _l("This cannot change any more: what is stored says something else."),
    Wrong.NOT_IMPORTED: _l("This was made in the portal, so it is changed there."),
    Wrong.REASONS_UNWANTED: _l("Reasons are only given for the result “none”."),
    Wrong.SAYS_NOT_WHICH: _l("Say which other risk it is."),
    Wrong.RISK_MISSING: _l("The plan has no risk “%(risk)s”."),
    Wrong.NO_SESSIONS: _l("“%(value)s” is economic support: it has claims, not sessions."),
    Wrong.NO_CLAIMS: _l("Only economic support has claims."),
    Wrong.PLAN_CLOSED: _l("The plan is closed, suspended or not approved yet."),
    Wrong.ATTENDANCE_COUNT: _l("There are %(found)s words for %(expected)s measures."),
    Wrong.SAME_PUPIL_TWICE: _l("One pupil stands in this session twice."),
    Wrong.TIME_SKIPPED: _l("On that day the clocks were moved on: there was no %(time)s."),
    Wrong.IN_THE_FUTURE: _l("The session has not taken place yet."),
    Wrong.OVERLAPS: _l("The provider was in session “%(code)s” (row %(row)s) at that time."),
    Wrong.OVERLAPS_STORED: _l("The provider was in session “%(code)s” at that time."),
    Wrong.BACKWARDS: _l("The last day comes before the first."),
    Wrong.NOTHING_CLAIMED: _l("The amount must be more than 0."),
}
_notes = {
    Wrong.OUTSIDE_TARGET: _l(
        "Grade “%(grade)s” was not in the target group then. The plan is kept and marked."
    ),
    Wrong.FORMER_SCHOOL: _l(
        "The pupil learns at another school now (%(school)s). The plan is kept with this one."
    ),
    Wrong.PERIOD_ENDED: _l(
        "The semester was closed on %(day)s. The plan is kept as it is; nothing more can be done"
        " with it."
    ),
    Wrong.OUTSIDE_PERIOD: _l("The session lies outside the days of the plan. It is kept."),
    Wrong.OTHER_KIND: _l("A school of this kind has no grade “%(grade)s”. It is kept."),
    Wrong.CHECK_DIGIT: _l("The check digit of the personal code does not match. It is kept."),
}
register(_of_files | _of_cells | _of_references | _of_plans | _notes)


CODE_LISTS = {
    "risks": _l("Risks"),
    "measures": _l("Kinds of support"),
    "specialists": _l("Specialists"),
    "subjects": _l("Subjects"),
    "reasons": _l("Reasons for no improvement"),
    "states": _l("States of a plan"),
    "periods": _l("Periods"),
    "results": _l("Results"),
    "modes": _l("How a session was held"),
    "attendance": _l("Attendance"),
    "kinds": _l("Kinds of school"),
    "founders": _l("Founders"),
    "partner_kinds": _l("Kinds of partner"),
}
"""What each list of codes is called; regions are written by their names."""


def says(fault: Fault) -> str:
    """Return what is wrong as a sentence in the language of the page."""
    return label(fault.wrong) % dict(fault.values)


def placed(fault: Fault) -> str:
    """Return `file:line:column: what is wrong`."""
    return f"{fault.file}:{fault.line}:{fault.column}: {says(fault)}"
