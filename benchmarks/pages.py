"""The pages that are measured, with the aim of each as a multiple of the 50-row floor."""

from dataclasses import dataclass

from bs4 import BeautifulSoup
from sqlalchemy import select

from benchmarks.client import Request
from benchmarks.town import SIZES, UNSCORED, code_of
from portal.applications.models import Application
from portal.competitions.models import Competition
from portal.demo.people import ACCOUNTS
from portal.extensions import db
from portal.kernel.identity import Role

TIMES = 60


@dataclass(frozen=True)
class Page:
    """One line of the table."""

    name: str
    size: int
    aim: float
    requests: list
    most_queries: int | None = None


EMAILS = {one.role: one.email for one in ACCOUNTS}


def pages(cookies):
    """Name every page for every size of call; `cookies` are by role."""
    coordinator, member, chair = (
        cookies[role] for role in (Role.COORDINATOR, Role.MEMBER, Role.CHAIR)
    )
    for size in SIZES:
        code = code_of(size)
        desk = f"/coordinator/competitions/{code}"
        yield _page("call page", size, 2.5, f"/competitions/{code}")
        yield _page("coordinator's list", size, 4, f"{desk}/applications", coordinator)
        yield _page("coordinator's competition", size, 6, desk, coordinator)
        yield _page("evaluator's queue", size, 4, f"/evaluation/{code}", member)
        sheets = [f"/evaluation/{code}/applications/{key}" for key in unscored(size)]
        times = TIMES if size > 50 else len(sheets)
        opened = [Request(sheets[n % len(sheets)], member) for n in range(2 * times)]
        yield Page("opening a score sheet", size, 6, opened)
    yield Page("saving a score sheet", 2000, 6, list(_savings(2000, member)))
    ranking = f"/competitions/{code_of(500)}/meeting"
    yield _page("ranking of 500", 500, 8, ranking, chair, times=20)
    export = f"/coordinator/competitions/{code_of(500)}/applications.csv"
    yield _page("CSV of 500", 500, 40, export, coordinator, times=20, most_queries=10)


def _page(name, size, aim, path, cookie="", *, times=TIMES, most_queries=None):
    return Page(name, size, aim, [Request(path, cookie)] * (2 * times), most_queries)


def unscored(size):
    """Return the keys of the applications the member has still to score."""
    found = db.session.scalars(
        select(Application.id)
        .join(Competition, Competition.id == Application.competition_id)
        .where(Competition.code == code_of(size))
        .order_by(Application.sequence.desc())
        .limit(UNSCORED[size])
    )
    return list(found)


def _savings(size, cookie):
    """Fill in the form of each unscored application as its page gives it."""
    for key in unscored(size)[: 2 * TIMES]:
        path = f"/evaluation/{code_of(size)}/applications/{key}"
        yield Request(path, cookie, {"fill": path})


def filled(html):
    """Return what a member would send: every point chosen, every reason written."""
    page = BeautifulSoup(html, "html.parser")
    form = next(one for one in page.find_all("form") if one.find("textarea"))
    data = {}
    for field in form.find_all("input"):
        name, kind = field.get("name"), field.get("type", "text")
        if not name or kind in {"submit", "checkbox"}:
            continue
        if kind == "radio":
            data[name] = field["value"] if field["value"] == "7" else data.get(name, field["value"])
        else:
            data[name] = field.get("value", "")
    for field in form.find_all("textarea"):
        data[field["name"]] = "Vajadzība pamatota ar skolas datiem, mērķis pārbaudāms."
    return data
