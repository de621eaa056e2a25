"""CODEOWNERS from the catalogue: which teams are asked to look at which files, by who may decide what in them.

It only asks: what is approved is told by `approvals`. So it must not depend on the day, or a check of it would fail one
morning with nothing changed: posts, bodies and mandates that have a last day are left out, and those that begin later
are in from the start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kran.changes.governed import GOVERNED, HIGHEST
from kran.diagnostics import Code, Diagnostic, Example, Severity, Spot, complain
from kran.model.kinds import KINDS
from kran.text import N_

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kran.model.body import Body
    from kran.model.catalogue import Catalogue
    from kran.model.mandate import Mandate
    from kran.text import Language

STALE = Code(
    "K845",
    "codeowners-stale",
    Severity.ERROR,
    N_("CODEOWNERS does not follow from the catalogue"),
    N_("Who is asked to look at a proposal must be those who may decide, also after bodies and posts changed."),
    Example("$ kran codeowners --check\n"),
    Example("$ kran codeowners\n$ kran codeowners --check\n"),
)
NO_OWNER = Code(
    "K846",
    "no-repository",
    Severity.ERROR,
    N_("The catalogue does not say whose repository it lies in"),
    N_("Teams are named by who owns the repository; without its address nobody can be asked."),
    Example("# catalog/catalog.yaml\nsite: {name: It på kran}\n"),
    Example("# catalog/catalog.yaml\nsite: {name: It på kran, repository: https://git.example/kommun/it-pa-kran}\n"),
)
CODES = (STALE, NO_OWNER)

MARK = "# kran codeowners"
"""The line from which on the file is made; what stands above it is written by hand and kept."""
_TOP = "/catalog/"
_KINDS = {
    "price": ("price-list",),
    "quote": ("price-list",),
    "level": ("level",),
    "assortment": ("assortment",),
    "guideline": ("guideline",),
    "authority": ("role",),
    "mandate": ("mandate",),
    "body": ("body",),
    "unit": ("unit",),
    "post": ("post",),
    "agreement": ("agreement",),
    "cost": ("costs",),
    "terms": ("measure", "settings"),
    "service": ("service",),
    "option": ("service",),
}
"""The first word of a change's name → the kinds of document that such a change is made in."""


def prefix(catalogue: Catalogue) -> str | None:
    """Return what stands before a team's name: ``@osby/``. None where catalog.yaml names no repository of anyone's."""
    path = [part for part in urlsplit(catalogue.settings.site.repository or "").path.split("/") if part]
    return f"@{'/'.join(path[:-1])}/" if len(path) > 1 else None


def no_owner(catalogue: Catalogue) -> Diagnostic:
    """Return the complaint that there is no prefix."""
    return complain(
        NO_OWNER,
        catalogue.settings.place.at("site"),
        N_("the repository and whose it is are not said"),
        N_("Write site.repository: https://HOST/OWNER/NAME"),
    )


def stale(file: str, written: str, wanted: str) -> Diagnostic | None:
    """Return the complaint that a file is not as it would be made, at the first line that differs."""
    if written == wanted:
        return None
    is_same = [one == other for one, other in zip(written.split("\n"), wanted.split("\n"), strict=False)]
    return complain(
        STALE,
        Spot(file, [*is_same, False].index(False) + 1),
        N_("from here on it is not what bodies, mandates and posts say"),
        N_("Run: kran codeowners"),
    )


def codeowners(catalogue: Catalogue, owner: str, language: Language, written: str = "") -> str:
    """Return the file anew: what was written by hand above the mark stays, the rest is made. `owner` is the prefix."""
    above = written.partition(MARK)[0] if MARK in written else ""
    made = language.gettext(N_("from here on made by the command of that name; write your own lines above."))
    told = language.gettext(N_("Who may decide is asked to look. What is approved is told by kran approvals."))
    at_meetings = language.gettext(N_("is decided at meetings"))
    head = [f"{MARK}: {made}", f"# {told}"]
    paths: dict[str, tuple[list[str], list[str]]] = {}
    for mandate in catalogue.mandates.values():
        if mandate.until is None:
            for path in _paths(mandate, catalogue):
                who, teams = paths.setdefault(path, ([], []))
                who.append(_name(mandate, catalogue, language))
                teams += _teams(mandate, catalogue)
    highest = [body.title.said(language.code).text for body in catalogue.bodies.values() if body.kind == HIGHEST]
    for path in _governed() - paths.keys():
        paths[path] = (highest[:1], [])
    lines = []
    for path in sorted(paths, key=lambda path: (path.count("/") + (not path.endswith("/")), path)):
        who, teams = paths[path]
        owners = [f"{owner}{team}" for team in dict.fromkeys(teams)]
        lines.append(f"# {', '.join(' '.join(name.split()) for name in dict.fromkeys(who))}")
        lines.append(" ".join([path, *owners]) if owners else f"# {path} {at_meetings}")
    return above + "\n".join([*head, *lines]) + "\n"


def _paths(mandate: Mandate, catalogue: Catalogue) -> Iterator[str]:
    """Yield the paths of the files in which what a mandate gives is changed."""
    names = list(dict.fromkeys(kind for name in mandate.may for kind in _KINDS.get(name.partition("-")[0], ())))
    kinds = [kind for kind in KINDS if kind.name in names]
    for kind in kinds:
        if not mandate.of:
            yield _TOP + _folder(kind.path)
            continue
        for of in mandate.of:
            folder, _, name = of.partition("/")
            if folder == kind.folder:
                yield _TOP + (_folder(kind.path) if kind.single else _file(kind.path, name, catalogue))
            elif kind.name == "service" and folder in catalogue.services:
                yield _TOP + _file(kind.path, folder, catalogue)


def _governed() -> set[str]:
    """Return the folders and files in which something is decided."""
    names = {kind for name in GOVERNED for kind in _KINDS[name.partition("-")[0]]}
    return {_TOP + _folder(kind.path) for kind in KINDS if kind.name in names}


def _folder(path: re.Pattern[str]) -> str:
    """Return the folder of a kind with a file for each document, or its only file."""
    literal = path.pattern.replace("\\", "")
    return literal if "(?P<id>" not in literal else f"{literal.partition('/')[0]}/"


def _file(path: re.Pattern[str], name: str, catalogue: Catalogue) -> str:
    """Return where a document of a kind lies: where it does today, else anywhere in the kind's folder."""
    for document in catalogue.documents:
        below = document.file.removeprefix(_TOP.lstrip("/"))
        found = path.fullmatch(below)
        if found and found["id"] == name:
            return below
    ending = path.pattern.replace("\\", "").rpartition(".")[2]
    return f"{_folder(path)}{name}.{ending}"


def _name(mandate: Mandate, catalogue: Catalogue, language: Language) -> str:
    found = catalogue.bodies.get(mandate.body or "") or catalogue.roles.get(mandate.role or "")
    return found.title.said(language.code).text if found else mandate.id


def _teams(mandate: Mandate, catalogue: Catalogue) -> Iterator[str]:
    body = catalogue.bodies.get(mandate.body or "")
    for role in _sitting(body) if body is not None else (mandate.role,):
        for post in catalogue.posts.values():
            if post.until is None and post.role == role:
                yield post.team


def _sitting(body: Body) -> tuple[str, ...]:
    return tuple(body.seats) if body.until is None else ()
