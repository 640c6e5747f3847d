"""What the reader of OpenDocument texts takes from a page, what it leaves, and what it says about it."""

from __future__ import annotations

import io
import zipfile

import pytest

from checker.document.limits import Limits
from checker.document.read import read as read_document
from checker.document.readers.odt import read_odt
from checker.errors import (
    DamagedError,
    EmptyDocumentError,
    EncryptedError,
    LimitError,
    ScannedError,
    UnsupportedFormatError,
)
from tests.document.odt_files import (
    LIMITS,
    REPORT,
    blocks,
    content,
    flat,
    list_style,
    listed,
    number,
    p,
    package,
    printed,
    read,
    style,
    sublist,
)

LINED = style("lined", "table-cell", '<style:table-cell-properties fo:border="0.5pt solid #000000"/>')


def cell(text: str, extra: str = "") -> str:
    inside = text if text.startswith("<") else p(text)
    return f'<table:table-cell table:style-name="lined" {extra}>{inside}</table:table-cell>'


def row(*cells: str) -> str:
    written = (text if text.startswith("<table:") else cell(text) for text in cells)
    return f"<table:table-row>{''.join(written)}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


# Text -------------------------------------------------------------------------------------------


def test_spaces_tabs_and_line_breaks_are_elements_and_line_ends_in_the_file_are_spaces():
    body = p("Một<text:s text:c='3'/>hai<text:tab/>ba\n    bốn<text:line-break/>- năm")
    assert printed(body) == ["Một hai ba bốn", "- năm"]


def test_spans_links_and_fields_are_read_and_rubies_and_numbers_of_the_producer_are_not_and_comments_stand_apart():
    body = p(
        "<text:number>1.</text:number>Số <text:span>04</text:span><text:a>/2015</text:a>"
        "<office:annotation><dc:creator>A</dc:creator><text:p>nhận xét</text:p></office:annotation>"
        "<text:ruby><text:ruby-base>/NĐ</text:ruby-base><text:ruby-text>đọc</text:ruby-text></text:ruby>"
        " ngày <text:date>09/01/2015</text:date>"
    )
    reading = read(body)
    assert [(block.part, block.text) for block in reading.blocks] == [
        *(("body", "Số 04/2015/NĐ ngày 09/01/2015"), ("comments", "nhận xét"))
    ]
    assert "1 nhận xét" in reading.notes[0][0]


def test_hidden_text_does_not_count_and_the_notes_say_so():
    hidden = style("H", "text", '<style:text-properties text:display="none"/>')
    body = p('Thấy <text:span text:style-name="H">không thấy</text:span>') + (
        '<text:section text:display="none">' + p("mục ẩn") + "</text:section>"
    )
    reading = read(body, automatic=hidden)
    assert [block.text for block in reading.blocks] == ["Thấy"]
    assert "2 đoạn chữ ẩn" in reading.notes[0][0]


def test_prompts_that_wait_to_be_filled_in_do_not_count():
    reading = read(p("Số: <text:placeholder>nhập số</text:placeholder>"))
    assert [block.text for block in reading.blocks] == ["Số:"]
    assert "lời nhắc" in reading.notes[0][0]


def test_tracked_deletions_are_kept_apart():
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info>"
        "<dc:creator>A</dc:creator></office:change-info>" + p("không ") + "</text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    reading = read(changes + p("Đơn vị <text:change/>công khai."))
    assert [block.text for block in reading.blocks] == ["Đơn vị công khai."]
    assert reading.deleted == ("không",)


def test_signs_for_the_outline_come_from_styles_and_the_styles_they_are_based_on():
    common = style("Base", "paragraph", '<style:text-properties fo:font-weight="bold"/>') + style(
        "Heading",
        "paragraph",
        '<style:paragraph-properties fo:text-align="center"/>',
        'style:parent-style-name="Base" style:default-outline-level="2"',
    )
    (heading, plain) = blocks(
        p("Tiêu đề", "Heading") + p('Chữ <text:span text:style-name="T">đậm</text:span>'),
        common=common,
        automatic=style("T", "text", '<style:text-properties fo:font-weight="700"/>'),
    )
    assert (heading.heading, heading.bold, heading.centered) == (2, True, True)
    assert (plain.heading, plain.bold, plain.centered) == (None, False, False)


