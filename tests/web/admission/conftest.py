"""What the tests of clarifications share, on the coordinator's side."""

from tests.support.asking import (
    answered,
    application,
    criterion,
    desk,
    latest,
    organisation,
    owner,
    question,
    there,
)

__all__ = [
    "answered",
    "application",
    "criterion",
    "desk",
    "latest",
    "organisation",
    "owner",
    "question",
    "there",
]
