"""What is in force while a plan is amended, the way back, and why a pupil left."""

from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_SUBJECTS = [
    "mathematics",
    "latvian",
    "english",
    "russian",
    "physics",
    "chemistry",
    "biology",
    "history",
    "social_studies",
    "geography",
    "science",
    "computing",
    "german",
    "music",
    "art",
    "design_technology",
    "sports",
    "other",
]
_SPECIALISTS = [
    "teacher",
    "psychologist",
    "social_pedagogue",
    "speech_therapist",
    "special_educator",
    "assistant",
    "consultant",
    "class_teacher",
    "sign_interpreter",
    "occupational_therapist",
    "other",
]
_STATES = [
    "draft",
    "in_approval",
    "approved",
    "in_progress",
    "in_revision",
    "suspended",
    "evaluated",
    "inactive",
]
_STAGES = ["settled", "amended", "drafted"]
_MOVES = [
    "submit",
    "approve",
    "return",
    "start",
    "revise",
    "suspend",
    "resume",
    "delete",
    "evaluate",
    "hand_over",
]
_NEW_MOVES = ["discard", "leave"]
_KEPT = {
    "stage": _STAGES,
    "kept_subject": _SUBJECTS,
    "kept_specialist": _SPECIALISTS,
}

_plan = sa.table(
    "support_plan",
    sa.column("id", _BIG),
    sa.column("state", sa.String()),
    sa.column("approved_at", sa.DateTime(timezone=True)),
)
_version = sa.table(
    "plan_version",
    sa.column("plan_id", _BIG),
    sa.column("number", sa.Integer()),
    sa.column("content", sa.JSON()),
)
_measure = sa.table(
    "measure",
    sa.column("id", _BIG),
    sa.column("plan_id", _BIG),
    sa.column("code", sa.String()),
    sa.column("withdrawn_at", sa.DateTime(timezone=True)),
    sa.column("stage", sa.String()),
    sa.column("kept_subject", sa.String()),
    sa.column("kept_specialist", sa.String()),
    sa.column("kept_provider_id", sa.Integer()),
    sa.column("kept_units", sa.Integer()),
    sa.column("kept_amount", sa.BigInteger()),
    sa.column("kept_withdrawn_at", sa.DateTime(timezone=True)),
)


def _one_of(name: str, values: list[str]) -> str:
    return f"{name} IN ({', '.join(repr(one) for one in values)})"


