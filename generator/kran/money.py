"""Kronor, exactly.

Money is a `Decimal` made from the text of its scalar, never from a float. There is one way to round (half up, away
from zero, to öre) and one way to split (largest remainder), so that parts always add up to their whole.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ORE = Decimal("0.01")
# Room for any sum a municipality can meet; the default context's 28 digits would do, but a library may change that one.
_CONTEXT = Context(prec=50, rounding=ROUND_HALF_UP)


def exact(value: int | Decimal) -> Decimal:
    """Return `value` in kronor as a Decimal with two decimals where it has fewer: ``12.5`` → ``12.50``."""
    number = Decimal(value)
    return _CONTEXT.quantize(number, ORE) if _places(number) <= 2 else number  # noqa: PLR2004  öre


def to_ore(value: Decimal) -> Decimal:
    """Round kronor to öre, half up (away from zero): 0.005 → 0.01, −0.005 → −0.01."""
    return _CONTEXT.quantize(value, ORE)


def ore(value: Decimal) -> int:
    """Return kronor as a whole number of öre, rounded as `to_ore` does: what the browser counts with."""
    return int(_CONTEXT.scaleb(to_ore(value), 2))


def too_precise(value: int | Decimal) -> bool:
    """Say whether an amount states more than two decimals."""
    return _places(Decimal(value)) > 2  # noqa: PLR2004  öre


def split(total: Decimal, parts: Sequence[int]) -> list[Decimal]:
    """Split `total` kronor (whole öre) in proportion to integer `parts` by the largest remainder.

    The shares add up to `total` exactly; equal remainders go to the earlier part.
    Raises ValueError when the parts are negative or add up to nothing, or the total is no whole number of öre.
    """
    whole = sum(parts)
    if whole <= 0 or min(parts) < 0:
        raise ValueError("parts must be non-negative and add up to more than nothing")
    if total != to_ore(total):
        raise ValueError("only whole öre can be split")
    all_ore = ore(abs(total))
    shares = [all_ore * part // whole for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda i: (-(all_ore * parts[i] % whole), i))
    for i in by_remainder[: all_ore - sum(shares)]:
        shares[i] += 1
    sign = -1 if total < 0 else 1
    return [_CONTEXT.scaleb(Decimal(sign * share), -2) for share in shares]


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
