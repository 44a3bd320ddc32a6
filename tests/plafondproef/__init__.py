"""The ledger under load: sixteen decision makers at once, money for half of the plans, and half of them killed on the way."""
