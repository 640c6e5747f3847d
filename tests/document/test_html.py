"""What the reader of HTML takes from a page, what it leaves, and what it says about it."""

from __future__ import annotations

import pytest

from checker.document.limits import Limits
from checker.document.read import read as read_document
from checker.document.readers.html import read_html
from checker.errors import EmptyDocumentError, LimitError

LIMITS = Limits()


def read(body: str, head: str = ""):
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return read_html(page.encode(), "bao-cao.html", LIMITS)


def blocks(body: str, head: str = ""):
    return read(body, head).blocks


def printed(body: str, head: str = ""):
    return [f"{block.label} {block.text}".strip() for block in blocks(body, head)]


# Text -------------------------------------------------------------------------------------------


def test_blocks_are_paragraphs_and_the_rest_is_one_sentence():
    body = "đầu<div>Một <b>hai</b>\n   <a href='x'>ba</a><span>.</span></div>cuối<p>Hết<p>Thật"
    assert printed(body) == ["đầu", "Một hai ba.", "cuối", "Hết", "Thật"]


def test_one_line_break_is_a_line_break_and_two_end_a_paragraph():
    body = "<p>Dòng một;<br>- dòng hai<br>và tiếp<br><br>\nđoạn hai<br></p>"
    assert printed(body) == ["Dòng một;", "- dòng hai và tiếp", "đoạn hai"]


def test_preformatted_text_keeps_its_lines():
    body = "<pre>I. Kết quả\n\n1. Họp\n- giao ban</pre><p style='white-space: pre-line'>Một;\n- hai</p>"
    assert printed(body) == ["I. Kết quả", "1. Họp", "- giao ban", "Một;", "- hai"]


def test_scripts_styles_forms_and_comments_are_not_text():
    body = (
        "<script>x()</script><style>p{}</style><noscript>bật JavaScript</noscript><!-- không --><p>Một"
        "<select><option>a</select><button>Gửi</button><textarea>b</textarea><svg><text>c</text></svg></p>"
    )
    assert printed(body) == ["Một"]


def test_entities_are_letters_and_control_characters_vanish():
    assert printed("<p>B&aacute;o&nbsp;c&#225;o &amp; k\u0004ết &lt;quả&gt;</p>") == ["Báo cáo & kết <quả>"]


def test_hidden_elements_do_not_count_and_the_notes_say_so():
    head = "<style>.an, #x {display: none} @media print { p {display: none} } @media screen { i.y {display:none} }</style>"
    body = (
        "<p>Thấy<span style='display:none'>a</span><span class='AN'>b</span><i hidden>c</i><b id='x'>d</b>"
        "<i class='y'>e</i><span style='mso-hide:all'>f</span></p>"
    )
    reading = read(body, head)
    assert [block.text for block in reading.blocks] == ["Thấy"]
    assert "6 đoạn chữ ẩn" in reading.notes[0][0]


def test_tracked_deletions_are_kept_apart():
    reading = read("<p>Đơn vị <del>không </del><ins>đã </ins>họp.</p>")
    assert [block.text for block in reading.blocks] == ["Đơn vị đã họp."]
    assert reading.deleted == ("không",)


def test_signs_for_the_outline_come_from_tags_attributes_and_styles():
    head = "<style><!-- /* Word */ p.TieuDe {font-weight:bold; text-align:center; mso-outline-level:2} --></style>"
    (heading, centred, styled, mixed) = blocks(
        "<h3>Một</h3><div align=center><p><strong>Hai</strong></p></div><p class=TieuDe>Ba</p>"
        "<p align=left><b>Bốn</b> năm</p>",
        head,
    )
    assert (heading.heading, heading.bold, heading.centered) == (3, True, False)
    assert (centred.heading, centred.bold, centred.centered) == (None, True, True)
    assert (styled.heading, styled.bold, styled.centered) == (2, True, True)
    assert (mixed.heading, mixed.bold, mixed.centered) == (None, False, False)


def test_capitals_that_only_the_style_makes_are_read_as_they_are_printed():
    assert printed("<p style='text-transform: uppercase'>kết quả</p>") == ["KẾT QUẢ"]


