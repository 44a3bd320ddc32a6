"""Who belongs to a plan, for the services; written in `aanvragen.mensen`, below the kinds of message."""

from ..mensen import betrokkenen, meeschrijvers, schrijvers_per_plan, schrijvers_van, tekenbevoegden

__all__ = ["betrokkenen", "meeschrijvers", "schrijvers_per_plan", "schrijvers_van", "tekenbevoegden"]
