"""The rules that a schema cannot express: one rule, one module, one code. The list is the registry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kran.model import load
from kran.model.in_force import PriceBook
from kran.rules import (
    body_exists,
    code_string,
    complete_list,
    cycle,
    dates_backwards,
    dead_link,
    decided_too_late,
    decision_agrees,
    decision_year,
    draft_needed,
    ended_but_used,
    figure_twice,
    former_name_taken,
    guideline_too_tangled,
    hand_written,
    hours_backwards,
    id_twice,
    item_without_level,
    item_without_price,
    keyword_twice,
    language_unknown,
    list_far_away,
    list_without_decision,
    logo_missing,
    markup,
    option_needed,
    option_unused,
    own_list,
    parent_exists,
    personal_data,
    price_without_item,
    retired,
    review_overdue,
    row_set_twice,
    steps,
    too_precise,
    translation,
    unknown_reference,
    volume_drop,
)
from kran.rules.rule import Checked, Rule
from kran.source import bytes as source_bytes
from kran.source import files, markdown, schema_codes, table, yaml, yaml_codes

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kran.diagnostics import Code, Diagnostic
    from kran.model.catalogue import Catalogue
    from kran.model.load import Loaded

RULES: tuple[Rule, ...] = (
    unknown_reference.RULE,
    id_twice.RULE,
    option_needed.RULE,
    cycle.RULE,
    option_unused.RULE,
    former_name_taken.RULE,
    price_without_item.RULE,
    item_without_price.RULE,
    row_set_twice.RULE,
    complete_list.RULE,
    ended_but_used.RULE,
    too_precise.RULE,
    steps.RULE,
    volume_drop.RULE,
    item_without_level.RULE,
    own_list.RULE,
    list_far_away.RULE,
    list_without_decision.RULE,
    decision_agrees.RULE,
    body_exists.RULE,
    decided_too_late.RULE,
    dates_backwards.RULE,
    code_string.RULE,
    figure_twice.RULE,
    parent_exists.RULE,
    hours_backwards.RULE,
    decision_year.RULE,
    translation.RULE,
    translation.LANGUAGE_RULE,
    dead_link.RULE,
    personal_data.RULE,
    personal_data.ADDRESS_RULE,
    keyword_twice.RULE,
    markup.RULE,
    markup.FORMULA_RULE,
    logo_missing.RULE,
    language_unknown.RULE,
    guideline_too_tangled.RULE,
    retired.RULE,
    retired.SUCCESSOR_RULE,
    review_overdue.RULE,
    draft_needed.RULE,
)

CODES: tuple[Code, ...] = (
    files.LEAVES_ROOT,
    files.UNREADABLE,
    source_bytes.TOO_LARGE,
    source_bytes.NOT_UTF8,
    source_bytes.BYTE_ORDER_MARK,
    source_bytes.CONTROL_CHARACTER,
    source_bytes.TAB,
    source_bytes.TOO_DEEP,
    source_bytes.EMPTY,
    yaml_codes.SYNTAX,
    yaml_codes.DUPLICATE_KEY,
    yaml_codes.ANCHOR,
    yaml_codes.TAG,
    yaml_codes.SEVERAL_DOCUMENTS,
    yaml_codes.TWO_WAYS,
    yaml_codes.NO_VALUE,
    yaml_codes.KEY_NOT_TEXT,
    table.SHAPE,
    markdown.FRONT_MATTER,
    *load.CODES,
    *hand_written.CODES,
    *schema_codes.CODES,
    *(rule.code for rule in RULES),
)


def check(catalogue: Catalogue, at: date) -> list[Diagnostic]:
    """Return what the rules find. `at` moves warnings only: no error depends on the date.

    A rule that needs a kind of document is passed over while one of that kind is broken: what would follow from the
    broken one is not a second mistake. An unfinished draft breaks nothing: nothing decided rests on it.
    """
    broken = {kind for kind, _ in catalogue.broken - catalogue.unfinished}
    checked = Checked(catalogue, PriceBook(catalogue), at)
    return [found for rule in RULES if not rule.needs & broken for found in rule.check(checked)]


def examine(root: Path, at: date) -> Loaded:
    """Load the catalogue below `root` and check it; the complaints of every stage come back together.

    Needs ``catalog/`` only. Where `root` has hand-written pages too, they and the links to them are checked.
    """
    docs = root / "docs"
    written = hand_written.look(docs) if docs.is_dir() or docs.is_symlink() else None
    with yaml.collector_paused():
        loaded = load.load(files.Folder(root), written.pages if written else None)
        found = [*loaded.diagnostics, *(written.found if written else ())]
        if loaded.catalogue is not None:
            names = written.names if written else ()
            found += hand_written.taken(names, loaded.catalogue.settings.languages)
            found += check(loaded.catalogue, at)
        return replace(loaded, diagnostics=tuple(found))
