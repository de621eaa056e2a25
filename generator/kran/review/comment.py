"""The comment under a pull request: the money first, then what changes, then who decides; all else folded."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kran import report
from kran.diagnostics import Severity
from kran.review.figures import Figures
from kran.review.markdown import details, safe, table
from kran.review.promises import meanings
from kran.review.share import PRICES
from kran.site.change_words import NOTHING
from kran.site.words import NN_
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kran.changes.change import Change
    from kran.report import Finding
    from kran.review.review import Review
    from kran.review.share import Share
    from kran.text import Language

MARK = "<!-- kran:review -->"
"""By this the comment is found again and written over."""
LARGEST = 60_000
"""Signs in a comment at most; GitHub takes 65,536."""
_ROWS, _UNITS, _CHANGES = 30, 15, 200
"""So many rows of each table are shown where there is room."""
_SHOWN, _WORDS = ("price-", "level-", "quote-"), {"price-reworded", "level-reworded"}


@dataclass(frozen=True, slots=True)
class Links:
    """Where the whole is: the site as it would be, and the run that made this."""

    preview: str = ""
    whole: str = ""


def comment(review: Review, findings: Sequence[Finding], language: Language, links: Links | None = None) -> str:
    """Return the comment in Markdown; shortened, with a note of it, where it would be too long for the code host."""
    writer = _Comment(review, findings, language, links or Links())
    written = (writer.write(most) for most in (_CHANGES, 50, 10))
    return next((text for text in written if len(text) <= LARGEST), None) or writer.write(0)


class _Comment:
    def __init__(self, review: Review, findings: Sequence[Finding], language: Language, links: Links) -> None:
        self.review = review
        self.findings = [finding for finding in findings if finding.severity is not Severity.NOTE]
        self.figures = Figures(review, language)
        self.words = self.figures.words
        self.language = language
        self.links = links
        self.changes = self.figures.changes
        self.missing = [need for need in review.needs if need.decision is None]

    def write(self, most: int) -> str:
        """Return the comment with so many rows in each folded table at most."""
        parts = [
            MARK,
            f"### {self._headline()}",
            self._summary(),
            self._main_table(),
            self._promises(),
            self._deciders(),
            self._how_to() if self.missing else "",
            self._units(min(most, _UNITS)),
            self._all_changes(most),
            self._findings(most),
            self._foot(),
        ]
        return "\n\n".join(part for part in parts if part) + "\n"

    # ── The headline and the half minute ─────────────────────────────────────────────────────────────────────────────
    def _headline(self) -> str:
        words = self.words
        faults = self._errors()
        if self.missing:
            sign = "❌"
            first = words.ngettext("A decision is missing.", "{n} decisions are missing.", len(self.missing))
        elif faults:
            sign, first = "❌", words.ngettext("{n} error must be mended.", "{n} errors must be mended.", len(faults))
        elif not self.review.changes:
            return "✅ " + words.gettext(N_("Nothing changes in the catalogue."))
        else:
            sign, first = "✅", ""
        return " ".join(filter(None, (sign, first, self.figures.money())))

    def _summary(self) -> str:
        words, lines = self.words, []
        for need in self.missing:
            what = words.listed([safe(name) for name in self.figures.things(need.changes)])
            lines.append(
                "**"
                + words.gettext(
                    N_("{who} must decide about {what} before the change is merged."),
                    who=safe(self.figures.who(need)),
                    what=what,
                )
                + "**"
            )
        lines = lines[:2]
        counts = self._counts()
        if counts:
            lines.append(f"{words.listed(counts)}.")
        lines += [line for line in (self.figures.total(), *map(safe, self.figures.not_counted())) if line]
        return "  \n".join(lines)

    def _counts(self) -> list[str]:
        words, found = self.words, []
        names = [change.name for change in self.review.changes]
        for name, (one, other) in _COUNTED:
            n = names.count(name)
            if n:
                found.append(words.ngettext(one, other, n))
        counted = {name for name, _ in _COUNTED}
        rest = sum(1 for name in names if name not in counted)
        if rest:
            found.append(words.ngettext("{n} other change", "{n} other changes", rest))
        return [found[0][:1].upper() + found[0][1:], *found[1:]] if found else []

    # ── Tables ───────────────────────────────────────────────────────────────────────────────────────────────────────
    def _main_table(self) -> str:
        shown = [
            change for change in self.review.changes if change.name.startswith(_SHOWN) and change.name not in _WORDS
        ]
        if not shown:
            return ""
        words, figures = self.words, self.figures
        found = [(change, self._share(change)) for change in shown]
        found.sort(key=lambda it: -abs(it[1].difference) if it[1] else 0)
        rows = []
        for change, share in found[:_ROWS]:
            told = self.changes.tell(change)
            rows.append(
                [
                    safe(", ".join(filter(None, (told.what, told.aspect, told.who)))),
                    safe(told.before),
                    safe(told.after) + {"level-weakened": " ▼", "level-strengthened": " ▲"}.get(change.name, ""),
                    safe(told.when) or NOTHING,
                    figures.concerns(share) if share else NOTHING,
                    f"**{figures.cost(share)}**" if share and share.difference else NOTHING,
                ]
            )
        if len(found) > _ROWS:
            rest = sum((it.difference for _, it in found[_ROWS:] if it and not it.days), Decimal(0))
            more = words.ngettext("{n} more change", "{n} more changes", len(found) - _ROWS)
            rows.append([more, "", "", "", "", figures.signed(rest) if rest else NOTHING])
        if self.review.effect.total.difference:
            total = f"**{self.figures.signed(self.review.effect.total.difference)}**"
            rows.append(["**" + words.gettext(N_("Sum")) + "**", "", "", "", "", total])
        head = [N_("What changes"), N_("Before"), N_("After"), N_("When"), N_("Concerns"), N_("Cost a year")]
        return table([words.gettext(title) for title in head], rows, {1, 2, 4, 5})

    def _share(self, change: Change) -> Share | None:
        """Return what a change of a price is of the effect; None where it is no price or no one has what it is for."""
        share = self.review.shares.of(change) if change.name.startswith(PRICES) else None
        return share if share and share.lines else None

    def _promises(self) -> str:
        """Return what another level means, line by line."""
        words = self.words
        names = {change.of: self.changes.thing(change) for change in self.review.changes}
        parts = []
        for it in meanings(self.review, words, names):
            head = words.gettext(
                N_("{after} instead of {before} for {what} means:"),
                after=f"**{safe(it.after)}**",
                before=safe(it.before),
                what=words.listed([safe(name) for name in it.of]),
            )
            lines = (f"- {label}: {safe(old) or NOTHING} → {safe(new) or NOTHING}" for label, old, new in it.lines)
            parts.append("\n".join((head, "", *lines)))
        return "\n\n".join(parts)

    def _deciders(self) -> str:
        words = self.words
        if not self.review.needs:
            return ""
        rows = []
        for need in self.review.needs:
            what = words.listed([safe(name) for name in self.figures.things(need.changes)])
            if need.decision is None:
                state = "❌ " + words.gettext(N_("missing"))
            else:
                day = words.day(need.decision.date)
                state = f"✅ {day}, {safe(need.decision.reference)}"
            rows.append([safe(self.figures.who(need)), what, state])
        head = [N_("Who decides"), N_("What it is about"), N_("Decision")]
        return table([words.gettext(title) for title in head], rows, set())

    def _how_to(self) -> str:
        text = N_("When it is decided: `{command}` writes the draft of the decision.")
        return self.words.gettext(text, command=f"kran new decision --for-changes {self.review.base[:12]}")

    def _units(self, most: int) -> str:
        words, effect = self.words, self.review.effect
        hit = [unit for unit in effect.units if unit.difference]
        if not hit or not most:
            return ""
        hit.sort(key=lambda unit: (-abs(unit.difference), unit.name))
        rows = [
            [
                safe(self.figures.unit(unit.name)),
                self.figures.kronor(unit.before),
                self.figures.kronor(unit.after),
                self.figures.change(unit.difference, unit.before),
            ]
            for unit in hit[:most]
        ]
        others = hit[most:]
        if others:
            before, after = (sum((getattr(u, side) for u in others), Decimal(0)) for side in ("before", "after"))
            name = words.ngettext("{n} other unit", "{n} other units", len(others))
            rows.append(
                [
                    name,
                    self.figures.kronor(before),
                    self.figures.kronor(after),
                    self.figures.change(after - before, before),
                ]
            )
        same = [unit for unit in effect.units if not unit.difference]
        if same:
            total = sum((unit.before for unit in same), Decimal(0))
            name = words.ngettext("{n} unit without change", "{n} units without change", len(same))
            rows.append([name, self.figures.kronor(total), self.figures.kronor(total), NOTHING])
        rows.append([f"**{it}**" for it in (
            words.gettext(N_("All")), self.figures.kronor(effect.total.before), self.figures.kronor(effect.total.after),
            self.figures.change(effect.total.difference, effect.total.before))])  # fmt: skip
        head = [N_("Unit"), N_("Today per year"), N_("After"), N_("Difference")]
        title = words.ngettext(
            "What it is for the units ({n} concerned)", "What it is for the units ({n} concerned)", len(hit)
        )
        return details(title, table([words.gettext(it) for it in head], rows, {1, 2, 3}))

    def _all_changes(self, most: int) -> str:
        changes, words = self.review.changes, self.words
        if not changes:
            return ""
        title = words.ngettext("Every change ({n})", "Every change ({n})", len(changes))
        lines = [f"- {self._line(change)}" for change in changes[:most]]
        if len(changes) > most:
            left = words.ngettext("{n} more is left out here.", "{n} more are left out here.", len(changes) - most)
            where = (
                "[" + words.gettext(N_("The whole report")) + f"]({self.links.whole})."
                if self.links.whole
                else words.gettext(N_("The whole: `{command}`."), command=f"kran diff {self.review.base[:12]}")
            )
            lines.append(f"- {left} {where}")
        return details(title, "\n".join(lines))

    def _line(self, change: Change) -> str:
        told = self.changes.tell(change)
        aspect = f" ({safe(told.aspect)})" if told.aspect else ""
        who = f", {safe(told.who)}" if told.who else ""
        when = f", {safe(told.when)}" if told.when else ""
        return f"{told.kind}: **{safe(told.what)}**{aspect}{who}: {safe(told.before)} → {safe(told.after)}{when}"

    def _findings(self, most: int) -> str:
        if not self.findings:
            return ""
        title = self.words.gettext(N_("What the check found")) + f": {report.summary(self.findings, self.language)}"
        ordered = sorted(self.findings, key=lambda f: list(Severity).index(f.severity))
        lines = [
            f"- {_SEVERITY[f.severity]} `{f.code}` {safe(f.file)}:{f.line}: {safe(f.message)}. {safe(f.remedy)}"
            for f in ordered[:most]
        ]
        return details(title, "\n".join(lines)) if lines else f"{title}."

    def _foot(self) -> str:
        words, review = self.words, self.review
        parts = []
        if self.links.preview:
            parts.append("[" + words.gettext(N_("Preview of the site")) + f"]({self.links.preview})")
        if self.links.whole:
            parts.append("[" + words.gettext(N_("The whole report")) + f"]({self.links.whole})")
        head = f"`{review.head[:12]}`" if review.head else words.gettext(N_("the folder as it is"))
        parts.append(words.gettext(N_("{head} compared with {base}"), head=head, base=f"`{review.base[:12]}`"))
        parts.append(words.gettext(N_("written over when something new is pushed")))
        return " · ".join(parts)

    def _errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity is Severity.ERROR]


_SEVERITY = {Severity.ERROR: "❌", Severity.WARNING: "⚠️"}
_COUNTED: tuple[tuple[str, tuple[str, str]], ...] = (
    ("price-raised", NN_("{n} price is raised", "{n} prices are raised")),
    ("price-lowered", NN_("{n} price is lowered", "{n} prices are lowered")),
    ("price-introduced", NN_("{n} price is new", "{n} prices are new")),
    ("price-removed", NN_("{n} price is ended", "{n} prices are ended")),
    ("price-changed", NN_("{n} price gets other terms", "{n} prices get other terms")),
    ("level-weakened", NN_("{n} promise gets weaker", "{n} promises get weaker")),
    ("level-strengthened", NN_("{n} promise gets stronger", "{n} promises get stronger")),
    ("service-added", NN_("{n} service is new", "{n} services are new")),
    ("service-retired", NN_("{n} service leaves", "{n} services leave")),
    ("option-added", NN_("{n} option is new", "{n} options are new")),
    ("decision-added", NN_("{n} decision is recorded", "{n} decisions are recorded")),
    ("option-removed", NN_("{n} option leaves", "{n} options leave")),
)
