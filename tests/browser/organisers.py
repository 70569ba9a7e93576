#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the organiser does in the office, with a real browser and the real server. See README.md."""
import argparse
import shutil
import sys
import tempfile
import urllib.parse
import urllib.request
import uuid

import phone as phones
from served import Served


class Office:
    """A server with an organiser who has signed in."""

    def __init__(self, options, folder, width=1280):
        self.served = Served(options.program, folder)
        self.phone = phones.Phone(options.driver, folder, width=width, shots=options.shots)
        self.open("/office")

    def end(self):
        self.phone.close()
        self.served.stop()

    def open(self, path):
        self.phone.open(self.served.address(path))

    def press(self, selector):
        self.phone.tap(self.phone.one(selector))

    def type(self, selector, words):
        field = self.phone.one(selector)
        field.clear()
        field.send_keys(words)

    def sign_in(self):
        self.type("#password", self.served.password)
        self.press("main button")
        self.phone.wait(lambda: self.phone.all("[data-live]"), words="the overview")

    def hand_in(self, number):
        """Answers as phones send them."""
        for _ in range(number):
            fields = {".id": str(uuid.uuid4()), ".school": "S01", ".seconds": "90", "overall": "very_satisfied"}
            body = urllib.parse.urlencode(fields).encode()
            request = urllib.request.Request(self.served.address("/submit/parent"), body, {"Accept": "application/json"})
            with urllib.request.urlopen(request) as reply:
                expect(reply.status == 200, f"handing in: {reply.status}")

    def number(self, name):
        return self.phone.one(f"[data-live='parent/{name}']").text

    def figures(self):
        return [figure for figure in self.phone.all("figure[data-figure='parent/overall'] img")
                if self.phone.driver.execute_script("return arguments[0].naturalWidth > 0", figure)]


def expect(condition, words):
    if not condition:
        raise AssertionError(words)


def case_overview(office):
    """The password, the counts that rise by themselves, the figure that comes with the tenth answer."""
    phone = office.phone
    office.type("#password", "wrong")
    office.press("main button")
    phone.wait_for_words("密码不对")
    office.sign_in()
    expect(office.number("total") == "0", "there are answers already")
    office.hand_in(9)
    phone.wait(lambda: office.number("total") == "9", words="the count of nine")
    expect(not phone.all("img"), "a figure of fewer than ten answers")
    phone.driver.execute_script("document.querySelector(\"[data-figure='parent/overall']\").scrollIntoView()")
    office.hand_in(1)
    phone.wait(lambda: office.number("total") == "10", words="the count of ten")
    phone.wait(office.figures, words="the figure of ten answers")
    expect(office.number("median") == "1 分 30 秒", f"the median is {office.number('median')}")
    before = office.figures()[0].get_attribute("src")
    office.hand_in(3)
    phone.wait(lambda: office.number("total") == "13", words="the count of thirteen")
    expect(office.figures()[0].get_attribute("src") == before, "the figure moved with a single answer")
    phone.shoot("office")
    expect(not [line for line in phone.complaints() if "403" not in line], f"complaints: {phone.complaints()}")


def case_state(office):
    """Pausing, closing at a time, opening; signing out."""
    phone = office.phone
    office.sign_in()
    office.press("button[value=pause]")
    phone.wait_for_words("已暂停")
    office.press("button[value=open]")
    phone.wait_for_words("正在回收")
    phone.driver.execute_script("document.getElementById('closes_at').value = '2050-01-31T18:00'")
    office.press("button[value=closes_at]")
    phone.wait_for_words("截止：2050-01-31 18:00")
    office.press("button[value=close]")
    phone.wait_for_words("不再收答卷")
    office.press(".sign-out button")
    phone.wait(lambda: phone.all("#password"), words="the page to sign in")
    office.open("/office/downloads")
    phone.wait(lambda: phone.all("#password"), words="the page to sign in")
    expect(not phone.complaints(), f"complaints: {phone.complaints()}")


def key_sheet(office, answers):
    """Only with the keyboard: Enter goes from field to field, and from the last one it sends."""
    phone = office.phone
    active = lambda: phone.driver.switch_to.active_element
    phone.wait(lambda: active().get_attribute("id") == "number", words="the cursor in the number")
    active().send_keys("S01-1\n")
    while True:
        field = active()
        if field.tag_name == "button":
            field.send_keys("\n")
            return
        field.send_keys(answers.get(field.get_attribute("name"), "") + "\n")


def case_entry(office):
    """A sheet keyed twice, with a difference that is decided."""
    phone = office.phone
    office.sign_in()
    office.open("/office/entry/parent?school=S01")
    key_sheet(office, {"overall": "2", "hope": "1,2", "grade": "3"})
    phone.wait_for_words("第一遍已保留")
    key_sheet(office, {"overall": "2", "hope": "2、1", "grade": "4"})
    phone.wait_for_words("有 1 处不一致")
    phone.shoot("office-differences")
    office.type("[name='.third/grade']", "5")
    expect(phone.one("[name='.pick/grade'][value=third]").is_selected(), "the correction typed is not the one meant")
    office.press("form.compare button")
    phone.wait_for_words("已按选定的答案存入")
    phone.shoot("office-entry")
    stored = office.served.answers("parent")
    expect(len(stored) == 1 and "g5" in stored[0].values(), f"stored: {stored}")
    expect(not [line for line in phone.complaints() if "422" not in line], f"complaints: {phone.complaints()}")


def case_narrow(office):
    """No page of the office is wider than a phone."""
    office.sign_in()
    office.hand_in(10)
    for path in ("/office", "/office/entry", "/office/entry/parent", "/office/links", "/office/downloads"):
        for lang in ("zh", "en"):
            office.open(f"{path}?lang={lang}")
            wide = office.phone.driver.execute_script("return document.documentElement.scrollWidth")
            expect(wide <= 360, f"{path} is {wide} px wide")
            office.phone.shoot("narrow" + path.replace("/", "-") + "-" + lang)


def main():
    cases = {name[5:]: run for name, run in globals().items() if name.startswith("case_")}
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("case", choices=sorted(cases))
    options.add_argument("--program", required=True)
    options.add_argument("--driver", default=shutil.which("chromedriver"))
    options.add_argument("--shots")
    options = options.parse_args()
    if not options.driver:
        print("chromium-driver is not installed")
        return phones.NO_BROWSER
    with tempfile.TemporaryDirectory(prefix="diaoyan-browser-") as folder:
        office = Office(options, folder, width=360 if options.case == "narrow" else 1280)
        try:
            cases[options.case](office)
        finally:
            office.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
