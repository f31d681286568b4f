"""Parts of an address that cannot hold what no table can hold (security S10)."""

from werkzeug.routing import BaseConverter, IntegerConverter, ValidationError

LARGEST_KEY = 2**31 - 1


class KeyConverter(IntegerConverter):
    """`<int:id>`: a key the database can hold, in plain digits; anything else is 404."""

    def to_python(self, value: str) -> int:
        """Read the key."""
        if not value.isascii() or len(value) > len(str(LARGEST_KEY)) or int(value) > LARGEST_KEY:
            raise ValidationError
        return int(value)


class CodeConverter(BaseConverter):
    """`<code:code>`: the code of a competition, like `LIEP-2020-1`."""

    regex = "[A-Z0-9][A-Z0-9-]{1,39}"
    part_isolating = True


class TokenConverter(BaseConverter):
    """`<token:token>`: the secret of a link in a letter, or what a mail program left of it."""

    regex = "[A-Za-z0-9_-]{1,100}"
    part_isolating = True


class ReferenceConverter(BaseConverter):
    """`<reference:code>`: the number of a plan or the key of a pupil, imported ones too."""

    regex = "[A-Za-z0-9][A-Za-z0-9._-]{0,59}"
    part_isolating = True


CONVERTERS = {
    "int": KeyConverter,
    "code": CodeConverter,
    "token": TokenConverter,
    "reference": ReferenceConverter,
}
