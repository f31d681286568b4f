"""Tables of the school module, and the roles that are held for a school or the programme."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


_ROLES = (
    "owner",
    "editor",
    "viewer",
    "chair",
    "deputy",
    "member",
    "secretary",
    "observer",
    "coordinator",
    "administrator",
)
_NEW_ROLES = ("head", "school_coordinator", "author", "provider", "expert")
_SCOPE = (
    "(role IN ('owner','editor','viewer') AND organisation_id = scope_id)"
    " OR (role IN ('chair','deputy','member','secretary','observer')"
    " AND competition_id = scope_id)"
    " OR (role = 'coordinator' AND municipality_id = scope_id)"
)


def _only(roles: tuple[str, ...]) -> str:
    return "role IN ({})".format(", ".join(f"'{role}'" for role in roles))


def upgrade() -> None:
    """Go to this revision."""
    op.create_table(
        "period_dates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_year", sa.String(), nullable=False),
        sa.Column(
            "period",
            sa.Enum(
                "1",
                "2",
                "summer",
                name="period",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("grade_from", sa.String(), nullable=False),
        sa.Column("grade_to", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.CheckConstraint("starts_on <= ends_on", name=op.f("ck_period_dates_in_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_period_dates")),
    )
    with op.batch_alter_table("period_dates", schema=None) as batch_op:
        batch_op.create_index("ix_period_dates_period", ["school_year", "period"], unique=False)

    op.create_table(
        "pupil",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("first_name", sa.Text(), nullable=False),
        sa.Column("last_name", sa.Text(), nullable=False),
        sa.Column("personal_code", sa.Text(), nullable=True),
        sa.Column("personal_code_print", sa.String(), nullable=True),
        sa.Column("name_print", sa.String(), nullable=False),
        sa.Column(
            "merged_into_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("is_imported", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["merged_into_id"], ["pupil.id"], name=op.f("fk_pupil_merged_into_id_pupil")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pupil")),
        sa.UniqueConstraint("code", name=op.f("uq_pupil_code")),
        sa.UniqueConstraint("personal_code_print", name=op.f("uq_pupil_personal_code_print")),
    )
    with op.batch_alter_table("pupil", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pupil_name_print"), ["name_print"], unique=False)

    op.create_table(
        "school_break",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_year", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.CheckConstraint("starts_on <= ends_on", name=op.f("ck_school_break_in_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_break")),
    )
    with op.batch_alter_table("school_break", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_school_break_school_year"), ["school_year"], unique=False
        )

    op.create_table(
        "policy_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "policy",
            sa.Enum(
                "gate_percent",
                "gate_reads",
                "unit_minutes",
                "weekly_limit",
                "weekly_limit_scope",
                "weekly_limit_force",
                "target_grades",
                "names_open_hours",
                "small_number",
                name="policy",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("value <> ''", name=op.f("ck_policy_row_says_something")),
        sa.ForeignKeyConstraint(
            ["set_by_id"], ["person.id"], name=op.f("fk_policy_row_set_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_row")),
        sa.UniqueConstraint("policy", "valid_from", name="uq_policy_row_once"),
    )
    op.create_table(
        "region_placement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("scheme", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_region_placement_municipality_id_municipality"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_region_placement")),
        sa.UniqueConstraint("municipality_id", "scheme", name="uq_region_placement_once"),
    )
    op.create_table(
        "school",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column(
            "region",
            sa.Enum(
                "riga",
                "riga_region",
                "latgale",
                "vidzeme",
                "kurzeme",
                "zemgale",
                name="region",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "vocational",
                "general",
                name="schoolkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "founder",
            sa.Enum(
                "municipality",
                "izm",
                "km",
                "vm",
                name="founder",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("joined_school_year", sa.String(), nullable=False),
        sa.Column(
            "joined_semester",
            sa.Enum(
                "1",
                "2",
                "summer",
                name="period",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("successor_id", sa.Integer(), nullable=True),
        sa.Column("contact_name", sa.String(), nullable=False),
        sa.Column("contact_phone", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_school_municipality_id_municipality"),
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["school.id"], name=op.f("fk_school_successor_id_school")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school")),
        sa.UniqueConstraint("code", name=op.f("uq_school_code")),
    )
    with op.batch_alter_table("school", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_school_municipality_id"), ["municipality_id"], unique=False
        )

    op.create_table(
        "staff_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("last_name", sa.String(), nullable=False),
        sa.Column(
            "specialist",
            sa.Enum(
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
                name="specialist",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_staff_member_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_member")),
        sa.UniqueConstraint("code", name=op.f("uq_staff_member_code")),
        sa.UniqueConstraint("person_id", name=op.f("uq_staff_member_person_id")),
    )
    with op.batch_alter_table("staff_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_member_email"), ["email"], unique=False)

    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column(
            "partner_kind",
            sa.Enum(
                "municipality",
                "vocational",
                name="partnerkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("municipality_id", sa.Integer(), nullable=True),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column(
            "ministry",
            sa.Enum(
                "municipality",
                "izm",
                "km",
                "vm",
                name="ministry",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "(partner_kind = 'municipality' AND municipality_id IS NOT NULL AND school_id IS NULL AND ministry IS NULL) OR (partner_kind = 'vocational' AND school_id IS NOT NULL AND municipality_id IS NULL AND ministry IS NOT NULL)",
            name=op.f("ck_agreement_partner"),
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_agreement_municipality_id_municipality"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_agreement_school_id_school")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint("number", name=op.f("uq_agreement_number")),
    )
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agreement_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_agreement_school_id"), ["school_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreement_signed_on"), ["signed_on"], unique=False)

    op.create_table(
        "enrolment",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("pupil_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "ends_on IS NULL OR starts_on <= ends_on", name=op.f("ck_enrolment_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_enrolment_pupil_id_pupil")
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_enrolment_school_id_school")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
    )
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enrolment_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index("ix_enrolment_school", ["school_id", "ends_on"], unique=False)
        batch_op.create_index(
            "uq_enrolment_current",
            ["pupil_id"],
            unique=True,
            sqlite_where=sa.text("ends_on IS NULL"),
            postgresql_where=sa.text("ends_on IS NULL"),
        )

    op.create_table(
        "intake_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("files", sa.String(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_intake_run_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_run")),
    )
    with op.batch_alter_table("intake_run", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_intake_run_by_id"), ["by_id"], unique=False)

    op.create_table(
        "waiting_upload",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("key_digest", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("seen", sa.String(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kept_at < until", name=op.f("ck_waiting_upload_in_order")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_waiting_upload_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_upload")),
        sa.UniqueConstraint("key_digest", name=op.f("uq_waiting_upload_key_digest")),
    )
    with op.batch_alter_table("waiting_upload", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_waiting_upload_person_id"), ["person_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_waiting_upload_until"), ["until"], unique=False)

    op.create_table(
        "quiet_week",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("provider_id", sa.Integer(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["provider_id"],
            ["staff_member.id"],
            name=op.f("fk_quiet_week_provider_id_staff_member"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiet_week")),
        sa.UniqueConstraint("provider_id", "week", name="uq_quiet_week_once"),
    )
    op.create_table(
        "remote_order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.Column("is_for_all", sa.Boolean(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("valid_from <= valid_to", name=op.f("ck_remote_order_in_order")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["person.id"], name=op.f("fk_remote_order_recorded_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_remote_order_school_id_school")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remote_order")),
    )
    with op.batch_alter_table("remote_order", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_remote_order_school_id"), ["school_id"], unique=False)

    op.create_table(
        "session",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("provider_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column(
            "mode",
            sa.Enum(
                "in_person",
                "remote",
                name="mode",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("is_in_lessons", sa.Boolean(), nullable=False),
        sa.Column("is_held", sa.Boolean(), nullable=False),
        sa.Column("is_payable", sa.Boolean(), nullable=False),
        sa.Column("over_minutes", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("form_seconds", sa.Integer(), nullable=True),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.Column("voided_why", sa.Text(), nullable=False),
        sa.Column("is_imported", sa.Boolean(), nullable=False),
        sa.CheckConstraint("minutes BETWEEN 1 AND 1440", name=op.f("ck_session_minutes")),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_session_in_order")),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["staff_member.id"], name=op.f("fk_session_provider_id_staff_member")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["person.id"], name=op.f("fk_session_recorded_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["person.id"], name=op.f("fk_session_voided_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint("code", name=op.f("uq_session_code")),
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index("ix_session_held_on", ["held_on"], unique=False)
        batch_op.create_index("ix_session_week", ["provider_id", "week"], unique=False)
        batch_op.create_index(
            "uq_session_start",
            ["provider_id", "starts_at"],
            unique=True,
            sqlite_where=sa.text("voided_at IS NULL AND is_held"),
            postgresql_where=sa.text("voided_at IS NULL AND is_held"),
        )

    op.create_table(
        "staff_place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("weekly_minutes", sa.Integer(), nullable=False),
        sa.Column("duties", sa.JSON(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_staff_place_school_id_school")
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff_member.id"], name=op.f("fk_staff_place_staff_id_staff_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_place")),
        sa.UniqueConstraint("staff_id", "school_id", name="uq_staff_place_once"),
    )
    with op.batch_alter_table("staff_place", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_place_school_id"), ["school_id"], unique=False)

    op.create_table(
        "support_plan",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("pupil_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("school_year", sa.String(), nullable=False),
        sa.Column(
            "period",
            sa.Enum(
                "1",
                "2",
                "summer",
                name="period",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "in_approval",
                "approved",
                "in_progress",
                "in_revision",
                "suspended",
                "evaluated",
                "inactive",
                name="planstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "desk",
            sa.Enum(
                "head",
                "municipality",
                "agency",
                name="desk",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("desk_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signed_by", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("scan_id", sa.Integer(), nullable=True),
        sa.Column("pupil_words", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("suspended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("suspended_why", sa.Text(), nullable=False),
        sa.Column(
            "continues_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("handed_over_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handed_to_id", sa.Integer(), nullable=True),
        sa.Column("is_imported", sa.Boolean(), nullable=False),
        sa.Column("is_outside_target", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["staff_member.id"], name=op.f("fk_support_plan_author_id_staff_member")
        ),
        sa.ForeignKeyConstraint(
            ["continues_id"],
            ["support_plan.id"],
            name=op.f("fk_support_plan_continues_id_support_plan"),
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_support_plan_pupil_id_pupil")
        ),
        sa.ForeignKeyConstraint(
            ["scan_id"], ["stored_file.id"], name=op.f("fk_support_plan_scan_id_stored_file")
        ),
        sa.ForeignKeyConstraint(
            ["handed_to_id"], ["school.id"], name=op.f("fk_support_plan_handed_to_id_school")
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_support_plan_school_id_school")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_plan")),
        sa.UniqueConstraint("code", name=op.f("uq_support_plan_code")),
        sa.UniqueConstraint("continues_id", name=op.f("uq_support_plan_continues_id")),
    )
    with op.batch_alter_table("support_plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_support_plan_author_id"), ["author_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_support_plan_handed_to_id"), ["handed_to_id"], unique=False
        )
        batch_op.create_index("ix_support_plan_desk", ["desk", "school_id"], unique=False)
        batch_op.create_index(
            "ix_support_plan_period", ["school_year", "period", "school_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_support_plan_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index("ix_support_plan_school", ["school_id", "state"], unique=False)
        batch_op.create_index(
            "uq_support_plan_once",
            ["pupil_id", "school_id", "school_year", "period"],
            unique=True,
            sqlite_where=sa.text("state <> 'inactive'"),
            postgresql_where=sa.text("state <> 'inactive'"),
        )

    op.create_table(
        "look",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "ground",
            sa.Enum(
                "author",
                "provider",
                "head",
                "school_coordinator",
                "municipality",
                "agency",
                "agency_names",
                "none",
                name="ground",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "shown",
            sa.Enum(
                "number",
                "names",
                "sensitive",
                "export",
                "nothing",
                name="shown",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("details", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_look_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["support_plan.id"], name=op.f("fk_look_plan_id_support_plan")
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_look_school_id_school")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_look")),
    )
    with op.batch_alter_table("look", schema=None) as batch_op:
        batch_op.create_index("ix_look_person", ["person_id"], unique=False)
        batch_op.create_index("ix_look_plan", ["plan_id", "at"], unique=False)

    op.create_table(
        "measure",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "subject_consultation",
                "specialist_consultation",
                "consultant_support",
                "assistant_support",
                "learning_aids",
                "personal_items",
                "meals",
                "transport_public",
                "transport_special",
                "lodging",
                "youth_initiative",
                name="measurekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "subject",
            sa.Enum(
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
                name="subject",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "specialist",
            sa.Enum(
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
                name="specialist",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("provider_id", sa.Integer(), nullable=True),
        sa.Column("planned_units", sa.Integer(), nullable=True),
        sa.Column("planned_amount", sa.BigInteger(), nullable=True),
        sa.Column("original_units", sa.Integer(), nullable=True),
        sa.Column("original_amount", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "planned_amount IS NULL OR planned_amount >= 0", name=op.f("ck_measure_amount")
        ),
        sa.CheckConstraint(
            "planned_units IS NULL OR planned_units >= 0", name=op.f("ck_measure_units")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["support_plan.id"], name=op.f("fk_measure_plan_id_support_plan")
        ),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["staff_member.id"], name=op.f("fk_measure_provider_id_staff_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure")),
        sa.UniqueConstraint("code", name=op.f("uq_measure_code")),
    )
    with op.batch_alter_table("measure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measure_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_measure_provider_id"), ["provider_id"], unique=False)

    op.create_table(
        "names_opened",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_names_opened_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["support_plan.id"], name=op.f("fk_names_opened_plan_id_support_plan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_names_opened")),
    )
    with op.batch_alter_table("names_opened", schema=None) as batch_op:
        batch_op.create_index("ix_names_opened", ["plan_id", "person_id", "until"], unique=False)

    op.create_table(
        "ordered_plan",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["remote_order.id"], name=op.f("fk_ordered_plan_order_id_remote_order")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["support_plan.id"], name=op.f("fk_ordered_plan_plan_id_support_plan")
        ),
        sa.PrimaryKeyConstraint("order_id", "plan_id", name=op.f("pk_ordered_plan")),
    )
    with op.batch_alter_table("ordered_plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ordered_plan_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "outcome",
        sa.Column(
            "plan_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "result",
            sa.Enum(
                "improved",
                "none",
                "not_needed",
                name="result",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("continues", sa.Boolean(), nullable=True),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("pupil_said", sa.Text(), nullable=False),
        sa.Column("other_reason", sa.Text(), nullable=False),
        sa.Column("stopped_on", sa.Date(), nullable=True),
        sa.Column("stop_reason", sa.Text(), nullable=False),
        sa.Column("is_undelivered", sa.Boolean(), nullable=False),
        sa.Column("evaluated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("evaluated_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["evaluated_by_id"], ["person.id"], name=op.f("fk_outcome_evaluated_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["support_plan.id"], name=op.f("fk_outcome_plan_id_support_plan")
        ),
        sa.PrimaryKeyConstraint("plan_id", name=op.f("pk_outcome")),
    )
    with op.batch_alter_table("outcome", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outcome_result"), ["result"], unique=False)

    op.create_table(
        "plan_event",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "move",
            sa.Enum(
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
                name="move",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "desk",
            sa.Enum(
                "head",
                "municipality",
                "agency",
                name="desk",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "before",
            sa.Enum(
                "draft",
                "in_approval",
                "approved",
                "in_progress",
                "in_revision",
                "suspended",
                "evaluated",
                "inactive",
                name="before",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "after",
            sa.Enum(
                "draft",
                "in_approval",
                "approved",
                "in_progress",
                "in_revision",
                "suspended",
                "evaluated",
                "inactive",
                name="after",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_plan_event_by_id_person")),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["support_plan.id"], name=op.f("fk_plan_event_plan_id_support_plan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_event")),
    )
    with op.batch_alter_table("plan_event", schema=None) as batch_op:
        batch_op.create_index("ix_plan_event_plan", ["plan_id", "id"], unique=False)

    op.create_table(
        "plan_risk",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "risk_group",
            sa.Enum(
                "learning",
                "social",
                "economic",
                "family",
                name="riskgroup",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "risk",
            sa.Enum(
                "often_ill",
                "special_needs",
                "ill_relative",
                "pregnancy_or_small_child",
                "marriage_or_relationship",
                "addiction",
                "unexcused_absences",
                "learning_difficulties",
                "conflicts_at_school",
                "violence",
                "difficult_access",
                "material_circumstances",
                "no_internet",
                "home_duties",
                "parents_absent",
                "minds_sibling",
                "parents_addiction",
                "family_conflict",
                "parental_support",
                "other_social",
                "other_learning",
                "other_economic",
                "other_family",
                name="risk",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("justification", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(risk_group IN ('social','family') AND risk IS NULL AND justification IS NULL) OR (risk_group IN ('learning','economic') AND risk IS NOT NULL)",
            name=op.f("ck_plan_risk_sensitive_elsewhere"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["support_plan.id"], name=op.f("fk_plan_risk_plan_id_support_plan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_risk")),
    )
    with op.batch_alter_table("plan_risk", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_risk_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "plan_version",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["support_plan.id"], name=op.f("fk_plan_version_plan_id_support_plan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_version")),
        sa.UniqueConstraint("plan_id", "number", name="uq_plan_version_once"),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column(
            "measure_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=False),
        sa.Column("period_to", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "submitted",
                "returned",
                "approved",
                "paid",
                name="claimstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("comment", sa.String(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_by_id", sa.Integer(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.Column("is_imported", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_claim_amount")),
        sa.CheckConstraint("period_from <= period_to", name=op.f("ck_claim_in_order")),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_claim_file_id_stored_file")
        ),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measure.id"], name=op.f("fk_claim_measure_id_measure")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["support_plan.id"], name=op.f("fk_claim_plan_id_support_plan")
        ),
        sa.ForeignKeyConstraint(
            ["settled_by_id"], ["person.id"], name=op.f("fk_claim_settled_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["submitted_by_id"], ["person.id"], name=op.f("fk_claim_submitted_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("code", name=op.f("uq_claim_code")),
    )
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claim_measure_id"), ["measure_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_claim_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "measure_risk",
        sa.Column(
            "measure_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("risk_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["measure_id"],
            ["measure.id"],
            name=op.f("fk_measure_risk_measure_id_measure"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["risk_id"],
            ["plan_risk.id"],
            name=op.f("fk_measure_risk_risk_id_plan_risk"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("measure_id", "risk_id", name=op.f("pk_measure_risk")),
    )
    with op.batch_alter_table("measure_risk", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measure_risk_risk_id"), ["risk_id"], unique=False)

    op.create_table(
        "outcome_reason",
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "why",
            sa.Enum(
                "motivation",
                "willpower",
                "refuses_support",
                "unexcused_absences",
                "peers",
                "parents_indifferent",
                "parents_uncooperative",
                "not_valued",
                "patience",
                "not_delivered",
                "other",
                name="whynone",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["outcome.plan_id"], name=op.f("fk_outcome_reason_plan_id_outcome")
        ),
        sa.PrimaryKeyConstraint("plan_id", "why", name=op.f("pk_outcome_reason")),
    )
    op.create_table(
        "participation",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "session_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "measure_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "mark",
            sa.Enum(
                "attended",
                "absent_excused",
                "absent_unexcused",
                "refused",
                "provider_absent",
                "cancelled",
                name="mark",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=True),
        sa.Column("confirm_code", sa.Text(), nullable=True),
        sa.Column("confirm_tries", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "confirmed_how",
            sa.Enum(
                "code",
                "paper",
                "diary",
                "email",
                name="evidence",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("denied_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("units >= 0", name=op.f("ck_participation_units")),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measure.id"], name=op.f("fk_participation_measure_id_measure")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["remote_order.id"], name=op.f("fk_participation_order_id_remote_order")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["support_plan.id"], name=op.f("fk_participation_plan_id_support_plan")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_participation_session_id_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation")),
        sa.UniqueConstraint("session_id", "measure_id", name="uq_participation_once"),
    )
    with op.batch_alter_table("participation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_participation_measure_id"), ["measure_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_participation_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "sensitive_risk",
        sa.Column("risk_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("code_print", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["risk_id"],
            ["plan_risk.id"],
            name=op.f("fk_sensitive_risk_risk_id_plan_risk"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("risk_id", name=op.f("pk_sensitive_risk")),
    )
    op.create_table(
        "weekly_slot",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "measure_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint("minutes BETWEEN 5 AND 240", name=op.f("ck_weekly_slot_minutes")),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_weekly_slot_weekday")),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measure.id"], name=op.f("fk_weekly_slot_measure_id_measure")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weekly_slot")),
        sa.UniqueConstraint("measure_id", "weekday", "starts_at", name="uq_weekly_slot_once"),
    )
    with op.batch_alter_table("weekly_slot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_weekly_slot_measure_id"), ["measure_id"], unique=False)

    op.create_table(
        "slot",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "measure_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("provider_id", sa.Integer(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column(
            "participation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.ForeignKeyConstraint(
            ["measure_id"],
            ["measure.id"],
            name=op.f("fk_slot_measure_id_measure"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["participation_id"],
            ["participation.id"],
            name=op.f("fk_slot_participation_id_participation"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["support_plan.id"], name=op.f("fk_slot_plan_id_support_plan")
        ),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["staff_member.id"], name=op.f("fk_slot_provider_id_staff_member")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slot")),
        sa.UniqueConstraint("measure_id", "on_date", "starts_at", name="uq_slot_once"),
        sa.UniqueConstraint("participation_id", name=op.f("uq_slot_participation_id")),
    )
    with op.batch_alter_table("slot", schema=None) as batch_op:
        batch_op.create_index("ix_slot_plan", ["plan_id", "on_date"], unique=False)
        batch_op.create_index("ix_slot_provider", ["provider_id", "on_date"], unique=False)

    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("school_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_invitation_school_id"), ["school_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_invitation_school_id_school"), "school", ["school_id"], ["id"]
        )
        batch_op.drop_constraint(batch_op.f("ck_invitation_role"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_invitation_role"), _only(_ROLES + _NEW_ROLES)
        )

    with op.batch_alter_table("municipality", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "region",
                sa.Enum(
                    "riga",
                    "riga_region",
                    "latgale",
                    "vidzeme",
                    "kurzeme",
                    "zemgale",
                    name="region",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                nullable=True,
            )
        )

    with op.batch_alter_table("role_held", schema=None) as batch_op:
        batch_op.add_column(sa.Column("school_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_role_held_school_id"), ["school_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_role_held_school_id_school"), "school", ["school_id"], ["id"]
        )
        for name in ("ck_role_held_role", "ck_role_held_scope"):
            batch_op.drop_constraint(batch_op.f(name), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_role_held_role"), _only(_ROLES + _NEW_ROLES)
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_role_held_scope"),
            _SCOPE + " OR (role IN ('head','school_coordinator','author','provider')"
            " AND school_id = scope_id)"
            " OR (role IN ('administrator','expert') AND scope_id = 0)",
        )


def downgrade() -> None:
    """Go back to the revision before; who held a role of the school module holds none."""
    for table in ("role_held", "invitation"):
        op.execute(f"DELETE FROM {table} WHERE {_only(_NEW_ROLES)}")  # noqa: S608 - our own words
    with op.batch_alter_table("role_held", schema=None) as batch_op:
        for name in ("ck_role_held_role", "ck_role_held_scope"):
            batch_op.drop_constraint(batch_op.f(name), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_role_held_role"), _only(_ROLES))
        batch_op.create_check_constraint(
            batch_op.f("ck_role_held_scope"),
            _SCOPE + " OR (role = 'administrator' AND scope_id = 0)",
        )
        batch_op.drop_constraint(batch_op.f("fk_role_held_school_id_school"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_role_held_school_id"))
        batch_op.drop_column("school_id")

    with op.batch_alter_table("municipality", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_municipality_region"), type_="check")
        batch_op.drop_column("region")

    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_invitation_role"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_invitation_role"), _only(_ROLES))
        batch_op.drop_constraint(batch_op.f("fk_invitation_school_id_school"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_invitation_school_id"))
        batch_op.drop_column("school_id")

    with op.batch_alter_table("slot", schema=None) as batch_op:
        batch_op.drop_index("ix_slot_provider")
        batch_op.drop_index("ix_slot_plan")

    op.drop_table("slot")
    with op.batch_alter_table("weekly_slot", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_weekly_slot_measure_id"))

    op.drop_table("weekly_slot")
    op.drop_table("sensitive_risk")
    with op.batch_alter_table("participation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participation_plan_id"))
        batch_op.drop_index(batch_op.f("ix_participation_measure_id"))

    op.drop_table("participation")
    op.drop_table("outcome_reason")
    with op.batch_alter_table("measure_risk", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_measure_risk_risk_id"))

    op.drop_table("measure_risk")
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_claim_plan_id"))
        batch_op.drop_index(batch_op.f("ix_claim_measure_id"))

    op.drop_table("claim")
    op.drop_table("plan_version")
    with op.batch_alter_table("plan_risk", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_risk_plan_id"))

    op.drop_table("plan_risk")
    with op.batch_alter_table("plan_event", schema=None) as batch_op:
        batch_op.drop_index("ix_plan_event_plan")

    op.drop_table("plan_event")
    with op.batch_alter_table("outcome", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outcome_result"))

    op.drop_table("outcome")
    with op.batch_alter_table("ordered_plan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ordered_plan_plan_id"))

    op.drop_table("ordered_plan")
    with op.batch_alter_table("names_opened", schema=None) as batch_op:
        batch_op.drop_index("ix_names_opened")

    op.drop_table("names_opened")
    with op.batch_alter_table("measure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_measure_provider_id"))
        batch_op.drop_index(batch_op.f("ix_measure_plan_id"))

    op.drop_table("measure")
    with op.batch_alter_table("look", schema=None) as batch_op:
        batch_op.drop_index("ix_look_plan")
        batch_op.drop_index("ix_look_person")

    op.drop_table("look")
    with op.batch_alter_table("support_plan", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_support_plan_once",
            sqlite_where=sa.text("state <> 'inactive'"),
            postgresql_where=sa.text("state <> 'inactive'"),
        )
        batch_op.drop_index("ix_support_plan_school")
        batch_op.drop_index(batch_op.f("ix_support_plan_pupil_id"))
        batch_op.drop_index("ix_support_plan_period")
        batch_op.drop_index("ix_support_plan_desk")
        batch_op.drop_index(batch_op.f("ix_support_plan_handed_to_id"))
        batch_op.drop_index(batch_op.f("ix_support_plan_author_id"))

    op.drop_table("support_plan")
    with op.batch_alter_table("staff_place", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_staff_place_school_id"))

    op.drop_table("staff_place")
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_session_start",
            sqlite_where=sa.text("voided_at IS NULL AND is_held"),
            postgresql_where=sa.text("voided_at IS NULL AND is_held"),
        )
        batch_op.drop_index("ix_session_week")
        batch_op.drop_index("ix_session_held_on")

    op.drop_table("session")
    with op.batch_alter_table("remote_order", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_remote_order_school_id"))

    op.drop_table("remote_order")
    op.drop_table("quiet_week")
    with op.batch_alter_table("waiting_upload", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_waiting_upload_until"))
        batch_op.drop_index(batch_op.f("ix_waiting_upload_person_id"))

    op.drop_table("waiting_upload")
    with op.batch_alter_table("intake_run", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_intake_run_by_id"))

    op.drop_table("intake_run")
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_enrolment_current",
            sqlite_where=sa.text("ends_on IS NULL"),
            postgresql_where=sa.text("ends_on IS NULL"),
        )
        batch_op.drop_index("ix_enrolment_school")
        batch_op.drop_index(batch_op.f("ix_enrolment_pupil_id"))

    op.drop_table("enrolment")
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreement_signed_on"))
        batch_op.drop_index(batch_op.f("ix_agreement_school_id"))
        batch_op.drop_index(batch_op.f("ix_agreement_municipality_id"))

    op.drop_table("agreement")
    with op.batch_alter_table("staff_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_staff_member_email"))

    op.drop_table("staff_member")
    with op.batch_alter_table("school", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_school_municipality_id"))

    op.drop_table("school")
    op.drop_table("region_placement")
    op.drop_table("policy_row")
    with op.batch_alter_table("school_break", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_school_break_school_year"))

    op.drop_table("school_break")
    with op.batch_alter_table("pupil", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pupil_name_print"))

    op.drop_table("pupil")
    with op.batch_alter_table("period_dates", schema=None) as batch_op:
        batch_op.drop_index("ix_period_dates_period")

    op.drop_table("period_dates")
