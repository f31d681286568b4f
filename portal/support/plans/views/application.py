"""The signed application: who signed it and when, and its scan."""

from collections.abc import Sequence

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.files.downloads import accepted, download, kinds_in_words
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.support.plans import service
from portal.support.plans.access import Permission
from portal.support.plans.forms import ApplicationForm, PressForm, ScanForm
from portal.support.plans.forms.sections import MarkedForm
from portal.support.plans.models import SupportPlan
from portal.support.plans.rules.checking import Section
from portal.support.plans.service import filling
from portal.support.plans.types import EDITABLE
from portal.support.plans.views._editing import (
    again,
    blame,
    keep,
    keep_quietly,
    not_editable,
    objections_in,
    saved,
)
from portal.support.plans.views.blueprint import bp, guard, on_paper
from portal.web.editing import Difference
from portal.web.forms import typed
from portal.web.guard import person_id
from portal.web.labels import label


@bp.route("/<reference:code>/edit/application", methods=["GET", "POST"])
@guard.to(Permission.EDIT)
def application(plan: SupportPlan) -> ResponseReturnValue:
    """Say who signed the application and when; attach its scan."""
    if elsewhere := not_editable(plan):
        return elsewhere
    form = _form(plan)
    if form.is_submitted():
        return _sent(plan, form)
    if "check" in request.args:
        blame(form, objections_in(plan, Section.APPLICATION))
    return _page(plan, form, ())


def _sent(plan: SupportPlan, form: ApplicationForm) -> ResponseReturnValue:
    knew_all = form.seen == filling.mark_of(plan, Section.APPLICATION)
    if form.validate():

        def save() -> None:
            signed = filling.Signed(typed(form.signed_by), form.signed_on.data)
            service.save_application(plan.id, signed, seen=form.seen)

        wrong = keep(plan, form, save, show=_page, stored=_stored)
        if wrong is not None:
            return wrong
    scan_form = ScanForm()
    fresh = _with_scan(again(plan), scan_form)
    if not (form.errors or scan_form.file.errors):
        return saved(fresh, Section.APPLICATION)
    if knew_all:
        form.version.data = filling.mark_of(fresh, Section.APPLICATION)
    return _page(fresh, form, (), scan_form)


def _with_scan(plan: SupportPlan, scan_form: ScanForm) -> SupportPlan:
    """Keep the scan that came along, also when something else on the page is to be corrected."""
    given = request.files.get("file")
    if given is None or not given.filename or not scan_form.validate_on_submit():
        return plan
    try:
        service.attach_scan(
            plan.id, given.stream, name=given.filename, by=person_id(), at=clock.now()
        )
    except Refused as refusal:
        scan_form.file.errors = [label(reason) for reason in refusal.reasons]
    else:
        flash(gettext("The scan is attached."))
    return again(plan)


def _form(plan: SupportPlan, **how: object) -> ApplicationForm:
    mark = filling.mark_of(plan, Section.APPLICATION)
    data = {"version": mark, "signed_by": plan.signed_by, "signed_on": plan.signed_on}
    return ApplicationForm(data=data, **how)


def _stored(plan: SupportPlan) -> ApplicationForm:
    return _form(plan, formdata=None)


def _page(
    plan: SupportPlan,
    form: MarkedForm,
    differences: Sequence[Difference],
    scan_form: ScanForm | None = None,
) -> str:
    return render_template(
        "plans/application.html",
        plan=plan,
        form=form,
        scan_form=scan_form or ScanForm(formdata=None),
        differences=differences,
        kinds=kinds_in_words(filling.SCANS),
        accept=accepted(filling.SCANS),
        limit=filling.LARGEST_SCAN,
    )


@bp.post("/<reference:code>/edit/application/draft")
@guard.to(Permission.EDIT)
def application_draft(plan: SupportPlan) -> ResponseReturnValue:
    """Save what is being typed; a day that cannot be read yet stays as it was."""
    form = _form(plan)
    form.validate()
    signed = filling.Signed(
        plan.signed_by if form.signed_by.errors else typed(form.signed_by),
        plan.signed_on if form.signed_on.errors else form.signed_on.data,
    )
    return keep_quietly(
        plan,
        lambda: service.save_application(plan.id, signed, seen=form.seen),
        mark=lambda fresh: filling.mark_of(fresh, Section.APPLICATION),
        page=url_for(".application", code=plan.code),
    )


@bp.post("/<reference:code>/edit/application/scan/remove")
@guard.to(Permission.EDIT)
def detach_scan(plan: SupportPlan) -> ResponseReturnValue:
    """Take the scan off the plan."""
    if PressForm().validate_on_submit() and plan.state in EDITABLE:
        service.detach_scan(plan.id)
        flash(gettext("The scan is taken off."))
    return redirect(url_for(".application", code=plan.code), 303)


@bp.get("/<reference:code>/application")
@on_paper.to(Permission.READ_APPLICATION)
def scan(plan: SupportPlan) -> ResponseReturnValue:
    """Download the scan of the signed application."""
    return download(plan.scan or abort(404))