def upgrade() -> None:
    """Go to this revision."""
    with op.batch_alter_table("measure") as batch_op:
        batch_op.add_column(
            sa.Column("stage", sa.String(length=40), nullable=False, server_default="settled")
        )
        batch_op.add_column(sa.Column("kept_subject", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("kept_specialist", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("kept_provider_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("kept_units", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("kept_amount", sa.BigInteger(), nullable=True))
        batch_op.add_column(
            sa.Column("kept_withdrawn_at", sa.DateTime(timezone=True), nullable=True)
        )
    with op.batch_alter_table("measure") as batch_op:
        batch_op.alter_column("stage", server_default=None)
        for name, values in _KEPT.items():
            batch_op.create_check_constraint(op.f(f"ck_measure_{name}"), _one_of(name, values))
        batch_op.create_foreign_key(
            op.f("fk_measure_kept_provider_id_staff_member"),
            "staff_member",
            ["kept_provider_id"],
            ["id"],
        )
        batch_op.create_index(op.f("ix_measure_kept_provider_id"), ["kept_provider_id"])
    _create_kept()
    with op.batch_alter_table("enrolment") as batch_op:
        batch_op.add_column(sa.Column("left_why", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("enrolment") as batch_op:
        batch_op.alter_column("left_why", server_default=None)
    _allow([*_MOVES, *_NEW_MOVES])
    _hold_what_is_amended()


def _create_kept() -> None:
    op.create_table(
        "kept_plan",
        sa.Column("plan_id", _BIG, nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.CheckConstraint(_one_of("state", _STATES), name=op.f("ck_kept_plan_planstate")),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["support_plan.id"],
            name=op.f("fk_kept_plan_plan_id_support_plan"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("plan_id", name=op.f("pk_kept_plan")),
    )
    op.create_table(
        "kept_risk",
        sa.Column("plan_id", _BIG, nullable=False),
        sa.Column("risk_id", _BIG, autoincrement=False, nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("code_print", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["kept_plan.plan_id"],
            name=op.f("fk_kept_risk_plan_id_kept_plan"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("plan_id", "risk_id", name=op.f("pk_kept_risk")),
    )


def _allow(moves: list[str]) -> None:
    with op.batch_alter_table("plan_event") as batch_op:
        batch_op.drop_constraint(op.f("ck_plan_event_move"), type_="check")
        batch_op.create_check_constraint(op.f("ck_plan_event_move"), _one_of("move", moves))


def _hold_what_is_amended() -> None:
    """Of plans on their way to another approval, what was last approved is in force again."""
    on_their_way = sa.select(_plan.c.id).where(
        _plan.c.approved_at.is_not(None),
        _plan.c.state.in_(["in_revision", "in_approval", "suspended"]),
    )
    bind = op.get_bind()
    versions = bind.execute(
        sa.select(_version.c.plan_id, _version.c.content)
        .where(_version.c.plan_id.in_(on_their_way))
        .order_by(_version.c.plan_id, _version.c.number)
    )
    last = {plan_id: content["measures"] for plan_id, content in versions}
    rows = bind.execute(
        sa.select(
            _measure.c.id, _measure.c.plan_id, _measure.c.code, _measure.c.withdrawn_at
        ).where(_measure.c.plan_id.in_(on_their_way))
    ).all()
    for key, plan_id, code, withdrawn_at in rows:
        if plan_id in last:
            values = _kept(last[plan_id].get(code), withdrawn_at)
            bind.execute(sa.update(_measure).where(_measure.c.id == key).values(**values))


def _kept(said: dict[str, Any] | None, withdrawn_at: object) -> dict[str, Any]:
    if said is None:
        return {"stage": "drafted"}
    amount = said["amount"]
    return {
        "stage": "amended",
        "kept_subject": said["subject"],
        "kept_specialist": said["specialist"],
        "kept_provider_id": said["provider"],
        "kept_units": said["units"],
        "kept_amount": None if amount is None else int(Decimal(amount) * 100),
        "kept_withdrawn_at": withdrawn_at if said["withdrawn"] else None,
    }


def downgrade() -> None:
    """Go back to the revision before; moves it does not know become the nearest it does."""
    op.execute("UPDATE plan_event SET move = 'start' WHERE move = 'discard'")
    op.execute("UPDATE plan_event SET move = 'delete' WHERE move = 'leave' AND after = 'inactive'")
    op.execute("UPDATE plan_event SET move = 'suspend' WHERE move = 'leave'")
    _allow(_MOVES)
    with op.batch_alter_table("enrolment") as batch_op:
        batch_op.drop_column("left_why")
    op.drop_table("kept_risk")
    op.drop_table("kept_plan")
    with op.batch_alter_table("measure") as batch_op:
        batch_op.drop_index(op.f("ix_measure_kept_provider_id"))
        batch_op.drop_constraint(
            op.f("fk_measure_kept_provider_id_staff_member"), type_="foreignkey"
        )
        for name in _KEPT:
            batch_op.drop_constraint(op.f(f"ck_measure_{name}"), type_="check")
        batch_op.drop_column("kept_withdrawn_at")
        batch_op.drop_column("kept_amount")
        batch_op.drop_column("kept_units")
        batch_op.drop_column("kept_provider_id")
        batch_op.drop_column("kept_specialist")
        batch_op.drop_column("kept_subject")
        batch_op.drop_column("stage")
