"""The rules that a schema cannot express: one rule, one module, one code. The list is the registry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kran.diagnostics import Place
from kran.model import load, misplaced
from kran.model.in_force import PriceBook
from kran.rules import (
    accessible,
    agreed_twice,
    body_exists,
    carrier_without_price,
    code_string,
    common_twice,
    complete_list,
    contrast,
    corrects_later,
    cost_unused,
    cycle,
    dates_backwards,
    dead_link,
    dearer_after_term,
    decided_too_late,
    decision_agrees,
    decision_year,
    draft_needed,
    ended_but_unpriced,
    ended_but_used,
    event_out_of_turn,
    figure_twice,
    former_name_taken,
    guideline_html,
    guideline_too_tangled,
    hand_written,
    hours_backwards,
    icon_unknown,
    id_twice,
    item_without_level,
    item_without_price,
    keyword_twice,
    language_unknown,
    ledger_id_twice,
    level_not_decided_then,
    list_far_away,
    list_without_decision,
    logo_missing,
    logo_unsound,
    markup,
    option_needed,
    option_unused,
    own_list,
    parent_exists,
    part_twice,
    personal_data,
    price_without_item,
    rates_overlap,
    retired,
    review_overdue,
    row_set_twice,
    steps,
    successor_leaves,
    text_links,
    too_precise,
    translation,
    unit_dates,
    unknown_reference,
    unsafe_page,
    usage_unpriced,
    void_of_nothing,
    volume_drop,
)
from kran.rules.published import Published
from kran.rules.rule import Checked, Rule
from kran.source import bytes as source_bytes
from kran.source import files, markdown, schema_codes, table, yaml, yaml_codes

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kran.diagnostics import Code, Diagnostic
    from kran.model.catalogue import Catalogue
    from kran.model.load import Loaded, Rest
    from kran.source.memory import Memory

RULES: tuple[Rule, ...] = (
    unknown_reference.RULE,
    id_twice.RULE,
    option_needed.RULE,
    cycle.RULE,
    option_unused.RULE,
    former_name_taken.RULE,
    common_twice.RULE,
    part_twice.RULE,
    price_without_item.RULE,
    item_without_price.RULE,
    row_set_twice.RULE,
    complete_list.RULE,
    ended_but_used.RULE,
    ended_but_unpriced.RULE,
    carrier_without_price.RULE,
    cost_unused.RULE,
    too_precise.RULE,
    steps.RULE,
    volume_drop.RULE,
    item_without_level.RULE,
    dearer_after_term.RULE,
    rates_overlap.RULE,
    own_list.RULE,
    agreed_twice.RULE,
    corrects_later.RULE,
    list_far_away.RULE,
    list_without_decision.RULE,
    decision_agrees.RULE,
    body_exists.RULE,
    level_not_decided_then.RULE,
    decided_too_late.RULE,
    decided_too_late.AHEAD_RULE,
    dates_backwards.RULE,
    code_string.RULE,
    figure_twice.RULE,
    parent_exists.RULE,
    unit_dates.RULE,
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
    logo_unsound.RULE,
    logo_unsound.MORE_RULE,
    icon_unknown.RULE,
    contrast.RULE,
    accessible.RULE,
    accessible.AHEAD_RULE,
    language_unknown.RULE,
    guideline_html.RULE,
    guideline_too_tangled.RULE,
    retired.RULE,
    retired.SUCCESSOR_RULE,
    successor_leaves.RULE,
    review_overdue.RULE,
    review_overdue.AHEAD_RULE,
    draft_needed.RULE,
    ledger_id_twice.RULE,
    event_out_of_turn.RULE,
    void_of_nothing.RULE,
    usage_unpriced.RULE,
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
    *misplaced.CODES,
    *load.CODES,
    *hand_written.CODES,
    unsafe_page.CODE,
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


def check_rest(rest: Rest, at: date) -> list[Diagnostic]:
    """Return what the local rules find in what can be read of the broken documents, as places in what is written.

    Nothing is said of a value that has a gap in it: what it lacks may be what was left out. Whether a name leads to
    something is asked of every file: here the names in the broken documents are known too.
    """
    checked = Checked(rest.catalogue, PriceBook(rest.catalogue), at)
    told = []
    for problem in (problem for rule in RULES if rule.local for problem in rule.check(checked)):
        gaps, where = rest.gaps.get(problem.where.file), problem.where
        if gaps is None and problem.kind is not unknown_reference.CODE:
            continue
        if gaps is not None and isinstance(where, Place):
            where = gaps.place(where)
            if gaps.within(where.path):
                continue
        told.append(replace(problem, where=where))
    return told


def _all(catalogue: Catalogue, rest: Rest | None, at: date) -> list[Diagnostic]:
    found = check(catalogue, at)
    if rest is None:
        return found
    told_by_rest = (problem.kind is unknown_reference.CODE or problem.where.file in rest.gaps for problem in found)
    return [problem for problem, told in zip(found, told_by_rest, strict=True) if not told] + check_rest(rest, at)


def examine(root: Path, at: date, memory: Memory | None = None) -> Loaded:
    """Load the catalogue below `root` and check it; the complaints of every stage come back together.

    Needs ``catalog/`` only. Where `root` has hand-written pages too, they and the links to them are checked. With the
    `memory` of an earlier run, unchanged files are not read into documents again; every rule is asked as before.
    """
    docs = root / "docs"
    is_there = docs.is_dir() or docs.is_symlink()
    written = hand_written.look(docs, memory) if is_there else hand_written.HandWritten()
    with yaml.collector_paused():
        loaded = load.load(files.Folder(root), written.pages if is_there else None, memory)
        found = [*loaded.diagnostics, *written.found]
        if loaded.catalogue is not None:
            site = Published(loaded.catalogue, at)
            found += hand_written.taken(written.names, site)
            mailboxes = loaded.catalogue.settings.mailboxes
            for file, text in written.personal.items():
                found += personal_data.in_text(text, file, mailboxes)
            found += text_links.dead(text_links.Map(site, written.published, written.texts))
            found += _all(loaded.catalogue, loaded.rest, at)
        return replace(loaded, diagnostics=tuple(found))
