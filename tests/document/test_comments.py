"""Comments in a copy of a Word file: where they stand, and that everything else stays as it was."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree

from checker.document.comments import Comment, with_comments
from checker.document.readers.docx import read_docx
from checker.errors import DamagedError, SignedError, UnsupportedFormatError
from tests.document.docx_files import (
    LIMITS,
    NAMESPACES,
    RELATIONS,
    XML,
    R,
    W,
    blocks,
    call,
    document,
    note,
    p,
    parts,
    r,
    relations,
    tbl,
    tc,
    tr,
    zipped,
)

TYPES = (
    f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>'
    f"{p('Chữ trong khung')}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    f"<v:textbox><w:txbxContent>{p('Chữ trong khung')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
BODY = p("Mở đầu") + p("Thân bài") + p("Kết luận")


def package(body="", **rest):
    """The members of a Word package that Word would open."""
    return {"[Content_Types].xml": TYPES, **parts(body, **rest)}


def said(paragraph, text="Còn thiếu"):
    return Comment(paragraph, (("Nhãn:", text),))


def annotated(members, *comments):
    return with_comments(zipped(members), "bao-cao.docx", comments or (said(1),), LIMITS)


def contents(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


def taken_out(content, first=0):
    """A main part without the markup of the comments from number ``first`` on, whatever the prefix."""
    declared = rb"(?: xmlns:w=\"[^\"]*\")?"
    number = rb":id=\"(\d+)\"/>"

    def gone(found):
        return b"" if int(found[found.lastindex]) >= first else found[0]

    content = re.sub(rb"<\w+:commentRange(?:Start|End)" + declared + rb" \w+" + number, gone, content)
    reference = rb"<(\w+):r" + declared + rb"><\1:commentReference \1" + number + rb"</\1:r>"
    return re.sub(reference, gone, content)


def commented(data, main="word/document.xml"):
    """The text of the paragraph that each comment stands at, by id."""
    root = etree.fromstring(contents(data)[main])
    found = {}
    for paragraph in root.iter("{*}p"):
        ids = [start.get(f"{{{W}}}id") for start in paragraph.findall("{*}commentRangeStart")]
        ends = [end.get(f"{{{W}}}id") for end in paragraph.findall("{*}commentRangeEnd")]
        marks = [mark.get(f"{{{W}}}id") for mark in paragraph.iterfind("{*}r/{*}commentReference")]
        assert sorted(ids) == sorted(ends) == sorted(marks), "a start, an end and a reference for each"
        found |= dict.fromkeys(map(int, ids), "".join(paragraph.itertext("{*}t")))
    return found


def at(body, paragraph, **rest):
    """The text of the paragraph that a comment on paragraph number ``paragraph`` stands at."""
    (text,) = commented(annotated(package(body, **rest), said(paragraph))).values()
    return text


class TestWhereABlockHangs:
    """``origin`` counts the w:p elements of the main part in the order of the file."""

    @staticmethod
    def origins(body, **rest):
        return {block.text: block.origin for block in blocks(body, **rest)}

    def test_paragraphs_are_counted_and_so_are_empty_ones(self):
        assert self.origins(p("Một") + p("") + "<w:p/>" + p("Hai")) == {"Một": 0, "Hai": 3}

    def test_the_lines_of_a_paragraph_hang_on_it_together(self):
        body = p("Mở đầu") + p(f"{r('Sở báo cáo.')}<w:r><w:br/></w:r>{r('Kết quả như sau.')}")
        assert self.origins(body) == {"Mở đầu": 0, "Sở báo cáo.": 1, "Kết quả như sau.": 1}

    def test_a_table_row_hangs_on_its_fullest_cell(self):
        body = p("Mở đầu") + tbl(tr("TT", "Nội dung"), tr("1", "Đã công khai kế hoạch")) + p("Hết")
        assert self.origins(body) == {
            "Mở đầu": 0,
            "TT | Nội dung": 2,
            "1 | Đã công khai kế hoạch": 4,
            "Hết": 5,
        }

    def test_a_footnote_hangs_on_the_paragraph_that_calls_it(self):
        body = p("Mở đầu") + p(r("Đã họp") + call(2)) + p("Hết")
        found = self.origins(body, footnotes=note(2, "Ngày 12/3."))
        assert found == {"Mở đầu": 0, "Đã họp": 1, "Ngày 12/3.": 1, "Hết": 2}

    def test_a_footnote_called_in_a_table_hangs_on_its_row(self):
        table = tbl(tr("TT", "Việc"), tr(tc(p(r("1") + call(2))), "Đã công khai"))
        found = self.origins(p("Mở đầu") + table + p("Hết"), footnotes=note(2, "Ngày 12/3."))
        assert found["Ngày 12/3."] == found["1 | Đã công khai"] == 4

    def test_a_text_box_hangs_on_the_paragraph_that_holds_it(self):
        body = p("Mở đầu") + p(r("Bên khung") + BOX) + p("Hết")
        assert self.origins(body) == {"Mở đầu": 0, "Bên khung": 1, "Chữ trong khung": 1, "Hết": 4}

    def test_what_stands_in_content_controls_and_insertions_counts_like_the_rest(self):
        body = (
            f"<w:sdt><w:sdtContent>{p('Trong ô')}</w:sdtContent></w:sdt>"
            + p(f'<w:ins w:id="1" w:author="A">{r("Chèn thêm")}</w:ins>')
            + p("Hết")
        )
        assert self.origins(body) == {"Trong ô": 0, "Chèn thêm": 1, "Hết": 2}

    def test_paragraphs_joined_by_a_deletion_hang_on_the_last(self):
        gone = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'
        assert self.origins(p("Nửa đầu ", gone) + p("nửa sau")) == {"Nửa đầu nửa sau": 1}

    def test_a_page_header_hangs_on_nothing(self):
        section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
        found = self.origins(p("Mở đầu") + section, margins={"header1": p("Sở Nội vụ báo cáo")})
        assert found == {"Mở đầu": 0, "Sở Nội vụ báo cáo": -1}


class TestWhereACommentStands:
    def test_around_all_of_its_paragraph_behind_the_properties(self):
        body = p("Mở đầu") + p(r("Thân ") + r("bài"), '<w:jc w:val="both"/>')
        (paragraph,) = re.findall(
            r'<w:p><w:pPr><w:jc w:val="both"/></w:pPr>.*?</w:p>',
            contents(annotated(package(body)))["word/document.xml"].decode(),
        )
        assert paragraph == (
            '<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:commentRangeStart w:id="0"/>'
            f'{r("Thân ")}{r("bài")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
        )

    def test_several_at_one_paragraph(self):
        data = annotated(package(BODY), said(1, "một"), said(1, "hai"), said(0, "ba"))
        assert commented(data) == {0: "Mở đầu", 1: "Thân bài", 2: "Thân bài"}

    def test_in_a_table_and_in_a_content_control(self):
        control = f"<w:sdt><w:sdtContent>{p('Trong ô')}</w:sdtContent></w:sdt>"
        assert at(tbl(tr("TT", "Việc")) + control, 1) == "Việc"
        assert at(tbl(tr("TT", "Việc")) + control, 2) == "Trong ô"

    def test_in_a_tracked_insertion(self):
        assert at(p("Mở đầu") + p(f'<w:ins w:id="1" w:author="A">{r("Chèn")}</w:ins>'), 1) == "Chèn"

    def test_of_a_paragraph_without_content_at_the_one_before(self):
        for empty in ("<w:p/>", "<w:p></w:p>", p("", '<w:jc w:val="both"/>')):
            assert at(p("Mở đầu") + empty + p("Hết"), 1) == "Mở đầu"

    def test_of_an_empty_beginning_at_the_first_that_holds_anything(self):
        assert at("<w:p/>" + p("Hết"), 0) == "Hết"

    def test_never_inside_a_text_box(self):
        body = p("Mở đầu") + p(r("Bên khung") + BOX) + p("Hết")
        for paragraph in (1, 2, 3):
            content = contents(annotated(package(body), said(paragraph)))["word/document.xml"].decode()
            assert f'<w:p><w:commentRangeStart w:id="0"/>{r("Bên khung")}' in content

    def test_the_blocks_read_from_the_copy_are_those_of_the_original(self):
        body = BODY + tbl(tr("TT", "Việc"), tr("1", "Đã công khai")) + p(r("Đã họp") + call(2) + BOX)
        members = package(body, footnotes=note(2, "Ngày 12/3."))
        before = read_docx(zipped(members), "x", LIMITS)
        after = read_docx(annotated(members, *map(said, range(9))), "x", LIMITS)
        assert tuple(block for block in after.blocks if block.part != "comments") == before.blocks
        assert sum(block.part == "comments" for block in after.blocks) == 9


class TestEverythingElseStays:
    ODD = (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\r\n<!-- ghi chú --><?x y?>\n"
        f"<w:document   {NAMESPACES} ><w:body\n><w:p ><w:r><w:t\txml:space='preserve' >A &amp; B &#x1EA0; "
        "</w:t></w:r ></w:p ><w:p a='x/>'><!-- trong --><w:r><w:t><![CDATA[<w:p>]]></w:t></w:r></w:p>"
        "<w:sectPr/></w:body></w:document>\n<!-- hết -->"
    )

    @pytest.mark.parametrize(
        "content",
        [
            pytest.param(document(BODY).encode(), id="plain"),
            pytest.param(ODD.encode(), id="odd"),
            pytest.param(b"\xef\xbb\xbf" + document(BODY).encode(), id="byte-order-mark"),
            pytest.param(document(BODY).replace("w:", "x7:").replace(":w=", ":x7=").encode(), id="prefix"),
        ],
    )
    def test_the_main_part_to_the_byte(self, content):
        data = annotated(package(xml=content), said(0), said(1, "hai"))
        marked = contents(data)["word/document.xml"]
        assert marked != content
        assert taken_out(marked) == content
        assert sorted(commented(data)) == [0, 1]

    def test_a_main_part_with_a_default_namespace(self):
        content = (
            f'{XML}<document xmlns="{W}"><body><p><r><t>Mở đầu</t></r></p><p><r><t>Hết</t></r></p></body></document>'
        ).encode()
        data = annotated(package(xml=content))
        assert taken_out(contents(data)["word/document.xml"]) == content
        assert commented(data) == {0: "Hết"}

    def test_a_main_part_in_utf_16(self):
        text = document(BODY).replace("UTF-8", "UTF-16")
        for encoding, mark in (
            ("utf-16-le", b"\xff\xfe"),
            ("utf-16-be", b"\xfe\xff"),
            ("utf-16-le", b""),
        ):
            data = annotated(package(xml=mark + text.encode(encoding)))
            marked = contents(data)["word/document.xml"][len(mark) :].decode(encoding)
            assert taken_out(marked.encode()).decode() == text
            assert commented(data) == {0: "Thân bài"}

    def test_the_other_parts_as_they_are_in_the_archive(self):
        members = package(BODY, styles="<w:style/>", extra={"word/media/image1.png": b"\x89PNG" * 999})
        before, after = zipped(members), annotated(members)
        for name in set(members) - {
            "word/document.xml",
            "word/_rels/document.xml.rels",
            "[Content_Types].xml",
        }:
            old, new = (zipfile.ZipFile(io.BytesIO(data)).getinfo(name) for data in (before, after))
            assert (old.compress_type, old.compress_size, old.CRC) == (
                new.compress_type,
                new.compress_size,
                new.CRC,
            )
        assert set(contents(after)) == set(members) | {"word/comments.xml"}
        assert list(contents(after))[: len(members)] == list(members)

    def test_only_an_entry_is_added_to_relationships_and_content_types(self):
        members = package(BODY, styles="<w:style/>")
        after = contents(annotated(members))
        for name, entry in (
            (
                "word/_rels/document.xml.rels",
                f'<Relationship Id="rIdRaSoat0" Type="{R}/comments" Target="comments.xml"/>',
            ),
            (
                "[Content_Types].xml",
                f'<Override PartName="/word/comments.xml" ContentType="{TYPE}"/>',
            ),
        ):
            assert after[name].decode().replace(entry, "", 1) == members[name]

    def test_a_picture_of_blanks_is_not_even_unpacked(self):
        members = package(BODY, extra={"word/media/image1.bmp": bytes(3_000_000)})
        assert len(annotated(members)) < 50_000

    def test_the_same_file_gives_the_same_bytes(self):
        members = package(BODY)
        assert annotated(members) == annotated(members)


class TestTheCommentsPart:
    def test_holds_author_and_lines_and_no_date(self):
        data = annotated(package(BODY), Comment(1, (("Thiếu:", "nội quy"), ("", "Câu mẫu …"))))
        root = etree.fromstring(contents(data)["word/comments.xml"])
        (comment,) = root
        assert dict(comment.attrib) == {
            f"{{{W}}}id": "0",
            f"{{{W}}}author": "Rà soát",
            f"{{{W}}}initials": "RS",
        }
        assert ["".join(line.itertext()) for line in comment] == ["Thiếu: nội quy", "Câu mẫu …"]
        first = comment[0].findall(f"{{{W}}}r")
        assert first[0].find(f"{{{W}}}annotationRef") is not None
        assert first[1].find(f"{{{W}}}rPr/{{{W}}}b") is not None

    def test_what_a_stranger_wrote_stays_text(self):
        evil = "</w:t><w:b/>&amp; \x00\x0b\ufffe\ud800 “hết”"
        root = etree.fromstring(contents(annotated(package(BODY), said(1, evil)))["word/comments.xml"])
        assert "".join(root.itertext()) == "Nhãn: </w:t><w:b/>&amp;  “hết”"

    @pytest.mark.parametrize("prefix", ["w", "c"])
    def test_comments_that_are_there_stay_and_ids_go_on_from_theirs(self, prefix):
        old = (
            f'{XML}<{prefix}:comments xmlns:{prefix}="{W}"><{prefix}:comment {prefix}:id="7" {prefix}:author="Chị Hoa">'
            f"<{prefix}:p><{prefix}:r><{prefix}:t>Xem lại</{prefix}:t></{prefix}:r></{prefix}:p></{prefix}:comment>"
            f"</{prefix}:comments>"
        )
        body = p("Mở đầu") + p(
            '<w:commentRangeStart w:id="7"/>' + r("Thân bài") + '<w:commentRangeEnd w:id="7"/>'
            '<w:r><w:commentReference w:id="7"/></w:r>'
        )
        members = package(body, extra={"word/comments.xml": old})
        members["word/_rels/document.xml.rels"] = relations(("rId1", "comments", "comments.xml"))
        after = contents(annotated(members, said(1), said(0)))
        assert set(after) == set(members)
        root = etree.fromstring(after["word/comments.xml"])
        assert [comment.get(f"{{{W}}}id") for comment in root] == ["7", "8", "9"]
        assert after["word/comments.xml"].decode().startswith(old.removesuffix(f"</{prefix}:comments>"))
        assert after["[Content_Types].xml"].decode() == members["[Content_Types].xml"]
        assert commented(annotated(members, said(1))) == {7: "Thân bài", 8: "Thân bài"}

    def test_an_empty_comments_part_is_opened(self):
        members = package(BODY, extra={"word/comments.xml": f'{XML}<w:comments xmlns:w="{W}" />'})
        members["word/_rels/document.xml.rels"] = relations(("rId1", "comments", "comments.xml"))
        root = etree.fromstring(contents(annotated(members))["word/comments.xml"])
        assert len(root) == 1

    def test_a_name_that_is_taken_is_left_to_whoever_has_it(self):
        members = package(BODY, extra={"word/comments.xml": "của người khác"})
        after = contents(annotated(members))
        assert after["word/comments.xml"].decode() == "của người khác"
        assert b"comments1.xml" in after["word/_rels/document.xml.rels"]
        assert b"/word/comments1.xml" in after["[Content_Types].xml"]

    def test_relationships_are_made_where_there_are_none(self):
        members = package(BODY)
        del members["word/_rels/document.xml.rels"]
        after = contents(annotated(members))
        assert etree.fromstring(after["word/_rels/document.xml.rels"])[0].get("Target") == "comments.xml"

    def test_relationships_without_an_entry_are_opened(self):
        members = package(BODY)
        members["word/_rels/document.xml.rels"] = f'{XML}<Relationships xmlns="{RELATIONS}"/>'
        after = contents(annotated(members))
        assert etree.fromstring(after["word/_rels/document.xml.rels"])[0].get("Id") == "rIdRaSoat0"

    def test_a_main_part_elsewhere_has_its_comments_beside_it(self):
        after = contents(annotated(package(BODY, main="content/bao-cao.xml")))
        assert "content/comments.xml" in after
        assert b'Target="comments.xml"' in after["content/_rels/bao-cao.xml.rels"]

    def test_a_strict_file_stays_strict(self):
        strict_w = "http://purl.oclc.org/ooxml/wordprocessingml/main"
        strict_r = "http://purl.oclc.org/ooxml/officeDocument/relationships"
        members = {
            name: text.replace(W, strict_w).replace(R, strict_r) for name, text in package(BODY).items()
        }
        after = contents(annotated(members))
        assert etree.fromstring(after["word/comments.xml"]).tag == f"{{{strict_w}}}comments"
        assert b'w:start="0"' in after["word/comments.xml"]
        assert b"left" not in after["word/comments.xml"]
        assert f"{strict_r}/comments" in after["word/_rels/document.xml.rels"].decode()
        assert taken_out(after["word/document.xml"]).decode() == members["word/document.xml"]


class TestWhatIsRefused:
    def test_a_signed_file(self):
        members = package(BODY, extra={"_xmlsignatures/sig1.xml": "<Signature/>"})
        with pytest.raises(SignedError) as caught:
            annotated(members)
        assert "ký số" in caught.value.vi
        assert "signed" in caught.value.en

    def test_a_package_without_content_types(self):
        with pytest.raises(DamagedError, match="Content_Types"):
            annotated(parts(BODY))

    def test_content_types_that_are_broken(self):
        with pytest.raises(DamagedError, match="Word"):
            annotated(package(BODY) | {"[Content_Types].xml": TYPES[:-9]})

    def test_an_encoding_that_word_never_writes(self):
        with pytest.raises(DamagedError, match="Word"):
            annotated(package(xml=document(p("Bao cao")).replace("UTF-8", "GBK").encode("gbk")))

    def test_broken_xml(self):
        with pytest.raises(DamagedError):
            annotated(package(xml=document(BODY)[:-9]))

    def test_a_document_type(self):
        with pytest.raises(DamagedError):
            annotated(package(xml=document(BODY).replace(XML, f"{XML}<!DOCTYPE x>")))

    def test_what_is_no_word_file(self):
        with pytest.raises(UnsupportedFormatError):
            with_comments(b"BAO CAO", "bao-cao.txt", [said(0)], LIMITS)
