"""What a plan lacks, in words: the same sentence at the field and in the list of all."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from portal.support.plans.labels.phrases import measure_words
from portal.support.plans.rules.checking import MOST_AMOUNT, MOST_UNITS, Lack, Objection, Section
from portal.web.formats import money
from portal.web.labels import label, register

register(
    {
        Section.APPLICATION: _l("Signed application"),
        Section.RISKS: _l("Risks"),
        Section.MEASURES: _l("Support measures"),
        Section.WORDS: _l("The pupil's own words"),
    }
)
_PLAIN = {
    Lack.SIGNER: _l("Write who signed the application: the parent or the adult pupil."),
    Lack.SIGNING_DAY: _l("Write the day the application was signed."),
    Lack.SIGNED_AHEAD: _l("The application cannot be signed in the future."),
    Lack.RISK: _l("The plan has no risks."),
    Lack.OTHER_WORDS: _l("Say what “other” is."),
    Lack.SUBJECT: _l("Choose the subject."),
    Lack.SPECIALIST: _l("Choose the specialist."),
    Lack.PROVIDER: _l("Choose who gives the support."),
    Lack.WORDS: _l("Write what the pupil says. If the pupil says nothing, write that."),
}


def say(objection: Objection) -> str:
    """Say what to put right."""
    if objection.lack in _PLAIN:
        return str(_PLAIN[objection.lack])
    if objection.risk is not None:
        return _of_risk(objection.lack, label(objection.risk))
    assert objection.measure is not None  # noqa: S101 - the rest are about measures
    measure = objection.measure
    if objection.lack is Lack.PROVIDER_GONE:
        return str(
            gettext("%(name)s is not on the staff list of this school.", name=measure.provider)
        )
    if objection.lack is Lack.UNITS:
        return str(
            gettext(
                "Write how many units are planned: a whole number from 1 to %(max)s.",
                max=MOST_UNITS,
            )
        )
    if objection.lack is Lack.AMOUNT:
        return str(
            gettext(
                "Write the planned amount: more than 0 and at most %(max)s.",
                max=money(MOST_AMOUNT),
            )
        )
    return str(
        gettext(
            "The measure “%(measure)s” is not for any risk. Say for which one.",
            measure=measure_words(measure),
        )
    )


def _of_risk(lack: Lack, risk: str) -> str:
    if lack is Lack.JUSTIFICATION:
        return str(gettext("Say how the risk “%(risk)s” is seen.", risk=risk))
    return str(
        gettext("The risk “%(risk)s” has no measure. Add one or take the risk out.", risk=risk)
    )
