"""Letters in the outbox."""

from portal.notifications.models import Letter
from portal.notifications.types import LetterStatus
from tests.builders.making import Making


class LetterBuilders(Making):
    def letter(self, **given):
        """A letter that could be sent now."""
        number = self.number()
        at = given.pop("at", self.now)
        sound = {
            "key": f"news:{number}",
            "message_id": f"<news-{number}@localhost>",
            "template": "decisions/approved",
            "language": "lv",
            "recipient": f"anna{number}@example.lv",
            "subject": f"Lēmums par {number}. pieteikumu",
            "text": "Labdien!\n\nLēmums ir pieņemts.\n",
            "html": "<p>Labdien!</p><p>Lēmums ir pieņemts.</p>",
            "queued_at": at,
            "not_before": at,
            "status": LetterStatus.QUEUED,
            "attempts": 0,
        }
        return self.save(Letter(**(sound | given)))
