"""The word that tells the states of a member's marks apart, and failed checks found at once."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this revision."""
    # Rows of before share the empty word: nothing was worked out under it yet.
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("edition", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.alter_column("edition", server_default=None)
    op.create_index(
        "ix_check_answer_failed",
        "check_answer",
        ["application_id"],
        postgresql_where=sa.text("is_met IS false"),
        sqlite_where=sa.text("is_met IS 0"),
    )


def downgrade() -> None:
    """Go back to the revision before."""
    op.drop_index("ix_check_answer_failed", table_name="check_answer")
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.drop_column("edition")
