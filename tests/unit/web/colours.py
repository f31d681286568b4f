"""An enum of the tests with words of its own."""

from enum import StrEnum

from portal.web.labels import register


class Colour(StrEnum):
    GREEN = "green"


register({Colour.GREEN: "zaļš"})
