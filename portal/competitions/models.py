"""The tables of competitions: the call, its criteria, questions, documents and amendments."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.competitions.types import (
    STEPS,
    Act,
    CostCategory,
    CriterionKind,
    DocumentKind,
    Move,
    Stage,
)
from portal.database import Money, Points, UtcDateTime, named
from portal.extensions import db
from portal.files.models import StoredFile
from portal.institutions.models import Municipality
from portal.kernel.window import Window


class Competition(db.Model):  # type: ignore[name-defined,misc]
    """A call for applications and its settings (decisions, Competition 1 to 6)."""

    __tablename__ = "competition"
    __table_args__ = (
        CheckConstraint("opens_at < closes_at", name="window"),
        CheckConstraint("grant_amount > 0", name="grant_amount"),
        CheckConstraint("quota > 0", name="quota"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    code: Mapped[str] = mapped_column(unique=True)
    stage: Mapped[Stage] = mapped_column(named(Stage), default=Stage.DRAFT)
    resume_to: Mapped[Stage | None] = mapped_column(named(Stage, "resume_to"))
    stage_reason: Mapped[str] = mapped_column(Text, default="")
    """Why it is suspended or cancelled, as the public reads it."""
    stage_reason_en: Mapped[str] = mapped_column(Text, default="")
    halt_act: Mapped[Act | None] = mapped_column(named(Act, "halt_act"))
    """The act that suspended or cancelled it."""
    halt_act_number: Mapped[str] = mapped_column(default="")
    halt_act_date: Mapped[date | None]

    title_lv: Mapped[str]
    title_en: Mapped[str] = mapped_column(default="")
    act: Mapped[Act | None] = mapped_column(named(Act, "regulations_act"))
    """The act that approved the regulations, with its number and date (facts 2.1)."""
    act_number: Mapped[str] = mapped_column(default="")
    act_date: Mapped[date | None]
    summary_lv: Mapped[str] = mapped_column(Text, default="")
    summary_en: Mapped[str] = mapped_column(Text, default="")
    applicants_lv: Mapped[str] = mapped_column(Text, default="")
    """Who may apply, when it is not the usual sentence of the programme."""
    applicants_en: Mapped[str] = mapped_column(Text, default="")
    appeal_lv: Mapped[str] = mapped_column(Text, default="")
    """How to contest the decision: the text block every refusal letter carries."""
    appeal_en: Mapped[str] = mapped_column(Text, default="")

    opens_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closes_at: Mapped[datetime] = mapped_column(UtcDateTime)
    results_by: Mapped[date | None]
    announced_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    evaluate_by: Mapped[date | None]

    grant_amount: Mapped[Decimal] = mapped_column(Money(), default=Decimal("4600.00"))
    quota: Mapped[int]
    budget: Mapped[Decimal | None] = mapped_column(Money())
    min_assessments: Mapped[int] = mapped_column(default=2)
    min_total: Mapped[Decimal | None] = mapped_column(Points())
    disagreement_share: Mapped[Decimal] = mapped_column(Points(), default=Decimal("0.3"))
    tie_break: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Codes of quality criteria, in the order in which they settle ties."""
    tie_break_by_time: Mapped[bool] = mapped_column(default=False)

    min_months: Mapped[int] = mapped_column(default=3)
    max_months: Mapped[int] = mapped_column(default=18)
    starts_from: Mapped[date | None]
    starts_to: Mapped[date | None]
    ends_by: Mapped[date | None]
    grade_from: Mapped[int] = mapped_column(default=5)
    grade_to: Mapped[int] = mapped_column(default=12)
    course_from: Mapped[int] = mapped_column(default=1)
    course_to: Mapped[int] = mapped_column(default=4)
    min_participants: Mapped[int | None]
    min_at_risk_share: Mapped[Decimal | None] = mapped_column(Points())
    category_caps: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    """Largest share of the grant a cost category may take, by its code; none by default."""
    clarification_days: Mapped[int] = mapped_column(default=5)

    contact_name: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    contact_hours: Mapped[str] = mapped_column(default="9.00–17.00")
    contact_email: Mapped[str] = mapped_column(default="")

    next_number: Mapped[int] = mapped_column(default=1)
    """The register number the next application gets; taken with the row locked."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own

    municipality: Mapped[Municipality] = relationship(lazy="joined")
    criteria: Mapped[list["Criterion"]] = relationship(
        order_by="Criterion.position", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    questions: Mapped[list["ExtraQuestion"]] = relationship(
        order_by="ExtraQuestion.position", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    documents: Mapped[list["Document"]] = relationship(
        order_by="Document.position", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    amendments: Mapped[list["Amendment"]] = relationship(
        order_by="Amendment.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )

    @property
    def window(self) -> Window:
        """When applications are accepted."""
        return Window(self.opens_at, self.closes_at)

    @property
    def contact(self) -> dict[str, str]:
        """Whom to ask, in the words of letters: the call's own contact, else the municipality's."""
        names = ("contact_name", "contact_phone", "contact_hours", "contact_email")
        return {name: getattr(self, name) or getattr(self.municipality, name) for name in names}

    @property
    def caps(self) -> dict[CostCategory, Decimal]:
        """The largest share of the grant each limited cost category may take."""
        known = {one.value: one for one in CostCategory}
        return {known[code]: Decimal(share) for code, share in self.category_caps.items()}

    @property
    def lasting_stage(self) -> Stage:
        """The stage it is in or, while it is suspended, the one in which it goes on."""
        if self.stage is not Stage.SUSPENDED:
            return self.stage
        return self.resume_to or STEPS[Move.RESUME].after


class Criterion(db.Model):  # type: ignore[name-defined,misc]
    """One criterion; `max_points`, `step`, `weight` and `min_points` only for quality."""

    __tablename__ = "criterion"
    __table_args__ = (
        UniqueConstraint("competition_id", "code", name="uq_criterion_code"),
        CheckConstraint(
            "kind <> 'quality' OR (max_points > 0 AND step > 0 AND weight > 0)", name="quality"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), index=True)
    position: Mapped[int]
    code: Mapped[str]
    kind: Mapped[CriterionKind] = mapped_column(named(CriterionKind))
    title_lv: Mapped[str]
    title_en: Mapped[str] = mapped_column(default="")
    looks_for_lv: Mapped[str] = mapped_column(Text, default="")
    looks_for_en: Mapped[str] = mapped_column(Text, default="")
    correctable: Mapped[bool] = mapped_column(default=False)
    max_points: Mapped[Decimal | None] = mapped_column(Points())
    step: Mapped[Decimal | None] = mapped_column(Points())
    weight: Mapped[Decimal | None] = mapped_column(Points())
    min_points: Mapped[Decimal | None] = mapped_column(Points())
    anchors: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    """What a level means: `{"points": "6", "lv": "…", "en": "…"}`, rising."""
    sections: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Codes of the form's sections in which the applicant answers it."""


