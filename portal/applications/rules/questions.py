"""What does the form ask? Its questions as data (facts 2.10; decisions, Application 1).

Questions a competition adds are made into the same shape by `extra_question`.
"""

from collections.abc import Iterable

from portal.applications.types import Kind, Question, Section


def _line(
    code: str,
    section: Section,
    limit: int = 200,
    *,
    is_required: bool = True,
    is_public: bool = False,
) -> Question:
    return Question(
        code=code,
        section=section,
        kind=Kind.LINE,
        limit=limit,
        is_required=is_required,
        is_public=is_public,
    )


def _area(
    code: str, section: Section, limit: int, *, is_required: bool = True, is_public: bool = False
) -> Question:
    return Question(
        code=code,
        section=section,
        kind=Kind.AREA,
        limit=limit,
        is_required=is_required,
        is_public=is_public,
    )


def _one(code: str, section: Section, kind: Kind) -> Question:
    return Question(code=code, section=section, kind=kind)


def _rows(code: str, section: Section, *columns: Question, is_required: bool) -> Question:
    return Question(
        code=code, section=section, kind=Kind.ROWS, columns=columns, is_required=is_required
    )


QUESTIONS: tuple[Question, ...] = (
    _line("manager", Section.APPLICANT, 120),
    _area("experience", Section.APPLICANT, 1500),
    _line("title", Section.PROJECT, 120, is_public=True),
    _area("summary", Section.PROJECT, 300, is_public=True),
    _line("place", Section.PROJECT),
    Question(code="schools", section=Section.PROJECT, kind=Kind.SCHOOLS, limit=1000),
    _one("starts", Section.PROJECT, Kind.DATE),
    _one("months", Section.PROJECT, Kind.WHOLE),
    _area("planned_by", Section.YOUNG_PEOPLE, 2000),
    _line("group", Section.YOUNG_PEOPLE, is_required=False),
    _one("total", Section.YOUNG_PEOPLE, Kind.WHOLE),
    _one("at_risk", Section.YOUNG_PEOPLE, Kind.WHOLE),
    _one("bands", Section.YOUNG_PEOPLE, Kind.BANDS),
    _area("reach", Section.YOUNG_PEOPLE, 1500),
    _area("need", Section.NEED, 2000),
    _area("aim", Section.NEED, 600),
    _area("prevention", Section.NEED, 1000),
    _rows(
        "activities",
        Section.ACTIVITIES,
        _line("what", Section.ACTIVITIES),
        _one("from", Section.ACTIVITIES, Kind.DATE),
        _one("to", Section.ACTIVITIES, Kind.DATE),
        _line("where", Section.ACTIVITIES),
        _line("method", Section.ACTIVITIES),
        _line("who", Section.ACTIVITIES),
        _one("participants", Section.ACTIVITIES, Kind.WHOLE),
        is_required=True,
    ),
    _area("results", Section.RESULTS, 2000),
    _area("motivation", Section.RESULTS, 1500),
    _area("after", Section.RESULTS, 1000, is_required=False),
    _rows(
        "partners",
        Section.PARTNERS,
        _line("name", Section.PARTNERS),
        _line("does", Section.PARTNERS, 400),
        _line("contact", Section.PARTNERS, is_required=False),
        is_required=False,
    ),
    _area("publicity", Section.PUBLICITY, 1500),
    _rows(
        "risks",
        Section.RISKS,
        _line("what", Section.RISKS, 300),
        _line("then", Section.RISKS, 400),
        is_required=True,
    ),
)

OPTIONAL_SECTIONS = frozenset({Section.PARTNERS, Section.ATTACHMENTS})


def extra_question(
    code: str, limit: int, *, is_required: bool, titles: tuple[str, str] = ("", "")
) -> Question:
    """Make a competition's own question into one of the form."""
    return Question(
        code=code,
        section=Section.EXTRA,
        kind=Kind.AREA,
        limit=limit,
        is_required=is_required,
        titles=titles,
    )


def sections_of(*, has_extra: bool) -> tuple[Section, ...]:
    """Return the tasks of an application, in their order; declarations belong to submitting."""
    left_out = {Section.DECLARATIONS} if has_extra else {Section.DECLARATIONS, Section.EXTRA}
    return tuple(section for section in Section if section not in left_out)


def asked_in(section: Section, extra: Iterable[Question] = ()) -> tuple[Question, ...]:
    """Return the questions of a section."""
    return tuple(one for one in (*QUESTIONS, *extra) if one.section is section)