def test_a_style_based_on_itself_is_no_trap():
    loop = style("A", "paragraph", "", 'style:parent-style-name="A"')
    assert printed(p("Một", "A"), common=loop) == ["Một"]


def test_capitals_that_only_the_style_makes_are_read_as_they_are_printed():
    automatic = style("C", "text", '<style:text-properties fo:text-transform="uppercase"/>')
    assert printed(p('<text:span text:style-name="C">kết quả</text:span>'), automatic=automatic) == [
        "KẾT QUẢ"
    ]


# Numbers ----------------------------------------------------------------------------------------


def test_lists_are_numbered_as_they_are_printed_and_deeper_levels_start_afresh():
    body = listed(
        p("Kết quả") + sublist(p("Công khai") + sublist("Niêm yết", "Họp"), "Lấy ý kiến"),
        p("Phương hướng") + sublist("Duy trì"),
    )
    assert printed(body, automatic=REPORT) == [
        *("I. Kết quả", "1. Công khai", "a) Niêm yết", "b) Họp", "2. Lấy ý kiến"),
        *("II. Phương hướng", "1. Duy trì"),
    ]


def test_bullets_are_dashes_and_plus_signs():
    deep = (
        "<text:list><text:list-item>" * 3 + p("gạch") + sublist("cộng") + "</text:list-item></text:list>" * 3
    )
    assert printed(listed(deep), automatic=REPORT) == ["- gạch", "+ cộng"]


def test_a_list_goes_on_where_the_file_says_so_and_starts_afresh_where_it_does_not():
    body = (
        listed("một", "hai", extra='xml:id="first"')
        + p("giữa")
        + listed("ba", extra='text:continue-numbering="true"')
        + listed("khác")
        + listed("bốn", extra='text:continue-list="first"')
    )
    assert printed(body, automatic=list_style(number(1, "1", "."))) == [
        *("1. một", "2. hai", "giữa", "3. ba", "1. khác", "4. bốn")
    ]


def test_an_item_that_only_holds_a_deeper_list_is_not_counted():
    body = listed("Một") + p("giữa") + listed(sublist("Hai"), "Ba", extra='text:continue-numbering="true"')
    levels = list_style(number(1, "1", "."), number(2, "a", ")"))
    assert printed(body, automatic=levels) == ["1. Một", "giữa", "a) Hai", "2. Ba"]


def test_start_values_of_levels_and_items_count():
    levels = list_style(number(1, "1", ".", 'text:start-value="4"'))
    body = (
        f'<text:list text:style-name="L"><text:list-item>{p("bốn")}</text:list-item>'
        f'<text:list-item text:start-value="9">{p("chín")}{p("thêm")}</text:list-item>'
        f"<text:list-header>{p('không số')}</text:list-header></text:list>"
    )
    assert printed(body, automatic=levels) == ["4. bốn", "9. chín", "thêm", "không số"]


def test_numbers_of_several_levels_are_written_by_display_levels_or_by_pattern():
    shown = list_style(number(1, "1", "."), number(2, "1", ".", 'text:display-levels="2"'))
    pattern = list_style(number(1, "I", "."), number(2, "1", "", 'loext:num-list-format="%1%-%2%)"'))
    body = listed(p("Một") + sublist("Hai"))
    assert printed(body, automatic=shown) == ["1. Một", "1.1. Hai"]
    assert printed(body, automatic=pattern) == ["I. Một", "I-1) Hai"]


def test_a_list_without_style_takes_the_one_of_its_paragraphs():
    own = style("Numbered", "paragraph", "", 'style:list-style-name="L"')
    body = f"<text:list><text:list-item>{p('Một', 'Numbered')}</text:list-item></text:list>"
    assert printed(body, automatic=list_style(number(1, "1", ")")), common=own) == ["1) Một"]


