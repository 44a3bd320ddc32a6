"""What the commands of this house share: what is typed wrongly gets one Dutch line and exit status 1."""

from __future__ import annotations

import argparse
from functools import partial
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser, DjangoHelpFormatter

VAN_DJANGO = DjangoHelpFormatter.show_last | {"--help"}
"""Options that every command has; they are left out of the line that says how to write this one."""


class Opdrachtregel(BaseCommand):
    """A command whose arguments are refused in Dutch; argparse itself answers in English, with every option of Django."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """The parser of Django. Called from code it raises CommandError, as Django's does."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        if parser.called_from_command_line:
            parser.error = partial(_weiger, parser)  # type: ignore[method-assign]
        return parser


def _weiger(parser: CommandParser, melding: str) -> NoReturn:
    parser.exit(1, f"Fout: zo kan deze opdracht niet. Schrijf: {' '.join([parser.prog, *_eigen(parser)])}\n")


def _eigen(parser: CommandParser) -> list[str]:
    """The arguments of the command itself, as in a manual: `--tijdvak N [--json] BESTAND.xlsx`."""
    return [_woord(actie) for actie in parser._actions if not set(actie.option_strings) & VAN_DJANGO]


def _woord(actie: argparse.Action) -> str:
    if not actie.option_strings:
        return str(actie.metavar or actie.dest)
    if actie.nargs == 0:
        return f"[{actie.option_strings[0]}]"
    return f"{actie.option_strings[0]} {actie.metavar or actie.dest.upper()}"
