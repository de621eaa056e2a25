"""A file that is no document where it lies, and what it was meant to be."""

from __future__ import annotations

import re
from typing import Any

from kran.diagnostics import Code, Diagnostic, Example, Severity, Spot, complain
from kran.model.kinds import KINDS
from kran.text import N_, nearest

_LAMPA = (
    "title: {sv: Lampa på fot, en: Standard lamp}\nstatus: draft\n"
    "summary: {sv: En lampa., en: A lamp.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
)

NO_KIND = Code(
    "K020",
    "file-of-no-kind",
    Severity.ERROR,
    N_("A file belongs to no kind of document"),
    N_("A file in the wrong folder, or with the wrong ending, would be passed over in silence."),
    Example("# catalog/services/lampa.yaml\n" + _LAMPA),
    Example("# catalog/services/arbetsplats/lampa.yaml\n" + _LAMPA),
)
BAD_NAME = Code(
    "K021",
    "file-name-no-id",
    Severity.ERROR,
    N_("A file's name is no id"),
    N_("The file's name is the document's id, and the id becomes an address: only a–z, 0–9 and hyphens stay whole."),
    Example("# catalog/services/arbetsplats/Lampa på fot.yaml\n" + _LAMPA),
    Example("# catalog/services/arbetsplats/lampa-pa-fot.yaml\n" + _LAMPA),
)
CODES = (NO_KIND, BAD_NAME)

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_FOLDERS = {
    "services": "services/arbetsplats/dator.yaml",
    "decisions": "decisions/2027/kf-2027-1.yaml",
    "prices": "prices/2027.yaml",
    "service-levels": "service-levels/guld.yaml",
    "agreements": "agreements/skolan.yaml",
    "costs": "costs/2027.yaml",
    "assortments": "assortments/skola.yaml",
    "guidelines": "guidelines/arbetsplats.md",
}


_TOPS = (*_FOLDERS, "organisation", "ledger")


def no_kind(name: str, below: str) -> Diagnostic:
    """Return the complaint of a file of no kind: where it was most likely meant to lie."""
    values: dict[str, Any] = {}
    top = below.partition("/")[0]
    if below.endswith(".yml"):
        remedy = N_("Name it .yaml instead of .yml.")
    elif meant := _meant_single(below):
        remedy, values = N_("Did you mean “{meant}”?"), {"meant": meant}
    elif top in _FOLDERS:
        remedy, values = N_("Move or rename it. A file there looks like this: {example}."), {"example": _FOLDERS[top]}
    elif "/" in below and (folder := nearest(top, _TOPS)):
        remedy, values = N_("Did you mean the folder “{meant}”?"), {"meant": folder}
    else:
        remedy = N_("Move it to the folder of its kind: {folders}. A proposal lies there too, with status: draft.")
        values = {"folders": ", ".join(_FOLDERS)}
    return complain(NO_KIND, Spot(name), N_("{file} is no kind of document"), remedy, file=name, **values)


def _meant_single(below: str) -> str | None:
    """Return the one file, such as categories.yaml, that a misspelt name was meant to be."""
    return nearest(below, [kind.path.pattern.replace("\\", "") for kind in KINDS if kind.single])


def meant_path(name: str) -> str:
    """Return where a file of no kind most likely should have lain: another ending, or a folder too high up."""
    if meant := _meant_single(name.removeprefix("catalog/")):
        return f"catalog/{meant}"
    path = f"{name.removesuffix('.yml')}.yaml" if name.endswith(".yml") else name
    parts = path.split("/")
    if len(parts) > 2 and parts[1] not in _TOPS:  # noqa: PLR2004  catalog/price/2027.yaml
        parts[1] = nearest(parts[1], _TOPS) or parts[1]
    if len(parts) == 3 and parts[1] == "costs":  # noqa: PLR2004  catalog/costs/kostnader.yaml: of any year
        return "/".join([*parts[:2], "0000.yaml"])
    is_short = len(parts) == 3 and parts[1] in {"services", "decisions"}  # noqa: PLR2004  catalog/services/dator.yaml
    return "/".join([*parts[:2], "0000", parts[2]] if is_short else parts)


def bad_name(name: str, document_id: str) -> Diagnostic:
    """Return the complaint of a file whose name is no id."""
    return complain(
        BAD_NAME,
        Spot(name),
        N_("“{name}” is no id"),
        N_("Rename the file: {suggestion}"),
        name=document_id,
        suggestion=as_id(document_id),
    )


def as_id(name: str) -> str:
    """Return the id nearest to a name."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "namn"
