"""Pagination: one page of a long list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list and where it stands in the whole."""

    rows: Sequence[T]
    number: int
    total: int
    per_page: int = PER_PAGE

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.per_page))

    @property
    def first(self) -> int:
        """The place of the page's first row in the whole list."""
        return (self.number - 1) * self.per_page + 1 if self.total else 0

    @property
    def last(self) -> int:
        """The place of the page's last row in the whole list."""
        return self.first + len(self.rows) - 1 if self.total else 0


def page_asked(text: str | None) -> int:
    """Read the page number of an address; anything odd is the first page."""
    longest = 6
    return (
        max(1, int(text))
        if text and text.isascii() and text.isdigit() and len(text) <= longest
        else 1
    )
