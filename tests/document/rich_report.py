"""One report with everything that word processors offer, as a Word file, for comparing formats."""

from __future__ import annotations

from tests.document.docx_files import (
    OUTLINE,
    abstract,
    call,
    docx,
    listed,
    lvl,
    note,
    num,
    p,
    r,
    tbl,
    tc,
    tr,
)

_NUMBERING = (
    OUTLINE.removesuffix(num(1, 1))
    + abstract(2, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2."))
    + num(1, 1)
    + num(2, 2)
    + num(3, 2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
)
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
)
_CENTER = '<w:jc w:val="center"/>'
_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="2000000" cy="500000"/><wp:docPr id="1" name="Box"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="500000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
    "<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    "</wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
)
_REVISION = 'w:id="9" w:author="A" w:date="2024-01-01T00:00:00Z"'


def _heading(text: str) -> str:
    return p(
        r(text),
        '<w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    )


BODY = (
    tbl(
        tr(
            tc(p(r("UBND HUYỆN AN BÌNH")) + p(r("PHÒNG VĂN HÓA", "<w:b/>")) + p("Số: 12/BC-PVH")),
            tc(
                p(r("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "<w:b/>"))
                + p("Độc lập - Tự do - Hạnh phúc")
                + p("An Bình, ngày 05 tháng 12 năm 2022")
            ),
        ),
        properties="",
    )
    + p(r("BÁO CÁO", "<w:b/>"), _CENTER)
    + p(r("Kết quả thực hiện dân chủ năm 2022", "<w:b/>"), _CENTER)
    + p("Thực hiện kế hoạch của huyện, Phòng Văn hóa báo cáo như sau:")
    + _heading("KẾT QUẢ THỰC HIỆN")
    + listed("Việc công khai", 1)
    + p(r("Phòng đã niêm yết kế hoạch năm 2022") + call(1) + r(" tại bảng tin từ ngày 15/01/2022."))
    + listed("Họp giao ban ", 3)
    + listed("Thứ Hai hằng tuần", 4)
    + listed("Thứ Sáu cuối tháng", 4)
    + listed("Gửi thư điện tử", 3)
    + listed("Việc lấy ý kiến", 1)
    + listed("Đã lấy ý kiến 12 công chức", 2)
    + listed("Đã tiếp thu 5 ý kiến", 2)
    + tbl(
        "<w:tblGrid>" + '<w:gridCol w:w="2400"/>' * 3 + "</w:tblGrid>",
        tr("Nội dung", "Hình thức", "Số lần", properties="<w:tblHeader/>"),
        tr(tc("Kế hoạch", '<w:vMerge w:val="restart"/>'), "Niêm yết", "2"),
        tr(tc(p(""), "<w:vMerge/>"), "Họp", "4"),
        tr(tc("Cộng", '<w:gridSpan w:val="2"/>'), tc(p("6") + tbl(tr("lồng", "trong")) + p(""))),
    )
    + _heading("PHƯƠNG HƯỚNG")
    + listed("Duy trì họp dân", 0, 2)
    + listed("Họp mỗi quý", 1, 2)
    + listed("Tổng kết cuối năm", 0, 3)
    + p(
        r("Đơn vị ")
        + f"<w:del {_REVISION}><w:r><w:delText>không </w:delText></w:r></w:del>"
        + f"<w:ins {_REVISION}>{r('sẽ ')}</w:ins>"
        + r("tiếp tục thực hiện.")
    )
    + p(r("Có ghi chú trong khung.") + _BOX.format(p("Ý kiến trong khung")))
    + p(r("Thấy được") + r("không thấy được", "<w:vanish/>"))
    + p(r("Dòng một;") + "<w:r><w:br/></w:r>" + r("- dòng hai có") + "<w:r><w:tab/></w:r>" + r("khoảng cách"))
    + p(r("Trên đây là báo cáo.") + call(1, "endnote"))
    + tbl(tr(tc(p("Nơi nhận:") + p("- Như trên;") + p("- Lưu: VT.")), tc(p("TRƯỞNG PHÒNG"))), properties="")
)
MARGINS = {"header1": p("Tài liệu nội bộ"), "footer1": p("Trang 1")}


def rich_report() -> bytes:
    """The report as a Word file."""
    links = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    return docx(
        BODY + links,
        numbering=_NUMBERING,
        styles=_STYLES,
        footnotes=note(1, "Kế hoạch số 01/KH-PVH"),
        endnotes=note(1, "Số liệu đến 30/11", "endnote"),
        margins=MARGINS,
        extra={"[Content_Types].xml": _CONTENT_TYPES},
    )


_CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("footnotes", "footnotes"),
            ("endnotes", "endnotes"),
            ("header1", "header"),
            ("footer1", "footer"),
        )
    )
    + "</Types>"
)