def test_headings_outside_of_lists_are_numbered_by_the_outline():
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format="1" style:num-suffix="."/></text:outline-style>'
    )
    off = style("Off", "paragraph", "", 'style:list-style-name=""')
    body = "".join(
        f'<text:h text:outline-level="{level}" text:style-name="{name}">{text}</text:h>'
        for level, name, text in ((1, "", "Một"), (2, "", "Hai"), (1, "Off", "Không"), (1, "", "Ba"))
    )
    assert printed(body, common=outline + off) == ["I. Một", "1. Hai", "Không", "II. Ba"]
    assert [block.heading for block in blocks(body, common=outline + off)] == [1, 2, 1, 1]


# Tables, notes, boxes, margins ------------------------------------------------------------------


def test_a_table_is_read_by_rows_with_its_headings_and_merged_cells_once():
    covered = "<table:covered-table-cell/>"
    body = table(
        f"<table:table-header-rows>{row('Nội dung', 'Hình thức', 'Số')}</table:table-header-rows>",
        row(cell("Kế hoạch", 'table:number-rows-spanned="2"'), "Niêm yết", "2"),
        row(covered, "Họp", "4"),
        row(cell("Cộng", 'table:number-columns-spanned="2"'), covered, "6"),
    )
    found = blocks(body, automatic=LINED)
    assert [block.text for block in found] == [
        *("Nội dung | Hình thức | Số", "Kế hoạch | Niêm yết | 2", "| Họp | 4", "Cộng | | 6")
    ]
    assert [block.row.headers for block in found] == [(), *[("Nội dung", "Hình thức", "Số")] * 3]


def test_a_table_without_lines_is_layout_and_a_nested_one_follows_its_row():
    layout = table(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{p(text)}</table:table-cell>" for text in ("SỞ Y TẾ", "CỘNG HÒA"))
        + "</table:table-row>"
    )
    data = table(row("A", "B", p("C") + table(row("lồng", "trong"))), row("1", "2", "3"))
    found = blocks(p("Đầu") + p("Giữa") + layout + data + p("Cuối"), automatic=LINED)
    assert [(block.part, block.text) for block in found] == [
        *(("body", text) for text in ("Đầu", "Giữa", "SỞ Y TẾ", "CỘNG HÒA")),
        *(("tables", text) for text in ("A | B | C", "lồng | trong", "1 | 2 | 3")),
        ("body", "Cuối"),
    ]


def test_repeated_cells_and_columns_stop_at_the_limit_of_word():
    wide = row(cell("x", 'table:number-columns-repeated="1000000"'))
    (block, _) = blocks(table(wide, row("1")), automatic=LINED)
    assert block.text.count("x") == 63


def test_notes_follow_their_paragraph_and_boxes_too():
    body = p(
        "Đã công khai<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
        f"<text:note-body>{p('Kế hoạch số 01')}</text:note-body></text:note>."
        f"<draw:frame><draw:text-box>{p('Trong khung')}</draw:text-box></draw:frame>"
        f"<draw:g><draw:custom-shape>{p('Trong hình')}</draw:custom-shape></draw:g>"
    )
    assert [(block.part, block.text) for block in blocks(body + p("Tiếp"))] == [
        *(("body", "Đã công khai."), ("footnotes", "Kế hoạch số 01")),
        *(("textboxes", "Trong khung"), ("textboxes", "Trong hình"), ("body", "Tiếp")),
    ]


def test_headers_and_footers_of_the_page_styles_in_use_come_once_without_bare_page_numbers():
    masters = (
        '<style:master-page style:name="Standard"><style:header>' + p("Tài liệu nội bộ") + "</style:header>"
        "<style:footer>"
        + p("Trang <text:page-number>1</text:page-number>")
        + p("Phòng Văn thư")
        + "</style:footer>"
        "<style:header-first style:display='false'>" + p("Tắt") + "</style:header-first></style:master-page>"
        '<style:master-page style:name="Unused"><style:header>'
        + p("Không dùng")
        + "</style:header></style:master-page>"
    )
    assert [(block.part, block.text) for block in blocks(p("Thân"), masters=masters)] == [
        *(("body", "Thân"), ("headers", "Tài liệu nội bộ"), ("footers", "Phòng Văn thư"))
    ]