# Lists ------------------------------------------------------------------------------------------


def test_lists_print_their_numbers_with_type_start_and_value():
    body = (
        "<ol type=I start=2><li>Hai<ol><li>Một<li value=7>Bảy<li>Tám</ol></li><li>Ba</li></ol>"
        "<ol style='list-style-type: lower-alpha'><li><p>a</p><p>thêm</p></li></ol>"
    )
    assert printed(body) == ["II. Hai", "1. Một", "7. Bảy", "8. Tám", "III. Ba", "a. a", "thêm"]


def test_bullets_are_dashes_and_within_bullets_plus_signs():
    body = "<ul><li>gạch<ul><li>cộng</ul><li>gạch</ul><ul style='list-style:none'><li>trần</ul>"
    assert printed(body) == ["- gạch", "+ cộng", "- gạch", "trần"]


def test_a_list_that_begins_with_a_list_goes_on_as_libreoffice_means_it():
    body = "<ol><li>Một</ol><p>giữa</p><ol><ol type=a><li>chữ</ol><li>Hai</ol><ol><li>Mới</ol>"
    assert printed(body) == ["1. Một", "giữa", "a. chữ", "2. Hai", "1. Mới"]


def test_word_writes_the_numbers_of_its_lists_out():
    body = (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='mso-list:Ignore'>II.<span>&nbsp;&nbsp; </span></span><![endif]>Kết quả</p>"
        "<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol'>"
        "<span style='mso-list:Ignore'>·<span>&nbsp; </span></span></span><![endif]>Họp</p>"
        "<p><span style='mso-list:Ignore'>3.</span></p><p>Không số</p>"
    )
    assert printed(body) == ["II. Kết quả", "- Họp", "Không số"]


# Tables -----------------------------------------------------------------------------------------


def test_a_table_is_read_by_rows_with_its_headings_and_merged_cells_once():
    body = (
        "<table border=1><thead><tr><th>Nội dung<th>Hình thức<th>Số</thead>"
        "<tr><td rowspan=2>Kế hoạch<td>Niêm yết<td>2<tr><td>Họp<td>4<tr><td colspan=2>Cộng<td>6</table>"
    )
    found = blocks(body)
    assert [block.text for block in found] == [
        *("Nội dung | Hình thức | Số", "Kế hoạch | Niêm yết | 2", "| Họp | 4", "Cộng | | 6")
    ]
    assert [block.row.headers for block in found] == [(), *[("Nội dung", "Hình thức", "Số")] * 3]


def test_cells_that_reach_to_the_right_edge_and_below_are_no_trap():
    body = "<table border=1><tr><td>a<td rowspan=3>b<tr><td>c<tr><td>d<tr><td>e<td>f</table>"
    assert [block.text for block in blocks(body)] == ["a | b", "c | ", "d | ", "e | f"]


@pytest.mark.parametrize(
    ("table", "cell", "part"),
    [
        ("", "", "body"),
        ("border=0", "", "body"),
        ("border=1", "", "tables"),
        ("border=1 style='border:none'", "style='border:none'", "body"),
        ("border=1 style='border:none'", "style='border:solid windowtext 1.0pt'", "tables"),
        ("", "style='border-bottom: 1px solid #000'", "tables"),
        ("class=luoi", "", "tables"),
    ],
)
def test_only_a_table_with_visible_lines_holds_data(table, cell, part):
    body = (
        f"<p>Đầu<p>Hai<table {table}><tr><td {cell}>a<td {cell}>b<tr><td {cell}>c<td {cell}>d</table><p>Cuối"
    )
    assert {block.part for block in blocks(body, "<style>.luoi {border: 1px solid}</style>")} == {
        "body",
        part,
    }


def test_a_nested_table_follows_its_row_and_a_caption_comes_before():
    body = "<table border=1><caption>Bảng 1</caption><tr><td>a<td>b<table border=1><tr><td>c<td>d</table></table><p>x<p>y"
    assert [block.text for block in blocks("<p>đầu</p>" + body)] == [
        "đầu",
        "Bảng 1",
        "a | b",
        "c | d",
        "x",
        "y",
    ]


