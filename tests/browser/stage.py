# SPDX-License-Identifier: GPL-3.0-or-later
"""What every case needs: a server and a phone of its own, and words for what went wrong."""
import phone as phones
from served import Served

THANKS = "谢谢"
WAITING = "已保存在本机，网络恢复后自动提交"


class Case:
    """A server and a phone, both of this case alone."""

    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.served = Served(options.program, folder)
        self.phone = None

    def take_phone(self, scripts=True, width=360):
        self.phone = phones.Phone(self.options.driver, self.folder, scripts, width, self.options.shots)
        return self.phone

    def end(self):
        if self.phone:
            self.phone.close()
        self.served.stop()

    def form(self, name, lang="zh"):
        return self.served.address(f"/f/{name}?lang={lang}")


def expect(condition, words):
    if not condition:
        raise AssertionError(words)


def expect_no_complaints(phone, but=None):
    complaints = [line for line in phone.complaints() if not but or but not in line]
    expect(not complaints, f"the browser complains: {complaints}")


def expect_stored(case, form, said, rows=1):
    """The last row of the export holds what the person said."""
    stored = case.served.answers(form)
    expect(len(stored) == rows, f"{len(stored)} answers are stored, not {rows}")
    row = stored[-1]
    told = " ".join(f"{name}={value}" for name, value in row.items())
    for name, value in said.items():
        if name == ".school":
            expect("S02" in row.values() or "第二小学" in row.values(), f"the school is not stored: {told}")
        elif isinstance(value, list) and len(value) == 1 and name in row:
            expect(row[name] == value[0], f"{name} is {row[name]!r}, not {value[0]!r}")
        elif isinstance(value, str) and name in row:
            expect(row[name] == value, f"{name} is {row[name]!r}, not {value!r}")
        elif isinstance(value, list):
            for code in value:
                expect(code in told, f"{name} {code} is not stored: {told}")
