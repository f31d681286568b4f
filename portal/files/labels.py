"""The words of files."""

from collections.abc import Collection

from flask_babel import lazy_gettext as _l

from portal.files.types import Kind, WhyNotKept
from portal.web.labels import register

register(
    {
        WhyNotKept.EMPTY: _l("The file is empty. Check it and attach it again."),
        WhyNotKept.TOO_LARGE: _l("The file is larger than the limit. Make it smaller or split it."),
        WhyNotKept.UNUSABLE_NAME: _l(
            "The name of the file is too long or has characters that cannot be used. Rename it."
        ),
        WhyNotKept.KIND_NOT_ALLOWED: _l(
            "We cannot accept this kind of file. Attach one of the kinds named here."
        ),
        WhyNotKept.CONTENT_DIFFERS: _l(
            "The name says one kind of file, but the content is different."
            " Save it again and attach it."
        ),
        WhyNotKept.PROTECTED: _l("The file is protected with a password. Attach it without one."),
        WhyNotKept.TOO_MUCH_INSIDE: _l(
            "The archive is too large or has too many files inside."
            " Attach the documents one by one."
        ),
        WhyNotKept.TOO_MANY_PIXELS: _l("The picture has too many pixels. Make it smaller."),
        WhyNotKept.NO_ROOM: _l(
            "We cannot store files right now. Your text is saved;"
            " try the file again in a few minutes."
        ),
    }
)


def kinds_in_words(kinds: Collection[Kind]) -> str:
    """Name the kinds as the hint of a field does: `PDF, DOCX, EDOC`."""
    return ", ".join(kind.value.upper() for kind in Kind if kind in kinds)


def accepted(kinds: Collection[Kind]) -> str:
    """Name the kinds as the `accept` of a file field does: `.pdf,.docx`."""
    endings = [f".{kind.value}" for kind in Kind if kind in kinds]
    return ",".join([*endings, ".jpeg"] if Kind.JPG in kinds else endings)
