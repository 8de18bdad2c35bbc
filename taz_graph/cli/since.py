"""``check --baseline`` and ``--diff``: what the report is compared with, and what that makes of its outcome."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, replace
from pathlib import Path

import typer

from taz_graph.check import Report
from taz_graph.check.baseline import Baseline, baseline_of, compare, load_baseline
from taz_graph.check.report_json import to_json
from taz_graph.check.revision import at_revision, explain_failure
from taz_graph.errors import TazError
from taz_graph.files import write_atomically
from taz_graph.settings import Settings


@dataclass(frozen=True, slots=True)
class Since:
    """What the report is compared with, and what that makes of the exit code."""

    file: Path | None
    revision: str | None
    _: KW_ONLY
    ratchet: bool
    write: bool

    def __post_init__(self) -> None:
        if self.file and self.revision:
            raise typer.BadParameter("--baseline and --diff each name what to compare with; give one of them")
        if self.revision is not None and not self.revision.strip():
            # A variable of CI that is empty (the base of a push that is no pull request) must not compare with nothing.
            raise typer.BadParameter("--diff names no revision; give a commit, a branch or a tag")
        if (self.ratchet or self.write) and not self.file:
            raise typer.BadParameter("--ratchet and --write-baseline need a file to compare with; add --baseline FILE")

    def compared(self, look: Callable[[Settings], Report], settings: Settings) -> Report:
        """The report, with what changed."""
        if self.file and (self.file.exists() or not self.write):
            earlier = load_baseline(self.file)
            report = look(settings)
            return replace(report, comparison=compare(report, earlier, self.file.name))
        if self.revision:
            earlier = self._at_revision(look, settings, self.revision)
            report = look(settings)
            return replace(report, comparison=compare(report, earlier, self.revision))
        return look(settings)

    def finish(self, report: Report, base: str) -> int:
        """The exit code; where asked, the report becomes the new baseline."""
        changed = report.comparison
        code = report.exit_code
        if self.ratchet:
            code = 1 if changed and changed.rises else 0
        elif self.revision and changed:
            code = 1 if set(changed.new) & set(report.counting) else 0
        if self.write and self.file and not (self.ratchet and code):
            write_atomically(self.file, to_json(report, base))
        return code

    @staticmethod
    def _at_revision(look: Callable[[Settings], Report], settings: Settings, revision: str) -> Baseline:
        with at_revision(settings, revision) as then:
            try:
                return baseline_of(look(then))
            except TazError as error:
                raise explain_failure(revision, error) from error
