"""What a health or family risk says is sealed apart from the plan (S75)."""

import pytest
from sqlalchemy import select, text

from portal.support.plans.models import PlanRisk, SensitiveRisk
from portal.support.plans.service import sensitive
from portal.support.plans.types import Risk, RiskGroup


def test_of_a_family_risk_the_plan_holds_the_group_alone(make):
    plan = make.plan(risks=[], measures=0)
    row = sensitive.seal_risk(plan.id, Risk.PARENTS_ADDICTION, "Tēvs dzer.")
    assert (row.risk_group, row.risk, row.justification) == (RiskGroup.FAMILY, None, None)
    assert sensitive.opened(row.sensitive.sealed) == (Risk.PARENTS_ADDICTION, "Tēvs dzer.")


def test_a_risk_of_learning_stands_in_the_plan(make, database):
    plan = make.plan(risks=[], measures=0)
    row = sensitive.seal_risk(plan.id, Risk.VIOLENCE, "Kautiņi.")
    assert (row.risk, row.justification) == (Risk.VIOLENCE, "Kautiņi.")
    assert database.session.scalars(select(SensitiveRisk)).all() == []


def test_the_database_holds_neither_code_nor_words(make, database):
    plan = make.plan(risks=[], measures=0)
    sensitive.seal_risk(plan.id, Risk.OFTEN_ILL, "Astma.")
    database.session.flush()
    rows = database.session.execute(text("SELECT * FROM plan_risk, sensitive_risk")).all()
    assert rows
    assert not any(word in str(rows) for word in ("often_ill", "Astma"))


def test_the_same_risk_of_a_plan_is_known_without_opening_it(make, database):
    plan, other = make.plan(risks=[], measures=0), make.plan(risks=[], measures=0)
    first, second, third = (
        sensitive.seal_risk(of.id, risk, "Jā.").sensitive.code_print
        for of, risk in (
            (plan, Risk.OFTEN_ILL),
            (plan, Risk.ADDICTION),
            (other, Risk.OFTEN_ILL),
        )
    )
    assert len({first, second, third}) == 3
    assert sensitive.code_print(plan.id, Risk.OFTEN_ILL) == first
    assert (
        database.session.scalar(
            select(PlanRisk.plan_id).join(SensitiveRisk).where(SensitiveRisk.code_print == first)
        )
        == plan.id
    )


def test_whoever_compares_learns_only_yes_or_no():
    closed = sensitive.close(1, Risk.OFTEN_ILL, "Astma.")
    assert sensitive.says(closed.sealed, Risk.OFTEN_ILL, "Astma.")
    assert not sensitive.says(closed.sealed, Risk.OFTEN_ILL, "Gripa.")
    assert not sensitive.says(closed.sealed, Risk.ADDICTION, "Astma.")


def test_an_ordinary_risk_is_not_closed_with_the_sensitive_key():
    with pytest.raises(ValueError, match="not sensitive"):
        sensitive.close(1, Risk.VIOLENCE, "Kautiņi.")