def test_pages_are_counted_where_the_file_says_where_they_end():
    breaks = style("Next", "paragraph", '<style:paragraph-properties fo:break-before="page"/>')
    body = p("Một", "Next") + p("Hai<text:soft-page-break/> và ba") + p("Bốn") + p("Năm", "Next")
    paged = blocks(body, automatic=breaks, extra='text:use-soft-page-breaks="true"')
    assert [block.page for block in paged] == [1, 1, 2, 3]
    assert {block.page for block in blocks(body, automatic=breaks)} == {None}


def test_the_table_of_contents_is_read_without_its_template():
    body = (
        "<text:table-of-content><text:table-of-content-source>"
        "<text:index-title-template>Mẫu</text:index-title-template></text:table-of-content-source>"
        f"<text:index-body><text:index-title>{p('MỤC LỤC')}</text:index-title>{p('I. Kết quả 2')}</text:index-body>"
        "</text:table-of-content>"
    )
    assert printed(body) == ["MỤC LỤC", "I. Kết quả 2"]


def test_embedded_objects_are_named_as_not_read():
    reading = read(p("Biểu đồ:<draw:frame><draw:object/></draw:frame>"))
    assert "dưới dạng đối tượng" in reading.notes[0][0]


# Files ------------------------------------------------------------------------------------------


def test_a_package_and_a_flat_file_are_recognised_by_their_content():
    whole = package(content(p("Trong gói")))
    assert read_document("a.docx", whole).blocks[0].text == "Trong gói"
    assert read_document("a.txt", flat(p("Một tệp"))).format == "odt"


def test_a_package_that_was_zipped_again_is_recognised_too():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", content(p("Nén lại")))
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    assert read_document("a.odt", buffer.getvalue()).format == "odt"


def test_a_password_is_named():
    with pytest.raises(EncryptedError, match="mật khẩu"):
        read_odt(package("không phải XML", manifest="<encryption-data/>"), "mat.odt", LIMITS)


@pytest.mark.parametrize(("kind", "named"), [("spreadsheet", "bảng tính"), ("presentation", "trình chiếu")])
def test_other_kinds_of_opendocument_are_named(kind, named):
    with pytest.raises(UnsupportedFormatError, match=named):
        read_odt(package(content("", kind)), "khac.odt", LIMITS)


def test_a_package_without_content_or_with_broken_xml_is_damaged():
    with pytest.raises(DamagedError, match=r"content\.xml"):
        read_odt(package("").replace(b"content.xml", b"kontent.xml"), "hong.odt", LIMITS)
    with pytest.raises(DamagedError, match="bị hỏng"):
        read_odt(package(content(p("a"))[:-30]), "hong.odt", LIMITS)
    with pytest.raises(DamagedError):
        read_odt(package(content(p("a")))[:200], "cut.odt", LIMITS)


def test_entities_are_refused():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + content(p("&a;"))
    with pytest.raises(DamagedError, match="thực thể XML"):
        read_odt(package(bomb), "bom.odt", LIMITS)


def test_a_bomb_and_deep_nesting_meet_the_limits():
    with pytest.raises(LimitError, match="bom nén"):
        read_odt(package(content(p("a" * 5_000_000))), "bom.odt", LIMITS)
    deep = "<text:list><text:list-item>" * 150 + p("sâu") + "</text:list-item></text:list>" * 150
    with pytest.raises(LimitError, match="lồng nhau"):
        read_odt(package(content(deep)), "sau.odt", Limits())


def test_nesting_just_within_the_limit_is_read():
    inner = p("sâu")
    for _ in range(60):
        inner = table(row(cell(inner)))
    assert "sâu" in printed(inner, automatic=LINED)[-1]
    spans = "<text:span>" * 190 + "sâu" + "</text:span>" * 190
    assert printed(p(spans)) == ["sâu"]


def test_a_text_without_letters_says_whether_it_has_pictures():
    with pytest.raises(EmptyDocumentError, match="không có chữ nào"):
        read_odt(flat(p("")), "rong.odt", LIMITS)
    with pytest.raises(ScannedError, match="hình ảnh"):
        read_odt(package(content(p("")), Pictures__a="x"), "anh.odt", LIMITS)
