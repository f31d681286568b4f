"""How many checks an application has, beside the application itself."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_WAITING = "answered_at IS NULL AND settled_at IS NULL"
_COUNTED = """
UPDATE application SET
    checks_given = (SELECT count(*) FROM check_answer WHERE application_id = application.id),
    checks_failed = (
        SELECT count(*) FROM check_answer WHERE application_id = application.id AND NOT is_met
    )
"""


def upgrade() -> None:
    """Go to this revision."""
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("checks_given", sa.Integer(), server_default="0", nullable=False)
        )
        batch_op.add_column(
            sa.Column("checks_failed", sa.Integer(), server_default="0", nullable=False)
        )
    op.execute(_COUNTED)
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.alter_column("checks_given", server_default=None)
        batch_op.alter_column("checks_failed", server_default=None)
        batch_op.create_check_constraint(
            op.f("ck_application_checks"), "0 <= checks_failed AND checks_failed <= checks_given"
        )
        batch_op.create_index(
            "ix_application_counted",
            ["competition_id", "status", "is_late", "checks_given", "checks_failed"],
            unique=False,
        )
    with op.batch_alter_table("clarification", schema=None) as batch_op:
        batch_op.create_index(
            "ix_clarification_waiting",
            ["application_id"],
            unique=False,
            sqlite_where=sa.text(_WAITING),
            postgresql_where=sa.text(_WAITING),
        )


def downgrade() -> None:
    """Go back to the revision before."""
    with op.batch_alter_table("clarification", schema=None) as batch_op:
        batch_op.drop_index("ix_clarification_waiting")
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.drop_index("ix_application_counted")
        batch_op.drop_constraint(op.f("ck_application_checks"), type_="check")
        batch_op.drop_column("checks_failed")
        batch_op.drop_column("checks_given")
