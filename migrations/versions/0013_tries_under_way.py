"""A letter says since when it is being tried; the log is written when the try has ended."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

LETTER = sa.table(
    "letter",
    sa.column("id", sa.BigInteger()),
    sa.column("status", sa.String()),
    sa.column("lease_holder", sa.String()),
    sa.column("begun_at", sa.DateTime(timezone=True)),
)
ATTEMPT = sa.table(
    "delivery_attempt",
    sa.column("letter_id", sa.BigInteger()),
    sa.column("holder", sa.String()),
    sa.column("started_at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    """Go to this revision."""
    # A try under way keeps the line it has: a worker of before, still running, will end it.
    with op.batch_alter_table("letter") as table:
        table.add_column(sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Go back to the revision before."""
    under_way = sa.select(LETTER.c.id, LETTER.c.lease_holder, LETTER.c.begun_at).where(
        LETTER.c.status == "sending", LETTER.c.begun_at.is_not(None)
    )
    op.execute(ATTEMPT.insert().from_select(["letter_id", "holder", "started_at"], under_way))
    with op.batch_alter_table("letter") as table:
        table.drop_column("begun_at")
