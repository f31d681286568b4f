"""What instant does a time on the clocks of Riga mean, also on the nights they change?"""

from datetime import UTC, datetime

from portal.kernel.clock import RIGA


def instants(local: datetime) -> list[datetime]:
    """Return the instants, in UTC, at which clocks in Riga show this time.

    None on the night in March when the hour is skipped, two on the night in October when it comes
    twice (summer time first), otherwise one.
    """
    readings = (local.replace(tzinfo=RIGA, fold=fold).astimezone(UTC) for fold in (0, 1))
    meant = [one for one in readings if one.astimezone(RIGA).replace(tzinfo=None) == local]
    return sorted(set(meant))