# Notes, boxes, margins --------------------------------------------------------------------------


def test_footnotes_follow_their_paragraph_however_they_are_written():
    libreoffice = (
        "<p>Đã họp<sup><a class='sdfootnoteanc' name='sdfootnote1anc' href='#sdfootnote1sym'><sup>1</sup></a></sup>.</p>"
        "<p>Tiếp</p><div id='sdfootnote1'><p><a class='sdfootnotesym' name='sdfootnote1sym' href='#sdfootnote1anc'>1</a>Kế hoạch</p></div>"
    )
    word = (
        "<p>Đã họp<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'><span>[1]</span></a>.</p><p>Tiếp</p>"
        "<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p>"
        "<a href='#_ftnref1' name='_ftn1'><span>[1]</span></a> Kế hoạch</p></div></div>"
    )
    other = (
        "<p>Đã họp<a href='#fn1' id='ref1'><sup>1</sup></a>.</p><p>Tiếp</p>"
        "<ol><li id='fn1'>Kế hoạch <a href='#ref1'>↩</a></li></ol>"
    )
    for body in (libreoffice, word, other):
        assert [(block.part, block.text) for block in blocks(body)] == [
            *(("body", "Đã họp."), ("footnotes", "Kế hoạch"), ("body", "Tiếp"))
        ]


def test_notes_that_call_notes_come_one_after_the_other():
    body = (
        "<p>Một<a id=a1 href=#n1>1</a></p>"
        + "".join(
            f"<p id=n{number}><a href=#a{number}>{number}</a> chú thích {number}"
            f"<a id=a{number + 1} href=#n{number + 1}>{number + 1}</a></p>"
            for number in range(1, 500)
        )
        + "<p id=n500><a href=#a500>500</a> hết <a href=#n1>1</a></p>"
    )
    found = blocks(body)
    assert [block.part for block in found] == ["body", *["footnotes"] * 500]
    assert found[1].text == "chú thích 1"


def test_many_notes_that_call_each_other_cost_no_time():
    links = "".join(f"<a id=a{number} href=#b{number}>1</a>" for number in range(20_000))
    body = f"<p>{links}</p><table><tr><td>{links.replace('=a', '=b').replace('#b', '#a')}</table>"
    assert printed(f"<p>Một</p>{body}")[0] == "Một"


def test_a_table_of_contents_is_no_footnote():
    body = "<p><a href='#i'>I. Kết quả</a></p><p><a href='#ii'>2</a></p><h1 id='i'>I. Kết quả</h1><p id='ii'>Họp</p>"
    assert [block.part for block in blocks(body)] == ["body"] * 4


def test_boxes_headers_and_footers_of_libreoffice_and_comments_of_word():
    body = (
        "<div title='header'><p>Nội bộ</p></div><p>Có khung <span id='Frame1' style='position: absolute'>"
        "<p>Trong khung</p></span> <a style='mso-comment-reference:A_1'>đây</a><span><a class=msocomanchor "
        "href='#_msocom_1' name='_msoanchor_1'>[A1]</a></span></p><div style='mso-element:comment-list'><div "
        "style='mso-element:comment'><p><a href='#_msoanchor_1' class=msocomoff>[A1]</a>nhận xét</p></div></div>"
        "<div title='footer'><p>Trang 2</p><p>Phòng</p></div>"
    )
    assert [(block.part, block.text) for block in blocks(body)] == [
        *(
            ("body", "Có khung đây"),
            ("textboxes", "Trong khung"),
            ("headers", "Nội bộ"),
            ("footers", "Phòng"),
        ),
        ("comments", "nhận xét"),
    ]


# Pages of a portal ------------------------------------------------------------------------------

