"""What can be done with claims."""

from portal.support.claims.service.claiming import Document, Wish, claim
from portal.support.claims.service.settling import settle

__all__ = ["Document", "Wish", "claim", "settle"]
