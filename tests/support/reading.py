"""Every page one person can ask for, read once for all tests that ask something of them."""

from dataclasses import dataclass

from tests.support.addresses import addresses, rules_of
from tests.support.digest import digests


@dataclass(frozen=True, slots=True)
class Read:
    """One answer: where it was asked for, and what came with which queries."""

    endpoint: str
    rule: str
    path: str
    scene: str
    status_code: int
    mimetype: str
    text: str
    queries: tuple

    @property
    def is_page(self):
        """It is a page the reader was let see."""
        return self.status_code == 200 and self.mimetype.startswith("text/")


@dataclass(frozen=True, slots=True)
class Reading:
    """All answers, and the tables that held something else after they were given."""

    answers: list
    changed: frozenset

    def pages(self):
        """The pages the reader was let see."""
        return [one for one in self.answers if one.is_page]

    def words_found(self, words):
        """The rules of pages that show one of these words, with the word."""
        return [f"{one.rule}: {word}" for one in self.pages() for word in words if word in one.text]


def read_everything(app, browser, scenes, count_queries, *, only_theirs=False):
    """Ask for every address of these scenes, and for those that speak of no thing."""
    before = digests()
    answers = [_read(one, browser, count_queries) for one in _asked(app, scenes, only_theirs)]
    after = digests()
    return Reading(answers, frozenset(name for name in after if after[name] != before[name]))


def _asked(app, scenes, only_theirs):
    for rule in rules_of(app):
        if rule.arguments or not only_theirs:
            for path, scene in addresses(app, rule, scenes):
                yield rule, path, scene


def _read(asked, browser, count_queries):
    rule, path, scene = asked
    with count_queries() as queries:
        answer = browser.get(path)
    is_text = answer.status_code == 200 and answer.mimetype.startswith("text/")
    text = answer.get_data(as_text=True) if is_text else ""
    answer.close()
    return Read(
        rule.endpoint,
        rule.rule,
        path,
        scene,
        answer.status_code,
        answer.mimetype,
        text,
        tuple(queries),
    )
