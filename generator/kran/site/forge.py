"""Addresses at the code host: where a page's file is edited, where its history is, where a change is suggested."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, urlsplit

FORM = "andring.yml"
"""The file of the form in which a change is suggested."""


@dataclass(frozen=True, slots=True)
class ForgeLinks:
    """The three links in a page's foot."""

    propose: str
    edit: str
    history: str


@cache
def links(repository: str | None, branch: str, source: str, title: str) -> ForgeLinks | None:
    """Return the links for the file `source` (its path in the repository), or None without a repository.

    GitHub, Gitea and Forgejo share one form of address; GitLab, known by its host's name, has its own. A suggestion
    opens the form ``ISSUE_TEMPLATE/andring.yml`` that `kran init` lays out, with the field ``fil`` filled in.
    """
    if repository is None:
        return None
    path, ref = quote(source), quote(branch)
    if "gitlab" in (urlsplit(repository).hostname or ""):
        return ForgeLinks(
            propose=f"{repository}/-/issues/new?issue[title]={quote(title, safe='')}",
            edit=f"{repository}/-/edit/{ref}/{path}",
            history=f"{repository}/-/commits/{ref}/{path}",
        )
    return ForgeLinks(
        propose=f"{repository}/issues/new?template={FORM}&title={quote(title, safe='')}&fil={quote(source, safe='')}",
        edit=f"{repository}/edit/{ref}/{path}",
        history=f"{repository}/commits/{ref}/{path}",
    )
