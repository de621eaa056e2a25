"""The helper that makes repositories: the same revisions are the same commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import revisions

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_revisions_are_the_same_commits(tmp_path: Path) -> None:
    layer = tmp_path / "layer"
    revisions.lay_over(layer, {"catalog/a.yaml": "a\n", "catalog/b.yaml": "b\n"})
    one, other = (revisions.lay_out(tmp_path / name, layer) for name in ("one", "other"))
    commits = [revisions.commit(root, {"catalog/a.yaml": "A\n", "catalog/b.yaml": None}) for root in (one, other)]
    assert commits[0] == commits[1]
    assert revisions.git(one, "show", "--format=", "--name-status", "HEAD") == "M\tcatalog/a.yaml\nD\tcatalog/b.yaml"
    revisions.lay_over(one, {"catalog/c.yaml": "c\n"})
    assert revisions.git(one, "status", "--short") == "?? catalog/c.yaml"
