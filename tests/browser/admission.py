# SPDX-License-Identifier: GPL-3.0-or-later
"""How somebody is let in, and counted: a link, a code, words to agree to, a pause."""
import csv
import html
import re

from filling import Person
from stage import THANKS, expect, expect_no_complaints, expect_stored


def sign_in(case):
    phone = case.phone
    phone.open(case.served.address("/office?lang=zh"))
    phone.one("#password").send_keys(case.served.password)
    phone.one("#password").submit()
    phone.wait(lambda: phone.all("[data-live='student/total']"), words="the organiser's page")


def case_office(case):
    """The organiser watches the count rise."""
    phone = case.take_phone()
    sign_in(case)
    office = phone.driver.current_window_handle

    def total():
        return phone.one("[data-live='student/total']").text

    for count in range(2):
        expect(total() == str(count), f"the organiser reads {total()}, not {count}")
        phone.driver.switch_to.new_window("tab")
        phone.open(case.form("student"))
        person = Person(phone, choice=count)
        person.fill()
        person.send()
        phone.wait_for_words(THANKS)
        phone.driver.close()
        phone.driver.switch_to.window(office)
        phone.wait(lambda: total() == str(count + 1), words=f"the count of {count + 1}")
    phone.shoot("office")
    expect_no_complaints(phone)


def case_paused(case):
    """The organiser pauses while somebody fills in: the answers wait on the phone, and go when it is open again."""
    phone = case.take_phone()
    phone.open(case.form("student"))
    person = Person(phone)
    person.fill()
    case.served.run("collect", "town.survey", "--pause")
    person.send()
    phone.wait_for_words("暂停填写")
    phone.shoot("paused")
    expect("已保存在本机，稍后会自动提交" in phone.text(), "the page says that nothing is lost")
    expect(case.served.answers("student") == [], "paused is paused")
    case.served.run("collect", "town.survey", "--open")

    def retried():
        for button in phone.all(".retry"):
            if button.is_enabled():
                phone.tap(button)
        return THANKS in phone.text()

    phone.wait(retried, words="thanks after it was opened again")
    expect_stored(case, "student", person.said)


def case_consent(case):
    """Where there are words to agree to, nothing is stored without it."""
    case.served.run("collect", "town.survey", "--consent", "student=default", "--welcome", "欢迎 <b>您</b>")
    phone = case.take_phone()
    phone.wait(lambda: phone.open(case.form("student")) or phone.all("#consent"), words="words to agree to")
    expect("欢迎 <b>您</b>" in phone.text(), "the words of welcome are words")
    person = Person(phone)
    person.fill(leave_out=("consent",))
    phone.shoot("consent")
    person.send()
    phone.wait_for_words("请先勾选同意")
    expect(case.served.answers("student") == [], "nothing without consent")
    phone.tap(phone.one("[name='.consent'] + b"))
    person.send()
    phone.wait_for_words(THANKS)
    expect_stored(case, "student", person.said)


def case_school_link(case):
    """A link of the organiser's for a school: the school is not asked, and is the right one."""
    phone = case.take_phone()
    sign_in(case)
    phone.open(case.served.address("/office/links?lang=zh"))
    links = re.findall(r"/f/student\?school=S02&amp;tag=[0-9a-f]+", phone.driver.page_source)
    expect(links, "no link for the school")
    phone.open(case.served.address(html.unescape(links[0])))
    expect("学校：第二小学" in phone.text(), "the page says which school it is for")
    expect(not phone.all("select[name='.school']"), "the school is not asked again")
    person = Person(phone)
    person.fill()
    person.send()
    phone.wait_for_words(THANKS)
    row = case.served.answers("student")[0]
    expect("S02" in row.values() or "第二小学" in row.values(), str(row))


def case_code(case):
    """A code of the school's, typed by hand: it tells school and class, and works once."""
    case.served.run("collect", "town.survey", "--access", "student=codes")
    case.served.run("codes", "town.survey", "--form", "student", "--school", "S02", "--classes", "2班", "--per-class", "2",
                    "--address", case.served.address(""), "--csv", "codes.csv")
    with open(case.served.folder / "codes.csv", encoding="utf-8-sig", newline="") as table:
        slip = next(csv.DictReader(table))
    phone = case.take_phone()
    phone.wait(lambda: phone.open(case.form("student")) or "需要填写码" in phone.text(), words="no way in without a code")

    def enter_code():
        phone.open(case.served.address("/c?lang=zh"))
        phone.one("#code").send_keys(slip["填写码"].lower().replace("-", " "))
        phone.tap(phone.one(".code button"))

    enter_code()
    phone.wait_for_words("学校：第二小学　班级：2班")
    expect(not phone.all("[name=class_name]"), "what the code tells is not asked")
    person = Person(phone)
    person.fill()
    person.send()
    phone.wait_for_words(THANKS)
    row = case.served.answers("student")[0]
    expect("2班" in row.values(), f"the class is not stored: {row}")
    enter_code()
    phone.wait_for_words("这个填写码已经用过")
    phone.shoot("code-used")
