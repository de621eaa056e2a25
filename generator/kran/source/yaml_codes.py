"""What can be wrong with a YAML text."""

from __future__ import annotations

from kran.diagnostics import Code, Example, Severity
from kran.text import N_

_FILE = "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n"
_REST = "summary: {sv: En skärm., en: A screen.}\norderable: {from: 2026-01-01}\n"
_ROLES = "# catalog/organisation/roles.yaml\nroles:\n  it-chef: {title: It-chef}\n"
_SOUND = Example(_FILE + "owner: it-chef\n" + _REST)

SYNTAX = Code(
    "K010",
    "yaml-syntax",
    Severity.ERROR,
    N_("The YAML cannot be read"),
    N_("Brackets, quotes or indentation do not fit together, so nobody can say what was meant."),
    Example(_FILE + 'owner: "it-chef\n' + _REST),
    Example(_FILE + 'owner: "it-chef"\n' + _REST),
)
DUPLICATE_KEY = Code(
    "K011",
    "duplicate-key",
    Severity.ERROR,
    N_("A key stands twice"),
    N_("Most readers keep the last value and drop the first without a word."),
    Example(_FILE + "owner: it-chef\nowner: enhetschef\n" + _REST),
    _SOUND,
)
ANCHOR = Code(
    "K012",
    "anchor",
    Severity.ERROR,
    N_("An anchor or alias is used"),
    N_("A reviewer must see every value where it stands; an alias can also unfold to gigabytes."),
    Example(_FILE + "owner: &chef it-chef\n" + _REST),
    _SOUND,
)
TAG = Code(
    "K013",
    "tag",
    Severity.ERROR,
    N_("A tag or directive is used"),
    N_("Tags ask a reader to build objects. The catalogue is plain data."),
    Example(_FILE + "owner: !!str it-chef\n" + _REST),
    _SOUND,
)
SEVERAL_DOCUMENTS = Code(
    "K014",
    "several-documents",
    Severity.ERROR,
    N_("A file holds several documents"),
    N_("One document, one file: the file's name is its id."),
    Example(_FILE + "owner: it-chef\n" + _REST + "---\ntitle: Skärm två\n"),
    _SOUND,
)
TWO_WAYS = Code(
    "K015",
    "number-two-ways",
    Severity.ERROR,
    N_("A number could be read in two ways"),
    N_("YAML readers disagree: 010 is ten to one and eight to another, 1e3 is a number or a text."),
    Example(_ROLES + "  enhetschef: {title: Enhetschef, order: 1e5}\n"),
    Example(_ROLES + "  enhetschef: {title: Enhetschef, order: 100000}\n"),
)
NO_VALUE = Code(
    "K016",
    "value-missing",
    Severity.ERROR,
    N_("A key has no value"),
    N_("What is absent means nothing: a key without a value is unfinished, or a comma that was meant as a point."),
    Example(_ROLES + "  enhetschef: {title: Enhetschef, order: 50000,50}\n"),
    Example(_ROLES + "  enhetschef: {title: Enhetschef, order: 50000.50}\n"),
)
KEY_NOT_TEXT = Code(
    "K017",
    "key-not-text",
    Severity.ERROR,
    N_("A key is no plain text"),
    N_("Keys are names. A list, a mapping or the merge key << as a key is not one."),
    Example(_FILE + "owner: it-chef\n" + _REST + "? [sv, en]\n: Skärm\n"),
    _SOUND,
)
