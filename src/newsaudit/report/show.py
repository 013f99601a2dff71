"""What the notebooks show, one call a cell: every function takes a run and returns one block."""

from newsaudit.report.show_actors import actor_ranking, side_shares

__all__ = ["actor_ranking", "side_shares"]
