"""The box of health and family (S75). One door opens it: `portal.support.plans.service.sensitive`.

A contract of imports keeps lists, search, letters, figures and exports away from this module.
"""

from portal.vault.boxes import Box

box = Box("sensitive")
