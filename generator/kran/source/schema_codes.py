"""What can be wrong with a document against its schema."""

from __future__ import annotations

from kran.diagnostics import Code, Example, Severity
from kran.text import N_

_FILE = "# catalog/organisation/roles.yaml\nroles:\n  it-chef: {title: It-chef}\n"
_SKARM = (
    "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n"
    "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
)
_LIST = (
    "# catalog/decisions/2026/kf-2026.yaml\ntitle: Prislista\nbody: kf\ndate: 2026-11-16\nreference: § 1\n"
    "decides: [prices/2027]\n"
    "# catalog/prices/2027.yaml\ntitle: Prislista\nfrom: 2027-01-01\nfor: [internal]\ndecision: kf-2026\n"
    "prices:\n  skarm: {amount: 60.00, per: month}\n"
)
_WHY = N_("The schema says what a document may hold, so that the editor, the check and every page agree.")

MISSING = Code(
    "K101",
    "field-missing",
    Severity.ERROR,
    N_("A field is missing"),
    N_("Without it the document cannot be published or charged."),
    Example(_FILE + "  enhetschef: {order: 50000}\n"),
    Example(_FILE + "  enhetschef: {title: Enhetschef, order: 50000}\n"),
)
UNKNOWN = Code(
    "K102",
    "field-unknown",
    Severity.ERROR,
    N_("A field is unknown"),
    N_("A misspelt field would be read as if it were not there."),
    Example(_FILE + "  enhetschef: {title: Enhetschef, ordr: 50000}\n"),
    Example(_FILE + "  enhetschef: {title: Enhetschef, order: 50000}\n"),
)
WRONG_TYPE = Code(
    "K103",
    "wrong-type",
    Severity.ERROR,
    N_("A value is of the wrong kind"),
    _WHY,
    Example(_FILE + '  enhetschef: {title: Enhetschef, order: "50000"}\n'),
    Example(_FILE + "  enhetschef: {title: Enhetschef, order: 50000}\n"),
)
NOT_ALLOWED = Code(
    "K104",
    "value-not-allowed",
    Severity.ERROR,
    N_("A value is not one of those allowed"),
    _WHY,
    Example("# catalog/suppliers.yaml\nsuppliers:\n  it-enheten: {title: It-enheten, kind: owned}\n"),
    Example("# catalog/suppliers.yaml\nsuppliers:\n  it-enheten: {title: It-enheten, kind: own}\n"),
)
WRONG_FORM = Code(
    "K105",
    "wrong-form",
    Severity.ERROR,
    N_("A value does not have the right form"),
    _WHY,
    Example(_FILE + "  Enhetschef: {title: Enhetschef}\n"),
    Example(_FILE + "  enhetschef: {title: Enhetschef}\n"),
)
OUT_OF_RANGE = Code(
    "K106",
    "out-of-range",
    Severity.ERROR,
    N_("A value is too small or too large"),
    _WHY,
    Example(_FILE + "  enhetschef: {title: Enhetschef, order: -1}\n"),
    Example(_FILE + "  enhetschef: {title: Enhetschef, order: 1}\n"),
)
NOT_IN_FORM = Code(
    "K107",
    "not-in-this-price-form",
    Severity.ERROR,
    N_("A field does not belong to this form of price"),
    N_("Each form of price has its own fields. One too many means that the form or the field is wrong."),
    Example(_LIST.replace("amount: 60.00, per: month", "form: quoted, amount: 100.00")),
    Example(_LIST.replace("amount: 60.00, per: month", "form: quoted, about: 100.00")),
)
ONE_OF = Code(
    "K108",
    "one-is-needed",
    Severity.ERROR,
    N_("One of several fields is needed"),
    _WHY,
    Example(
        "# catalog/decisions/2026/kf-2026.yaml\ntitle: Inköp\ndate: 2026-11-16\nreference: § 1\n"
        "decides: [services/skarm]\n"
    ),
    Example(
        "# catalog/decisions/2026/kf-2026.yaml\ntitle: Inköp\nbody: kf\ndate: 2026-11-16\nreference: § 1\n"
        "decides: [services/skarm]\n"
    ),
)
EMPTY_VALUE = Code(
    "K109",
    "empty-value",
    Severity.ERROR,
    N_("A value is empty"),
    N_("What is absent means nothing; what is empty means that something was forgotten."),
    Example(_FILE + '  enhetschef: {title: ""}\n'),
    Example(_FILE + "  enhetschef: {title: Enhetschef}\n"),
)
OTHERWISE = Code(
    "K110",
    "does-not-fit",
    Severity.ERROR,
    N_("A value does not fit the schema"),
    _WHY,
    Example(_SKARM + "for: [school, school]\n"),
    Example(_SKARM + "for: [school]\n"),
)
CODES = (MISSING, UNKNOWN, WRONG_TYPE, NOT_ALLOWED, WRONG_FORM, OUT_OF_RANGE, NOT_IN_FORM, ONE_OF, EMPTY_VALUE,
         OTHERWISE)  # fmt: skip
