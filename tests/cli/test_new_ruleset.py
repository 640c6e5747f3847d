"""`rasoat rules new`: an outline becomes a ruleset that loads and passes its own examples."""

from __future__ import annotations

import pytest
import yaml

from checker.cli.app import run
from checker.examples import run as run_examples
from checker.ruleset.coverage import coverage
from checker.ruleset.lint import lint
from checker.ruleset.load import load_ruleset

OUTLINE = """# ĐỀ CƯƠNG BÁO CÁO

I. CÔNG TÁC CHỈ ĐẠO

1. Ban hành kế hoạch phòng cháy, chữa cháy

II. KẾT QUẢ THỰC HIỆN

1. Trang bị phương tiện chữa cháy
- Bình chữa cháy
- Đường ống nước
2. Việc huấn luyện, thực tập chữa cháy

III. PHƯƠNG HƯỚNG, NHIỆM VỤ

IV. KIẾN NGHỊ, ĐỀ XUẤT
"""
OPTIONS = ["--title", "Báo cáo phòng cháy", "--instrument", "Công văn 7/CV", "--from", "2026-01-01"]


@pytest.fixture
def outline(tmp_path, monkeypatch):
    monkeypatch.setenv("RASOAT_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "de-cuong.md").write_text(OUTLINE, encoding="utf-8")
    return tmp_path


def new(*options, folder="phong-chay"):
    return run(["rules", "new", "de-cuong.md", "-o", folder, *OPTIONS, *options])


def test_headings_become_groups_and_items_and_points_become_facets(outline):
    assert new() == 0
    rules = load_ruleset(str(outline / "phong-chay"))
    assert (rules.id, rules.title.vi) == ("phong-chay", "Báo cáo phòng cháy")
    assert [group.title.vi for group in rules.groups][:2] == ["CÔNG TÁC CHỈ ĐẠO", "KẾT QUẢ THỰC HIỆN"]
    assert sum(group.weight for group in rules.groups) == 100
    titles = {item.id: [facet.title.vi for facet in item.facets] for item in rules.items}
    assert titles["p2.1"] == ["Bình chữa cháy", "Đường ống nước"]
    assert titles["p2.2"] == ["Việc huấn luyện, thực tập chữa cháy"]


def test_the_words_that_say_nothing_are_left_out_of_the_phrases(outline):
    new()
    items = yaml.safe_load((outline / "phong-chay" / "items" / "muc.yaml").read_text(encoding="utf-8"))
    phrases = {item["id"]: item["facets"][0]["phrases"][0] for item in items}
    assert phrases["p2.2"] == "huấn luyện thực tập chữa cháy"


def test_the_sections_of_tasks_and_proposals_are_asked_for_where_they_belong(outline):
    new()
    rules = load_ruleset(str(outline / "phong-chay"))
    assert {item.id: item.frames[0].roles for item in rules.items if item.frames[0].roles} == {
        "p3.1": ("tasks",),
        "p4.1": ("proposals",),
    }


def test_it_loads_without_errors_and_its_examples_hold(outline):
    new()
    name = str(outline / "phong-chay")
    assert not [problem for problem in lint(name) if problem.severity == "error"]
    results = run_examples(name)
    assert len(results) == 12
    assert [result for result in results if not result.ok] == []


def test_a_folder_that_is_not_empty_is_left_alone(outline, capsys):
    (outline / "phong-chay").mkdir()
    (outline / "phong-chay" / "ruleset.yaml").write_text("của tôi", encoding="utf-8")
    assert new() == 2
    assert "không rỗng" in capsys.readouterr().err
    assert (outline / "phong-chay" / "ruleset.yaml").read_text(encoding="utf-8") == "của tôi"


@pytest.mark.parametrize(
    ("options", "folder", "told"),
    [
        (["--from", "mai"], "phong-chay", "cần một ngày"),
        ([], "Phòng Cháy", "không dùng làm mã được"),
    ],
)
def test_what_cannot_be_used_is_named_and_nothing_is_written(outline, capsys, options, folder, told):
    assert new(*options, folder=folder) == 2
    assert told in capsys.readouterr().err
    assert not (outline / folder).exists()


def test_a_text_without_an_outline_is_refused(outline, capsys):
    (outline / "de-cuong.md").write_text("Kính gửi các phòng.\n\nĐề nghị báo cáo.\n", encoding="utf-8")
    assert new() == 2
    assert "không thấy đề cương" in capsys.readouterr().err


def test_an_instrument_in_a_heading_is_proved_by_its_title(outline):
    new()
    items = yaml.safe_load((outline / "phong-chay" / "items" / "muc.yaml").read_text(encoding="utf-8"))
    titles = {item["id"]: item["facets"][0].get("titles", False) for item in items}
    assert (titles["p1.1"], titles["p2.2"]) == (True, False)


def test_every_item_stands_under_the_outline_in_the_table_of_coverage(outline):
    new()
    rows = coverage(str(outline / "phong-chay"))
    assert [row.provision.article for row in rows] == ["Đề cương"]
    assert len(rows[0].items) == 5
