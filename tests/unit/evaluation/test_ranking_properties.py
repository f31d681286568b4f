"""What must hold of every ranking, held against a second, slow and plain way to compute it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from portal.evaluation.rules.ranking import rank
from portal.evaluation.types import Entry, Proposal, RankedCriterion, Sheet, Terms, Why

GRANT = Decimal("4600.00")
NOON = datetime(2027, 3, 19, 12, tzinfo=UTC)
CODES = ("need", "role", "plan")

marks = st.integers(0, 6).map(lambda count: Decimal(count) / 2)
weights = st.sampled_from([Decimal(1), Decimal("0.5"), Decimal("1.25"), Decimal("3.3333")])
minima = st.none() | st.integers(0, 3).map(Decimal)


@st.composite
def terms_of(draw: st.DrawFn) -> Terms:
    return Terms(
        criteria=tuple(
            RankedCriterion(
                code=code, max_points=Decimal(3), weight=draw(weights), min_points=draw(minima)
            )
            for code in CODES
        ),
        grant_amount=GRANT,
        quota=draw(st.integers(1, 5)),
        budget=draw(st.none() | st.integers(0, 2_500_000).map(lambda cents: Decimal(cents) / 100)),
        min_assessments=draw(st.integers(1, 3)),
        min_total=draw(st.none() | st.integers(0, 15).map(Decimal)),
        tie_break=draw(st.sampled_from([(), ("need",), ("role", "need")])),
        tie_break_by_time=draw(st.booleans()),
    )


@st.composite
def sheets_of(draw: st.DrawFn) -> tuple[Sheet, ...]:
    members = draw(st.lists(st.sampled_from(["m1", "m2", "m3", "m4"]), unique=True))
    return tuple(
        Sheet(
            member=member,
            points={
                code: draw(marks) for code in CODES if draw(st.integers(0, 9)) or code == "plan"
            },
            in_conflict=draw(st.integers(0, 4)) == 0,
        )
        for member in members
    )


@st.composite
def entries_of(draw: st.DrawFn) -> list[Entry]:
    count = draw(st.integers(0, 7))
    return [
        Entry(
            number=f"A/{place:03d}",
            received_at=NOON + timedelta(seconds=draw(st.integers(0, 2))),
            planned=draw(st.sampled_from([GRANT] * 9 + [Decimal("4599.99")])),
            is_late=draw(st.integers(0, 9)) == 0,
            is_withdrawn=draw(st.integers(0, 9)) == 0,
            is_admissible=draw(st.integers(0, 9)) != 0,
            sheets=draw(sheets_of()),
            settled_order=draw(st.none() | st.integers(1, 3)),
        )
        for place in range(1, count + 1)
    ]


def plainly_counted(one: Entry) -> list[Sheet]:
    return [sheet for sheet in one.sheets if not sheet.in_conflict and len(sheet.points) == 3]


def plain_total(terms: Terms, one: Entry) -> Fraction:
    total = Fraction(0)
    for criterion in terms.criteria:
        total += Fraction(criterion.weight) * plain_mean(criterion.code, one)
    return total


def plain_mean(code: str, one: Entry) -> Fraction:
    given = [Fraction(sheet.points[code]) for sheet in plainly_counted(one)]
    return sum(given, Fraction(0)) / len(given)


def plain_key(terms: Terms, one: Entry) -> list[object]:
    key: list[object] = [plain_total(terms, one)]
    key += [plain_mean(code, one) for code in terms.tie_break]
    if terms.tie_break_by_time:
        key.append(-(one.received_at - NOON).seconds)
    return [*key, -(99 if one.settled_order is None else one.settled_order)]


def plainly_ranked(terms: Terms, entries: list[Entry]) -> dict[str, tuple[int, bool, str]]:
    """Every ranked application: its rank by counting who is better, passing, and the proposal."""
    valid = [
        one
        for one in entries
        if not (one.is_late or one.is_withdrawn)
        and one.is_admissible
        and one.planned == GRANT
        and len(plainly_counted(one)) >= terms.min_assessments
    ]
    passing = [one for one in valid if plainly_passes(terms, one)]
    quota = terms.quota
    while terms.budget is not None and quota * terms.grant_amount > terms.budget:
        quota -= 1
    found = {}
    for one in valid:
        key = plain_key(terms, one)
        better = sum(1 for other in passing if plain_key(terms, other) > key)
        level = sum(1 for other in passing if plain_key(terms, other) == key)
        if one not in passing:
            proposal = "rejected"
        elif better + level <= quota:
            proposal = "approved"
        else:
            proposal = "reserve" if better >= quota else "tie"
        place = 1 + sum(1 for other in valid if plain_key(terms, other) > key)
        found[one.number] = (place, one in passing, proposal)
    return found


def plainly_passes(terms: Terms, one: Entry) -> bool:
    if terms.min_total is not None and plain_total(terms, one) < Fraction(terms.min_total):
        return False
    for criterion in terms.criteria:
        low = criterion.min_points
        if low is not None and plain_mean(criterion.code, one) < Fraction(low):
            return False
    return True


@given(terms_of(), entries_of())
def test_the_ranking_agrees_with_the_plain_way(terms, entries):
    ranking = rank(terms, entries)

    found = {row.number: (row.rank, row.passes, row.proposal.value) for row in ranking.rows}
    assert found == plainly_ranked(terms, entries)
    totals = {row.number: row.total for row in ranking.rows}
    by_number = {one.number: one for one in entries}
    assert totals == {number: plain_total(terms, by_number[number]) for number in totals}
    outside = {one.number for one in ranking.not_ranked}
    assert outside == {one.number for one in entries} - set(found)


@given(terms_of(), entries_of(), st.randoms())
def test_the_order_of_input_never_matters(terms, entries, chance):
    shuffled = [
        replace(one, sheets=tuple(chance.sample(one.sheets, len(one.sheets)))) for one in entries
    ]
    chance.shuffle(shuffled)

    assert rank(terms, shuffled) == rank(terms, entries)


@given(terms_of(), entries_of(), marks)
def test_a_mark_in_conflict_never_counts(terms, entries, mark):
    biased = Sheet(member="m9", points=dict.fromkeys(CODES, mark), in_conflict=True)

    with_it = [replace(one, sheets=(*one.sheets, biased)) for one in entries]

    assert rank(terms, with_it) == rank(terms, entries)


@given(terms_of(), entries_of(), st.data())
def test_a_mark_raised_never_lowers_a_total_or_a_place(terms, entries, data):
    ranking = rank(terms, entries)
    if not ranking.rows:
        return
    row = data.draw(st.sampled_from(ranking.rows))
    code = data.draw(st.sampled_from(CODES))
    raised = [
        _raise(one, row.counted_members[0], code) if one.number == row.number else one
        for one in entries
    ]

    after = next(one for one in rank(terms, raised).rows if one.number == row.number)

    assert after.total > row.total
    assert after.rank <= row.rank
    assert after.passes or not row.passes


def _raise(one: Entry, member: str, code: str) -> Entry:
    return replace(
        one,
        sheets=tuple(
            replace(sheet, points=sheet.points | {code: sheet.points[code] + Decimal("0.0001")})
            if sheet.member == member
            else sheet
            for sheet in one.sheets
        ),
    )


@given(terms_of(), entries_of())
def test_no_more_are_approved_than_the_quota_and_nobody_better_is_left_out(terms, entries):
    rows = rank(terms, entries).rows

    approved = [row for row in rows if row.proposal is Proposal.APPROVED]
    assert len(approved) <= terms.quota
    for row in rows:
        if row.proposal in {Proposal.TIE, Proposal.RESERVE}:
            assert all(one.rank <= row.rank for one in approved)
        if row.proposal is Proposal.RESERVE:
            assert row.why == (Why.QUOTA_REACHED,)
