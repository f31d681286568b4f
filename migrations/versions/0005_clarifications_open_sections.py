"""A clarification opens named sections, says why, and its answer makes a version."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_UNANSWERED = sa.text("answered_at IS NULL AND settled_at IS NULL")
_UNSETTLED = sa.text("settled_at IS NULL")


def upgrade() -> None:
    """Go to this revision."""
    with op.batch_alter_table("clarification", schema=None) as batch_op:
        batch_op.drop_index("ix_clarification_waiting")
        batch_op.add_column(sa.Column("criterion_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("why", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("version_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("settled_by_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("is_accepted", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.create_foreign_key(
            op.f("fk_clarification_criterion_id_criterion"), "criterion", ["criterion_id"], ["id"]
        )
        batch_op.create_foreign_key(
            op.f("fk_clarification_version_id_application_version"),
            "application_version",
            ["version_id"],
            ["id"],
        )
        batch_op.create_foreign_key(
            op.f("fk_clarification_settled_by_id_person"), "person", ["settled_by_id"], ["id"]
        )
    op.execute(
        "UPDATE clarification SET is_accepted = (answered_at IS NOT NULL)"
        " WHERE settled_at IS NOT NULL"
    )
    # An answer nobody had settled before the next question went out was settled by that question.
    op.execute(
        "UPDATE clarification SET settled_at ="
        " (SELECT min(later.asked_at) FROM clarification AS later"
        " WHERE later.application_id = clarification.application_id"
        " AND later.id > clarification.id)"
        " WHERE settled_at IS NULL"
    )
    with op.batch_alter_table("clarification", schema=None) as batch_op:
        batch_op.alter_column("why", server_default=None)
        batch_op.alter_column("is_accepted", server_default=None)
        batch_op.create_index(
            "uq_clarification_unsettled",
            ["application_id"],
            unique=True,
            sqlite_where=_UNSETTLED,
            postgresql_where=_UNSETTLED,
        )


def downgrade() -> None:
    """Go back to the revision before."""
    with op.batch_alter_table("clarification", schema=None) as batch_op:
        batch_op.drop_index("uq_clarification_unsettled")
        batch_op.drop_constraint(op.f("fk_clarification_settled_by_id_person"), type_="foreignkey")
        batch_op.drop_constraint(
            op.f("fk_clarification_version_id_application_version"), type_="foreignkey"
        )
        batch_op.drop_constraint(
            op.f("fk_clarification_criterion_id_criterion"), type_="foreignkey"
        )
        batch_op.drop_column("is_accepted")
        batch_op.drop_column("settled_by_id")
        batch_op.drop_column("version_id")
        batch_op.drop_column("why")
        batch_op.drop_column("criterion_id")
        batch_op.create_index(
            "ix_clarification_waiting",
            ["application_id"],
            sqlite_where=_UNANSWERED,
            postgresql_where=_UNANSWERED,
        )
