"""What an audit comes to: statuses, units, copies; the same whatever the way in which it was done."""

from __future__ import annotations

import sqlite3

import pytest

from checker.batch import store as store_module
from checker.batch.audit import Asked, Audit
from checker.batch.grouping import Identity, notes, print_copies
from checker.batch.store import Store
from checker.document.limits import Limits
from checker.errors import DamagedError, RulesetError
from checker.policy import Policy, Waiver
from checker.rendering.audit import SUMMARIES
from checker.rendering.json_ import text_of
from tests.batch.small import audit, inputs, settings, text

FILES = inputs(**{f"u{number}": text(f"UBND XÃ {number}", number) for number in range(9)})


class NoPool:
    """Nothing may be sent anywhere."""

    workers = 2
    broken = ()

    def executor(self):
        raise AssertionError("work was sent")


def again(found, asked=None, **changes):
    """An audit that may do no work."""
    with Store() as kept:
        return list(Audit(found, settings(**changes), asked or Asked(), kept).run(NoPool(), lambda *_: None))


def test_statuses_are_told_apart():
    found = inputs(
        tot=text(), rong="", khac="Danh sách mua hàng", khoa=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    )
    outcomes, results, _, reports = audit(found)
    assert [one.status for one in outcomes] == ["ok", "unreadable", "not-a-report", "unreadable"]
    assert results.counts["not-a-report"] == 1
    assert len(results) == 4
    assert len(reports) == 1
    assert all(one.report is None and one.message.vi for one in outcomes[1:])


def test_a_file_that_cannot_be_opened_is_one_outcome():
    def load():
        raise DamagedError("a.txt: hỏng", "a.txt: damaged")

    found = inputs(a="", b=text())
    found[0] = type(found[0])("a.txt", "a.txt", load)
    outcomes, *_ = audit(found)
    assert [(one.status, one.message and one.message.en) for one in outcomes] == [
        ("unreadable", "Damaged"),
        ("ok", None),
    ]


def test_a_ruleset_that_cannot_be_loaded_ends_the_audit():
    with pytest.raises(RulesetError):
        audit(FILES, rulesets=("khong-co",))


@pytest.mark.parametrize(("workers", "chunk"), [(1, 1), (1, 16), (3, 2)])
def test_the_results_are_the_same_bytes_whatever_the_workers(workers, chunk):
    def rendered(**how):
        outcomes, results, _, _ = audit(FILES, lasting=False, **how)
        object.__setattr__(results, "read", lambda: iter(outcomes))
        return SUMMARIES["terminal"].render(results) + text_of([one.report for one in outcomes]).encode()

    assert rendered(workers=workers, chunk=chunk) == rendered(workers=2, chunk=4)


def test_units_are_named_by_the_header_else_by_the_file():
    found = inputs(a=text("UBND XÃ  ĐÔNG"), b=text("UBND XÃ ĐÔNG", 2), phong="BÁO CÁO\n\n" + text("")[20:])
    outcomes, *_ = audit(found)
    assert [one.unit for one in outcomes] == ["UBND XÃ ĐÔNG", "UBND XÃ ĐÔNG", "phong"]