class ExtraQuestion(db.Model):  # type: ignore[name-defined,misc]
    """A question one competition adds to the form of the programme."""

    __tablename__ = "extra_question"
    __table_args__ = (UniqueConstraint("competition_id", "code", name="uq_extra_question_code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), index=True)
    position: Mapped[int]
    code: Mapped[str]
    title_lv: Mapped[str]
    title_en: Mapped[str] = mapped_column(default="")
    hint_lv: Mapped[str] = mapped_column(Text, default="")
    hint_en: Mapped[str] = mapped_column(Text, default="")
    limit: Mapped[int] = mapped_column(default=1500)
    is_required: Mapped[bool] = mapped_column(default=True)


class Document(db.Model):  # type: ignore[name-defined,misc]
    """A document of a competition; its versions are files, the newest is in force."""

    __tablename__ = "document"

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), index=True)
    position: Mapped[int]
    kind: Mapped[DocumentKind] = mapped_column(named(DocumentKind))
    title_lv: Mapped[str] = mapped_column(default="")
    """Only when it differs from the name of its kind."""
    title_en: Mapped[str] = mapped_column(default="")
    versions: Mapped[list["DocumentVersion"]] = relationship(
        order_by="DocumentVersion.number.desc()",
        lazy="raise_on_sql",
        cascade="all, delete-orphan",
    )


class DocumentVersion(db.Model):  # type: ignore[name-defined,misc]
    """One version of a document, in force from a day until the next."""

    __tablename__ = "document_version"
    __table_args__ = (UniqueConstraint("document_id", "number", name="uq_document_version_number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    number: Mapped[int]
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    published_at: Mapped[datetime] = mapped_column(UtcDateTime)
    note: Mapped[str] = mapped_column(default="")
    file: Mapped[StoredFile] = relationship(lazy="raise_on_sql")


class Amendment(db.Model):  # type: ignore[name-defined,misc]
    """A change of the deadline by a legal act; kept and shown for ever (Competition 6)."""

    __tablename__ = "amendment"

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), index=True)
    old_closes_at: Mapped[datetime] = mapped_column(UtcDateTime)
    new_closes_at: Mapped[datetime] = mapped_column(UtcDateTime)
    act: Mapped[Act] = mapped_column(named(Act))
    act_number: Mapped[str]
    act_date: Mapped[date]
    reason_lv: Mapped[str] = mapped_column(Text)
    reason_en: Mapped[str] = mapped_column(Text, default="")
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Follower(db.Model):  # type: ignore[name-defined,misc]
    """An address that asked for news of a competition; counted in only when confirmed."""

    __tablename__ = "follower"
    __table_args__ = (UniqueConstraint("competition_id", "email", name="uq_follower_once"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), index=True)
    email: Mapped[str]
    language: Mapped[str] = mapped_column(default="lv")
    secret_digest: Mapped[str] = mapped_column(unique=True)
    """Of the secret in the letter that asks to confirm the address."""
    stop_secret: Mapped[str] = mapped_column(unique=True)
    """Stands in every letter and only ends the letters, so it is kept as it is."""
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
