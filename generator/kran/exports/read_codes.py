"""What `kran new list --from` can complain about in a spreadsheet."""

from __future__ import annotations

from kran.diagnostics import Code, Example, Severity
from kran.text import N_

_WHY = N_("A price that was guessed at would be charged. What can be read in two ways is sent back.")
_GOOD = Example("# priser.csv\nrow,amount,per\ndator,289.00,month\n")

NOT_A_TABLE = Code(
    "K701",
    "spreadsheet-unreadable",
    Severity.ERROR,
    N_("A spreadsheet cannot be read"),
    _WHY,
    Example('# priser.csv\nrow,amount,per\n"dator,289.00,month\n'),
    _GOOD,
)
UNKNOWN_COLUMN = Code(
    "K702",
    "column-unknown",
    Severity.ERROR,
    N_("A column of a spreadsheet is not known"),
    N_("A misspelt heading would leave out a part of every price."),
    Example("# priser.csv\nrow,amont,per\ndator,289.00,month\n"),
    _GOOD,
)
BAD_CELL = Code(
    "K703",
    "cell-unclear",
    Severity.ERROR,
    N_("A cell of a spreadsheet is unclear"),
    _WHY,
    Example("# priser.csv\nrow;amount;per\ndator;289.00;month\n"),
    Example("# priser.csv\nrow;amount;per\ndator;289,00;month\n"),
)
ROW_TWICE = Code(
    "K704",
    "row-twice",
    Severity.ERROR,
    N_("A spreadsheet sets a price twice"),
    N_("A list sets one price for a row. A year in which a price or its level changed has it twice: one is to hold."),
    Example("# priser.csv\nrow,amount,per\ndator,289.00,month\ndator,299.00,month\n"),
    _GOOD,
)
UNKNOWN_NAME = Code(
    "K705",
    "spreadsheet-unknown-name",
    Severity.ERROR,
    N_("A spreadsheet names something the catalogue does not have"),
    N_("A price without its service, measure or level can neither be shown nor charged."),
    Example("# priser.csv\nrow,amount,per\ndatorn,289.00,month\n"),
    _GOOD,
)
DISAGREE = Code(
    "K706",
    "cells-disagree",
    Severity.ERROR,
    N_("Two cells of a spreadsheet say different things"),
    _WHY,
    Example("# priser.csv\nrow,amount,per,per_text\ndator,289.00,month,år\n"),
    Example("# priser.csv\nrow,amount,per,per_text\ndator,289.00,month,månad\n"),
)
MIXED = Code(
    "K707",
    "rows-for-others",
    Severity.ERROR,
    N_("The rows of a spreadsheet are not for the same customers"),
    N_("A list is for some kinds of customer, or for one unit: whoever another row is for would pay its price."),
    Example("# priser.csv\nrow,amount,per,customer\ndator,289.00,month,internal\nlagring/liten,9.00,month,external\n"),
    Example("# priser.csv\nrow,amount,per,customer\ndator,289.00,month,internal\nlagring/liten,9.00,month,internal\n"),
)
CODES = (NOT_A_TABLE, UNKNOWN_COLUMN, BAD_CELL, ROW_TWICE, UNKNOWN_NAME, DISAGREE, MIXED)
