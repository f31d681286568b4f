"""What can be asked of evaluation: the ranking, the commission, the queue, score sheets."""

from portal.evaluation.queries.ranking import entries_of, ranking_of, terms_of

__all__ = ["entries_of", "ranking_of", "terms_of"]
