"""Builders: `make.application(title=…)` gives something sound that differs only as you say."""

from tests.builders.accounts import AccountBuilders
from tests.builders.applications import ApplicationBuilders
from tests.builders.competitions import CompetitionBuilders
from tests.builders.evaluation import EvaluationBuilders
from tests.builders.notifications import LetterBuilders
from tests.builders.organisations import OrganisationBuilders
from tests.builders.school import SchoolBuilders


class Make(
    SchoolBuilders,
    EvaluationBuilders,
    ApplicationBuilders,
    CompetitionBuilders,
    OrganisationBuilders,
    LetterBuilders,
    AccountBuilders,
):
    """Every builder in one hand; one module a subject."""