LINKS = "".join(f"<li><a href='/{number}'>Chuyên mục {number}</a></li>" for number in range(6))
SENTENCE = "Đơn vị đã niêm yết công khai kế hoạch công tác năm 2022 tại bảng tin của cơ quan từ tháng một. "
ARTICLE = (
    "<table border=0><tr><td>UBND HUYỆN AN BÌNH<br>Số: 12/BC-PVH<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</table>"
    "<p align=center><b>BÁO CÁO</b></p><p>I. KẾT QUẢ</p>"
    + f"<p>{SENTENCE * 4}</p>" * 4
    + "<p>Nơi nhận: như trên.</p>"
)
PORTAL = f"""
<div class="top-banner"><p>Cổng thông tin điện tử huyện</p></div><ul>{LINKS}</ul>
<form><div class="wrapper"><div class="breadcrumb"><a href="/">Trang chủ</a> / Báo cáo</div>
<div class="main-col"><h1>Báo cáo năm 2022</h1><div class="ngay">05/12/2022 08:00</div>
<div class="noi-dung">{ARTICLE}</div>
<div class="tin-lien-quan"><h3>Tin liên quan</h3><ul>{LINKS}</ul></div>
<div id="binhLuan"><p>Bạn đọc hỏi: đã lấy ý kiến chưa?</p></div></div>
<div class="sidebar"><p>Lịch công tác tuần của lãnh đạo huyện</p></div></div></form>
<footer><p>Bản quyền thuộc về huyện</p></footer>
"""


def test_only_the_article_of_a_portal_is_read_with_its_frame():
    texts = [block.text for block in blocks(PORTAL)]
    assert texts[:3] == ["UBND HUYỆN AN BÌNH", "Số: 12/BC-PVH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert texts[-1] == "Nơi nhận: như trên."
    assert len(texts) == 10


def test_what_was_left_out_of_a_page_is_said_with_its_beginnings():
    ((vi, en),) = read(PORTAL).notes
    assert "chỉ phần bài viết được kiểm tra" in vi
    assert "“Tin liên quan Chuyên mục 0" in vi
    assert "parts around it" in en


@pytest.mark.parametrize(
    "around",
    [
        "<main><article>{}</article></main>",
        "<div><div itemprop='articleBody'>{}</div></div>",
        "<table><tr><td width=200><ul>" + LINKS + "</ul><td><div>{}</div></table>",
        "<nav><ul>" + LINKS + "</ul></nav><section role='main'>{}</section>",
    ],
)
def test_the_article_is_found_in_pages_of_many_kinds(around):
    texts = [
        block.text
        for block in blocks(around.format(ARTICLE) + "<aside><p>Quảng cáo của đơn vị khác</p></aside>")
    ]
    assert texts[0] == "UBND HUYỆN AN BÌNH"
    assert texts[-1] == "Nơi nhận: như trên."


def test_sections_in_blocks_of_their_own_and_a_letterhead_beside_the_text_are_kept():
    body = (
        "<div><div>UBND HUYỆN AN BÌNH Số: 12/BC-PVH</div><div>"
        + f"<p>{SENTENCE * 9}</p>" * 5
        + "</div><div>V. Kiến nghị: không.</div></div>"
    )
    texts = [block.text for block in blocks(body)]
    assert texts[0].startswith("UBND")
    assert texts[-1] == "V. Kiến nghị: không."


def test_a_class_that_sounds_like_a_menu_does_not_cost_the_report():
    body = f"<div class='menu-content related'>{ARTICLE}</div><div class='footer'><p>Chân trang</p></div>"
    assert [block.text for block in blocks(body)][-1] == "Nơi nhận: như trên."


def test_a_page_that_a_word_processor_saved_is_taken_whole():
    head = "<meta name=Generator content='Microsoft Word 15'>"
    body = f"<div class=menu><p>Mục lục</p></div>{ARTICLE}<p><a href='#a'>a</a></p>"
    texts = [block.text for block in blocks(body, head)]
    assert texts[0] == "Mục lục"
    assert read(body, head).notes == ()


def test_pages_within_the_page_are_named_as_not_read():
    assert "iframe" in read("<p>Xem tệp:</p><iframe src='bao-cao.pdf'></iframe>").notes[0][0]


# Files ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "beginning",
    [
        "<!DOCTYPE html>",
        "<HTML>",
        "\ufeff \n<html>",
        "<?xml version='1.0'?>\n<!DOCTYPE html>",
        "<!-- saved -->\n<html>",
        "<div>",
        "<p class=x>",
    ],
)
def test_the_content_decides_and_not_the_name(beginning):
    assert read_document("bao-cao.doc", f"{beginning}<p>Cơ quan đã họp.</p>".encode()).format == "html"


