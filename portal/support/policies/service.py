"""Setting a rule from a day on."""

from datetime import date, datetime

from sqlalchemy.exc import IntegrityError

from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.kernel.refusal import Refused, refuse_if
from portal.support.policies import queries
from portal.support.policies.models import PolicyRow
from portal.support.policies.rules import reasons_not_to_set
from portal.support.policies.types import Policy, WhyNotSet


def set_policy(
    policy: Policy, value: str, valid_from: date, *, basis: str, by: int | None, at: datetime
) -> PolicyRow:
    """Give a rule a value from a day on; what was before stays for the days before.

    Raises `Refused` when the rule cannot have the value, or another value begins that day.
    """
    row = PolicyRow(policy=policy, value=value, valid_from=valid_from, basis=basis, set_by_id=by)
    with transaction():
        is_taken = any(
            one.policy is policy and one.valid_from == valid_from for one in queries.list_rows()
        )
        refuse_if(reasons_not_to_set(policy, value, is_taken=is_taken))
        try:
            with db.session.begin_nested():
                db.session.add(row)
        except IntegrityError:
            raise Refused([WhyNotSet.DAY_TAKEN]) from None
        audit.record("policy set", row, by=by, at=at, policy=policy.value, value=value)
    return row
