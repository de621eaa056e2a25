"""It på kran: a municipality's IT catalogue as code."""

__version__ = "0.1.0"
