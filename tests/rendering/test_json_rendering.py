import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from checker.document.model import Metadata
from checker.rendering import FORMATS
from checker.rendering.json_ import schema
from tests.builders import make_document, make_report


def reports():
    report = make_report()
    part = report.parts[0]
    bare = make_document(metadata=Metadata(), blocks=(), notes=(), status="degraded")
    return {
        "full": report,
        "no rulesets": report._replace(parts=()),
        "two rulesets": report._replace(parts=(part, part)),
        "nothing known": report._replace(
            document=bare, parts=(part._replace(verdicts=(), validity=None),), findings=()
        ),
        "end of period only": report._replace(
            document=make_document(metadata=Metadata(period_to="2022-12-31"))
        ),
    }


@pytest.mark.parametrize("name", reports())
@pytest.mark.parametrize("format_", ["json", "jsonl"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_rendering_validates(name, format_, lang):
    value = json.loads(FORMATS[format_].render(reports()[name], lang))
    Draft202012Validator(schema()).validate(value)


def test_the_schema_is_a_schema_and_is_strict():
    Draft202012Validator.check_schema(schema())
    value = json.loads(FORMATS["json"].render(make_report(), "vi"))
    value["items"][0]["evidence"] = [{"quote": "x"}]
    assert not Draft202012Validator(schema()).is_valid(value)
    value = json.loads(FORMATS["json"].render(make_report(), "vi"))
    value["items"][1]["evidence"][0]["extra"] = 1
    assert not Draft202012Validator(schema()).is_valid(value)


def test_keys_are_sorted_and_letters_are_letters():
    text = FORMATS["json"].render(make_report(), "vi")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, indent=2) + "\n"
    assert "Hòa Bình" in text


def test_a_line_is_one_line_whatever_the_document_holds():
    document = make_document(name="a\u2028b\u2029c\x85d\udc80.docx")
    line = FORMATS["jsonl"].render(make_report(document=document), "vi")
    assert len(line.splitlines()) == 1
    assert json.loads(line)["document"]["path"] == "a\u2028b\u2029c\x85d\ufffd.docx"
    line.encode("utf-8")


def test_the_schema_files_ship_with_the_package():
    import checker.rendering

    folder = Path(checker.rendering.__file__).parent
    for name in ("report", "receipt"):
        assert (folder / "schema" / f"{name}.schema.json").is_file()