class TestWhatIsKept:
    def test_a_second_audit_sends_nothing(self):
        first, *_ = audit(FILES)
        assert again(FILES) == first

    def test_an_interrupted_audit_goes_on_where_it_was(self):
        def stop(path, done):
            if path == "u4.txt":
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            audit(FILES, chunk=1, workers=1, watch=stop)
        outcomes, _, seen, _ = audit(FILES)
        assert [one.path for one in outcomes] == [one.path for one in FILES]
        assert {path for path, done in seen if done.kept} >= {"u0.txt", "u1.txt", "u2.txt", "u3.txt"}
        assert not all(done.kept for _, done in seen)

    def test_nothing_is_kept_when_nothing_shall_be(self):
        audit(FILES[:1], lasting=False)
        with pytest.raises(AssertionError, match="work was sent"):
            again(FILES[:1])

    @pytest.mark.parametrize(
        "change", [{"threshold": 50.0}, {"rulesets": ()}, {"limits": Limits(pages=9)}], ids=str
    )
    def test_what_a_report_depends_on_asks_for_a_new_one(self, change):
        audit(FILES[:1])
        with pytest.raises(AssertionError, match="work was sent"):
            again(FILES[:1], **change)

    def test_acceptance_needs_no_new_reading(self):
        audit(FILES[:1])
        (one,) = again(FILES[:1], Asked(Policy(fail_on="missing"), "2026-01-01"))
        assert one.status == "falls-short"

    def test_the_same_content_under_another_name_has_that_name(self):
        audit(inputs(a=text()))
        (one,) = again(inputs(b=text()))
        assert (one.path, one.report["document"]["path"]) == ("b.txt", "b.txt")

    def test_a_damaged_cache_is_made_anew(self, tmp_path):
        audit(FILES[:1])
        (file,) = (tmp_path / "cache").glob("audit-*.sqlite")
        file.write_bytes(b"not a database" * 999)
        for rest in (tmp_path / "cache").glob("audit-*.sqlite-*"):
            rest.unlink()
        outcomes, *_ = audit(FILES[:1])
        assert [one.status for one in outcomes] == ["ok"]

    def test_what_somebody_else_put_into_the_cache_is_not_run(self, tmp_path):
        audit(FILES[:2])
        (file,) = (tmp_path / "cache").glob("audit-*.sqlite")
        with sqlite3.connect(file) as database:
            database.execute("UPDATE reports SET packed = ?", (b"junk",))
        database.close()
        outcomes, _, seen, _ = audit(FILES[:2])
        assert [one.status for one in outcomes] == ["ok", "ok"]
        assert not any(done.kept for _, done in seen)

    def test_old_reports_are_forgotten(self, monkeypatch):
        audit(FILES[:1])
        today = store_module._today()
        monkeypatch.setattr(store_module, "_today", lambda: today + store_module.KEPT_DAYS + 1)
        with pytest.raises(AssertionError, match="work was sent"):
            again(FILES[:1])

    def test_the_file_is_for_the_user_alone(self, tmp_path):
        audit(FILES[:1])
        (file,) = (tmp_path / "cache").glob("audit-*.sqlite")
        assert file.stat().st_mode & 0o077 == 0


class TestSeveralFilesOfOneUnit:
    def test_the_same_content_twice_is_noticed(self):
        outcomes, *_ = audit(inputs(a=text(), b=text(), c=text("UBND XÃ HAI")))
        assert [[note.en for note in one.notes] for one in outcomes] == [
            ["The content is that of “b.txt”."],
            ["The content is that of “a.txt”."],
            [],
        ]

    def test_two_versions_of_a_report_are_noticed(self):
        outcomes, *_ = audit(inputs(a=text(), b=text(more="Đã công khai quy chế làm việc.")))
        assert "several versions of this report; the others: “b.txt”" in outcomes[0].notes[0].en

    def test_a_print_of_a_word_file_is_set_aside(self):
        word = Identity("a.docx", "ubnd", "1", "docx", "5/bc", "kết quả", "2025-12-31")
        print_ = Identity("a-ky.pdf", "ubnd", "2", "pdf", "5/bc", "kết quả", "2025-12-31")
        other = Identity("b.pdf", "ubnd", "3", "pdf", "6/bc", "kết quả", "2025-12-31")
        known = [word, print_, other]
        assert print_copies(known) == {"a-ky.pdf": "a.docx"}
        told = notes(known, print_copies(known))
        assert "“a-ky.pdf” was not" in told["a.docx"][0].en
        assert "a-ky.pdf" not in told


def test_a_waiver_lets_a_gap_pass_and_is_shown():
    asked = Asked(Policy(must=("d11.k5",)), "2026-01-01")
    (short, *_), *_ = audit(FILES[:1], asked=asked)
    assert short.status == "falls-short"
    waiver = Waiver("d11.k5", "Mới thành lập", "Văn phòng Sở", "2026-12-31")
    (passed,) = again(FILES[:1], Asked(Policy(must=("d11.k5",), waivers=(waiver,)), "2026-01-01"))
    assert (passed.status, passed.waived) == ("ok", (waiver,))
    (ended,) = again(FILES[:1], Asked(Policy(must=("d11.k5",), waivers=(waiver,)), "2027-01-01"))
    assert ended.status == "falls-short"
    assert "ended on 31/12/2026" in ended.notes[0].en
