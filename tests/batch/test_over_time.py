"""An audit against an earlier one, and against the gaps that were accepted."""

from __future__ import annotations

import json

import pytest

from checker.batch.audit import Asked
from checker.batch.baseline import baseline_of, load_baseline
from checker.batch.earlier import Earlier
from checker.errors import UsageError
from checker.policy import Policy
from tests.batch.small import audit, inputs, text

LATER = "Sẽ công khai quy chế làm việc trong năm 2026."
DONE = "Đã ban hành và công khai quy chế làm việc của cơ quan ngày 20/02/2025."


@pytest.fixture
def baseline_from(tmp_path):
    def write(**files):
        outcomes, *_ = audit(inputs(**files), lasting=False)
        file = tmp_path / "baseline.json"
        file.write_text(json.dumps(baseline_of(outcomes)), encoding="utf-8")
        return load_baseline(file)

    return write


class TestABaseline:
    def asked(self, baseline):
        return Asked(Policy(fail_on="partial"), "2026-01-01", baseline)

    def test_lets_the_gaps_pass_that_were_there(self, baseline_from):
        baseline = baseline_from(a=text())
        (one,), *_ = audit(inputs(a=text()), asked=self.asked(baseline))
        assert one.status == "ok"
        gaps = [item for item in one.report["items"] if item["verdict"] in {"partial", "missing"}]
        assert len(one.accepted) == len(gaps) > 0

    def test_hides_no_gap_that_is_new(self, baseline_from):
        baseline = baseline_from(a=text(more=DONE))
        (one,), *_ = audit(inputs(a=text()), asked=self.asked(baseline))
        assert one.status == "falls-short"
        assert len(one.shortfalls) == 1

    def test_hides_no_gap_whose_evidence_has_changed(self, baseline_from):
        baseline = baseline_from(a=text(more=LATER))
        reworded = text(more=LATER.replace("năm", "quý I năm"))
        (one,), *_ = audit(inputs(a=reworded), asked=self.asked(baseline))
        assert [told.en for told in one.shortfalls] == ["An item is met in part: Internal rules (d7.k7)."]

    def test_hides_no_gap_that_got_worse(self, baseline_from):
        baseline = baseline_from(a=text(more=LATER))
        (one,), *_ = audit(inputs(a=text()), asked=self.asked(baseline))
        assert [told.en for told in one.shortfalls] == ["An item is missing: Internal rules (d7.k7)."]

    def test_is_about_one_document(self, baseline_from):
        baseline = baseline_from(a=text())
        (one,), *_ = audit(inputs(b=text()), asked=self.asked(baseline))
        assert one.status == "falls-short"
        assert not one.accepted

    def test_gives_back_the_points_of_what_it_accepts(self, baseline_from):
        asked = Asked(Policy(pass_mark=90), "2026-01-01", baseline_from(a=text()))
        (one,), *_ = audit(inputs(a=text()), asked=asked)
        assert one.status == "ok"
        assert one.report["score"]["value"] < 90

    @pytest.mark.parametrize("junk", ["", "[]", '{"schema": "other"}', '{"schema":"rasoat-baseline/1"}'])
    def test_that_is_none_is_refused(self, junk, tmp_path):
        file = tmp_path / "x.json"
        file.write_text(junk, encoding="utf-8")
        with pytest.raises(UsageError, match=r"x\.json"):
            load_baseline(file)


class TestAnEarlierAudit:
    @pytest.fixture
    def before(self, tmp_path):
        def write(**files):
            outcomes, *_ = audit(inputs(**files), lasting=False)
            file = tmp_path / "truoc.jsonl"
            lines = "".join(json.dumps(one.report) + "\n" for one in outcomes)
            file.write_text(lines, encoding="utf-8")
            return Asked(earlier=Earlier(file))

        return write

    def test_shows_what_was_fixed(self, before):
        (one,), *_ = audit(inputs(a=text(more=DONE)), asked=before(a=text()))
        assert [(change.before, change.after) for change in one.changes] == [("missing", "met")]

    def test_shows_what_got_worse_though_the_file_has_another_name(self, before):
        (one,), *_ = audit(inputs(b=text()), asked=before(a=text(more=DONE)))
        assert [(change.before, change.after) for change in one.changes] == [("met", "missing")]

    def test_names_the_units_that_sent_nothing(self, before):
        outcomes, results, *_ = audit(
            inputs(a=text("UBND XÃ MỘT")), asked=before(a=text("UBND XÃ MỘT"), b=text("UBND XÃ HAI"))
        )
        assert results.gone == ("UBND XÃ HAI",)
        assert outcomes[0].changes == ()

    @pytest.mark.parametrize("junk", ["x\n", "{}\n", "[1]\n"])
    def test_that_is_none_is_refused_with_the_line(self, junk, tmp_path):
        file = tmp_path / "x.jsonl"
        file.write_text(junk, encoding="utf-8")
        with pytest.raises(UsageError, match=r"x\.jsonl, dòng 1"):
            Earlier(file)
