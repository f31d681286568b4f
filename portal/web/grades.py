"""How a grade or a course is written."""

from flask_babel import gettext


def grade_words(grade: str, letter: str = "") -> str:
    """Return a grade as people write it: „8.a”, „12. klase”, „2. kurss”."""
    if grade.startswith("C"):
        return str(gettext("course %(number)s", number=grade[1:])) + (
            f" {letter}" if letter else ""
        )
    if letter:
        return f"{grade}.{letter}"
    return str(gettext("grade %(number)s", number=grade))
