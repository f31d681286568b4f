"""What can be done with people, roles and invitations: one function a verb."""

from portal.accounts.service.account import (
    Details,
    Passwords,
    ask_to_change_address,
    change_address,
    change_details,
    change_password,
    check_password,
    close_account,
    open_again,
)
from portal.accounts.service.invitations import (
    accept,
    accept_as_new,
    cancel_invitation,
    decline,
    invite,
)
from portal.accounts.service.registration import (
    Applicant,
    confirm,
    confirm_by_code,
    register,
    send_again,
)
from portal.accounts.service.roles import after_giving, give_role, take_role
from portal.accounts.service.sign_in import (
    ask_for_link,
    reset_password,
    sign_in,
    sign_in_by_code,
    sign_in_by_link,
)
from portal.accounts.service.sign_ins import end_all_by_administrator, end_sign_in, end_sign_ins

__all__ = [
    "Applicant",
    "Details",
    "Passwords",
    "accept",
    "accept_as_new",
    "after_giving",
    "ask_for_link",
    "ask_to_change_address",
    "cancel_invitation",
    "change_address",
    "change_details",
    "change_password",
    "check_password",
    "close_account",
    "confirm",
    "confirm_by_code",
    "decline",
    "end_all_by_administrator",
    "end_sign_in",
    "end_sign_ins",
    "give_role",
    "invite",
    "open_again",
    "register",
    "reset_password",
    "send_again",
    "sign_in",
    "sign_in_by_code",
    "sign_in_by_link",
    "take_role",
]