def test_text_that_only_mentions_a_tag_is_text():
    assert read_document("a.txt", "Thẻ <html> mở đầu trang.\n\nI. Kết quả".encode()).format == "txt"
    assert read_document("a.txt", "<<Dự thảo>>\n\nI. Kết quả".encode()).format == "txt"


TEXT = "Cơ quan đã công khai nội quy."


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("", "utf-8"),
        ("windows-1252", "utf-8"),
        ("", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("", "utf-16-le"),
        ("khong-co", "utf-8"),
    ],
)
def test_the_encoding_is_found(declared, encoding):
    page = f"<html><meta http-equiv=Content-Type content='text/html; charset={declared}'><p>{TEXT}</p></html>"
    assert read_document("a.html", page.encode(encoding)).blocks[0].text == TEXT


def test_a_declared_code_page_holds_where_the_bytes_are_not_utf_8():
    page = "<html><meta charset=windows-1258><p>Công tác năm 2022 của cơ quan đã họp ".encode()
    data = (
        page.replace("ô".encode(), b"\xf4")
        .replace("á".encode(), b"\xe1")
        .replace("ă".encode(), b"\xe3")
        .replace("ủ".encode(), b"u\xd2")
        .replace("ơ".encode(), b"\xf5")
        .replace("đã họp".encode(), b"\xf0a\xde ho\xf2p")
    )
    assert read_html(data, "a.html", LIMITS).blocks[0].text == "Công tác năm 2022 của cơ quan đã họp"


def test_deep_nesting_meets_the_limit_and_nothing_is_dropped_silently():
    for depth in (210, 300, 5_000):
        with pytest.raises(LimitError, match="lồng nhau"):
            read("<div>" * depth + "sâu" + "</div>" * depth + "<p>sau</p>")
    for tag in ("div", "span"):
        assert printed(f"<{tag}>" * 195 + "sâu" + f"</{tag}>" * 195 + "<p>sau</p>") == ["sâu", "sau"]
    table = "<table border=1><tr><td>a<td>b<td>" * 60 + "sâu" + "</table>" * 60
    assert printed(f"<p>đầu</p>{table}")[-1].endswith("sâu")


def test_entities_of_a_document_type_are_not_expanded():
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><html><p>Một &b;</p></html>'
    (text,) = (
        block.text for block in read_html(bomb.encode(), "a.html", LIMITS).blocks if "Một" in block.text
    )
    assert "aaaa" not in text


@pytest.mark.parametrize("piece", ["/*", "{", "}", "@media x {", "<!--", "a{b:c}", "p,"])
def test_a_hostile_style_sheet_costs_no_time(piece):
    assert printed("<p>Một</p>", f"<style>{piece * 50_000}</style>") == ["Một"]


def test_wide_spans_stop_at_the_limit_of_word():
    body = "<table border=1><tr><td colspan=100000 rowspan=100000>a<td>b<tr><td>c<tr><td>d</table>"
    assert blocks(body)[0].text.startswith("a |")
    assert len(blocks(body)[0].row.cells) == 63


def test_a_page_that_was_cut_off_is_read_to_its_end():
    assert printed("<p>Đầu<table border=1><tr><td>a<td>b<td>g</tr><tr><td>c<td>d<p>e <b") == [
        "Đầu",
        "a | b | g",
        "c | d e",
    ]


def test_a_page_without_text_is_refused():
    for page in (b"<html><body></body></html>", b"<html><script>x</script></html>", b"<html>\0\0"):
        with pytest.raises(EmptyDocumentError):
            read_html(page, "rong.html", LIMITS)
    with pytest.raises(LimitError):
        read_html(b"<html>" + b"x" * 100, "to.html", Limits(file_bytes=50))
