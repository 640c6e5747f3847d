"""The fixed words of a template. The report itself is in Vietnamese, whatever language the guidance is in."""

from __future__ import annotations

from checker.ruleset.model import Text

SUPERIOR = "[TÊN CƠ QUAN CHỦ QUẢN …]"
AGENCY = "[TÊN CƠ QUAN BÁO CÁO …]"
NUMBER = "Số: …/BC-…"
COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DATED = "[Địa danh …], ngày … tháng … năm …"
KIND = "BÁO CÁO"
PERIOD = "[6 tháng đầu/cả …] năm …"
ADDRESSEE = "Kính gửi: [tên cơ quan nhận báo cáo …]"
CLOSING = (
    "Trên đây là báo cáo {subject} "
    + PERIOD
    + " của [tên cơ quan báo cáo …], kính gửi [tên cơ quan nhận báo cáo …] tổng hợp./."
)
RECIPIENTS = ("Nơi nhận:", "- Như trên;", "- [nơi nhận khác …];", "- Lưu: VT, [đơn vị soạn thảo …].")
OFFICE = "[CHỨC VỤ NGƯỜI KÝ …]"
NAME = "[Họ và tên người ký …]"
COLUMNS = ("TT", "Nội dung", "Số liệu", "Ghi chú")

OPENING = (
    "Thực hiện [văn bản yêu cầu báo cáo: số, ngày, cơ quan ban hành …], [tên cơ quan báo cáo …] báo cáo "
    "{subject} " + PERIOD + " như sau:"
)
"""In front of the first section, where no item of the ruleset has its own."""
FIRST = Text(
    "[Cách dùng mẫu: điền vào các chỗ …, chọn một trong các cách cách nhau bằng dấu “/”, bỏ dấu ngoặc vuông; "
    "xóa mọi đoạn chữ nghiêng trong ngoặc vuông, như đoạn này, trước khi trình ký. Chỉ ghi việc đơn vị đã "
    "làm.]",
    "[How to use this: fill in every …, choose one of the ways that “/” separates, take out the square "
    "brackets; delete all notes in italics and square brackets, such as this one, before it is signed. State "
    "only what the unit has done.]",
)
GUIDANCE = "[{title} ({citation}). {advice}]"
