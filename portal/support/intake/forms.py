"""What is uploaded, and the yes to it."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import MultipleFileField
from wtforms import HiddenField

from portal.web.forms import Form, Present


class UploadForm(Form):
    """The files."""

    files = MultipleFileField(_l("Files"), [Present(_l("Attach a file."))])


class ConfirmForm(Form):
    """The key that opens what was uploaded; it lies in the page and nowhere else."""

    key = HiddenField()
