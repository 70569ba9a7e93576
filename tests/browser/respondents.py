#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What respondents do on their phones, with a real browser and the real server. See README.md."""
import argparse
import shutil
import sys
import tempfile

import admission
import phone as phones
from filling import Person
from stage import THANKS, WAITING, Case, expect, expect_no_complaints, expect_stored


def fill_with_scripts(case, form):
    phone = case.take_phone()
    phone.open(case.form(form))
    expect("js" in phone.one("html").get_attribute("class"), "the script does not run")
    person = Person(phone)
    person.fill()
    phone.wait(lambda: phone.driver.execute_script(
        "var p = document.querySelector('progress'); return p.value === p.max"), words="all answered")
    phone.shoot(f"{form}-filled")
    person.send()
    phone.wait_for_words(THANKS)
    phone.shoot(f"{form}-thanks")
    expect_no_complaints(phone)
    expect_stored(case, form, person.said)


def fill_without_scripts(case, form):
    """First without what is required, to see that the page comes back with all the rest."""
    phone = case.take_phone(scripts=False)
    phone.open(case.form(form))
    expect("js" not in (phone.one("html").get_attribute("class") or ""), "scripts were to be off")
    expect(phone.one(".when").is_displayed() if phone.all(".when") else True, "nobody says whom a question is for")
    # The browser itself insists on required fields; an old one does not.
    phone.driver.execute_script("document.querySelector('form').noValidate = true")
    person = Person(phone, choice=0)
    required = [question.get_attribute("id") for question in phone.all(".q[data-must]")]
    person.fill(leave_out=required)
    phone.shoot(f"{form}-plain")
    person.send()
    phone.wait_for_words("请先修改")
    phone.shoot(f"{form}-plain-problems")
    for name, value in person.said.items():
        if isinstance(value, list):
            for code in value:
                kept = phone.one(f"[name='{name}'][value='{code}']")
                expect(kept.is_selected(), f"{name} {code} was lost")
        else:
            expect(phone.one(f"[name='{name}']").get_attribute("value") == value, f"{name} was lost")
    for question in phone.all(".q[data-must]"):
        person.answer(question)
    person.send()
    phone.wait_for_words(THANKS)
    stored = case.served.answers(form)
    expect(len(stored) == 1, f"{len(stored)} answers are stored")


def case_parent(case):
    fill_with_scripts(case, "parent")


def case_student(case):
    fill_with_scripts(case, "student")


def case_teacher(case):
    fill_with_scripts(case, "teacher")


def case_parent_without_scripts(case):
    fill_without_scripts(case, "parent")


def case_student_without_scripts(case):
    fill_without_scripts(case, "student")


def case_teacher_without_scripts(case):
    fill_without_scripts(case, "teacher")


def case_offline(case):
    """The network goes while the form is filled in, and comes back: it is sent by itself."""
    phone = case.take_phone()
    phone.open(case.form("student"))
    person = Person(phone)
    person.fill()
    phone.set_offline(True)
    person.send()
    phone.wait_for_words(WAITING)
    phone.shoot("offline")
    expect(case.served.answers("student") == [], "nothing can have arrived")
    phone.set_offline(False)
    phone.wait_for_words(THANKS)
    expect_stored(case, "student", person.said)


def case_server_away(case):
    """The server is away, the tab is closed; opened again, the page goes on where it was."""
    phone = case.take_phone()
    phone.open(case.form("student"))
    person = Person(phone, choice=1)
    person.fill()
    case.served.stop()
    person.send()
    phone.wait_for_words(WAITING)
    phone.new_tab()
    case.served.start()
    phone.open(case.form("student"))
    phone.wait_for_words(THANKS)
    expect_stored(case, "student", person.said)


def case_draft(case):
    """Half an answer survives a closed tab, in the other language too, until it is cleared or sent."""
    phone = case.take_phone()
    phone.open(case.form("parent"))
    person = Person(phone)
    person.fill(leave_out=("q11", "q12"))
    phone.new_tab()
    phone.open(case.form("parent", "en"))
    phone.wait_for_words("have been restored")
    for name, value in person.said.items():
        for code in value if isinstance(value, list) else []:
            expect(phone.one(f"[name='{name}'][value='{code}']").is_selected(), f"{name} {code} was lost")
    expect(phone.one("[name='improve:other']").get_attribute("value") == person.said["improve:other"], "words were lost")
    phone.tap(phone.one(".again"))
    expect(not [one for one in phone.all("input") if one.is_selected()], "cleared means cleared")
    phone.new_tab()
    phone.open(case.form("parent"))
    expect("已恢复" not in phone.text(), "a cleared draft is gone")


def case_lost_reply(case):
    """The answer arrives but the reply does not: sent again, it is still one answer. So it is with two quick taps."""
    phone = case.take_phone()
    phone.open(case.form("student"))
    Person(phone).fill()
    phone.driver.execute_script("""
        var send = XMLHttpRequest.prototype.send, first = true;
        window.sent = 0;
        XMLHttpRequest.prototype.send = function (body) {
            var request = this;
            window.sent++;
            if (first) request.onload = function () { request.onload = null; request.onerror(); };
            if (first) Object.defineProperty(request, 'responseText', { value: '' });
            first = false;
            return send.call(request, body);
        };
        var button = document.querySelector('.send');
        button.click();
        button.click();""")
    phone.wait_for_words(WAITING)
    expect(phone.driver.execute_script("return window.sent") == 1, "two taps sent it twice")
    expect(len(case.served.answers("student")) == 1, "it had arrived")
    phone.tap(phone.one(".retry"))
    phone.wait_for_words(THANKS)
    expect(len(case.served.answers("student")) == 1, "sent again, it is the same answer")
    # The next person on this phone is somebody else.
    phone.open(case.form("student"))
    person = Person(phone, choice=1)
    person.fill()
    person.send()
    phone.wait_for_words(THANKS)
    expect(len(case.served.answers("student")) == 2, "another answer is another answer")


def case_skip_rules(case):
    """What is not asked is not shown, not sent and not counted; what was said before the change of mind is not kept."""
    phone = case.take_phone()
    phone.open(case.form("parent"))

    def rating_shown():
        return phone.one("[name=event_rating]").is_displayed()

    expect(not rating_shown(), "nobody has said that they took part")
    person = Person(phone)
    person.fill()
    expect(rating_shown() and "event_rating" in person.said, "who took part is asked")
    phone.tap(phone.one("[name=joined_event][value=no] + b"))
    phone.wait(lambda: not rating_shown(), words="the question goes")
    expect("11 / 11" in phone.one("#progress").text, f"progress says {phone.one('#progress').text}")
    person.send()
    phone.wait_for_words(THANKS)
    row = case.served.answers("parent")[0]
    expect(row["event_rating"] != "satisfied", "a question that was not asked has an answer")
    expect(row["joined_event"] == "no", str(row))


def case_limits(case):
    """What is missing is said at once, at its place; options that exclude one another do."""
    phone = case.take_phone()
    phone.open(case.form("student"))
    person = Person(phone)
    person.send()
    phone.wait_for_words("请先修改")
    expect(phone.driver.execute_script("return document.activeElement.className") == "problems", "the focus goes there")
    phone.shoot("problems")
    links = phone.all(".problems a")
    expect(len(links) >= 2, "the school and the required questions are named")
    for link in links:
        target = phone.one("#" + link.get_attribute("href").split("#")[1])
        expect(phone.all(".problem", target), "the problem stands at its question too")
    boxes = phone.all("#" + phone.one("[data-alone]").find_element("xpath", "ancestor::fieldset").get_attribute("id") +
                      " input[type=checkbox]")
    for box in boxes:
        phone.tap(box.find_element("xpath", ".."))
    expect([box.is_selected() for box in boxes] == [False] * (len(boxes) - 1) + [True], "none of these stands alone")
    number = phone.one("[type=number]")
    number.send_keys("99")
    person.send()
    phone.wait_for_words("请填 3 到 14 之间的数")
    expect(case.served.answers("student") == [], "nothing was sent")


def case_every_kind(case):
    """Kinds that no bundled form has, in a form whose questions are named like what a script asks of a form."""
    phone = case.take_phone()
    phone.open(case.form("kinds"))

    def tap(name, value):
        phone.tap(phone.one(f"[name='{name}'][value='{value}'] + b"))

    def ticked(name):
        return [one.get_attribute("value") for one in phone.all(f"[name='{name}']") if one.is_selected()]

    for pick in (2, 0, 1):
        phone.tap(phone.all(".pick")[pick])
    phone.wait_for_words("最多选 2 项")
    expect([one.text[:1] for one in phone.all(".pick")] == ["2", "环", "1"], "ranks are as they were tapped")
    expect(phone.one("[name=noValidate]").is_displayed(), "who ranks the canteen is asked about it")
    for value in ("a", "b", "z"):
        tap("action", value)
    expect(ticked("action") == ["a", "b"], f"two at most: {ticked('action')}")
    tap("action", "n")
    expect(ticked("action") == ["n"], f"none stands alone: {ticked('action')}")
    expect(not phone.one("[name=noValidate]").is_displayed(), "nor is the canteen asked for any more")
    tap("action", "z")
    expect(ticked("action") == ["z"], "and goes when another is ticked")
    phone.one("[name='action:z']").send_keys("自己的 <i>话")
    tap("hidden", "yes")
    phone.one("[name=submit]").send_keys("17")
    tap("id.x", "1")
    phone.tap(phone.one(".send"))
    phone.wait_for_words("请先修改")
    problems = phone.one(".problems").text
    for words in ("最多两项：至少选 2 项", "请填 18 到 24 之间的数", "乙行：请回答此题"):
        expect(words in problems, f"{words} is not among {problems}")
    phone.shoot("kinds-problems")
    tap("action", "a")
    phone.one("[name=submit]").clear()
    phone.one("[name=submit]").send_keys("22.5")
    tap("id.y", "2")
    phone.tap(phone.one(".send"))
    phone.wait_for_words(THANKS)
    row = case.served.answers("kinds")[0]
    told = str(row)
    for words in ("自己的 <i>话", "22.5"):
        expect(words in told, f"{words} is not stored: {told}")
    expect_no_complaints(phone)


def case_screen(case):
    """Nothing is wider than the phone, nothing too small for a thumb, nothing refused by the policy."""
    phone = case.take_phone(width=320)
    for path in ["/", "/c", "/c?code=ABCD-EFGH-JKMN", "/nowhere"] + [
            f"/f/{form}?lang={lang}" for form in ("parent", "student", "teacher") for lang in ("zh", "en")]:
        phone.open(case.served.address(path))
        wide = phone.driver.execute_script("return document.documentElement.scrollWidth")
        expect(wide <= 320, f"{path} is {wide} px wide")
        small = phone.driver.execute_script("""
            return [].slice.call(document.querySelectorAll('.q label:not(.t),select,textarea,button,.w,header a,.q > input'))
                .filter(function (one) { var box = one.getBoundingClientRect(); return box.height > 0 && box.height < 43.5; })
                .map(function (one) { return one.outerHTML.slice(0, 80) + ' ' + one.getBoundingClientRect().height; })""")
        expect(not small, f"{path}: too small for a thumb: {small[:3]}")
        phone.shoot("screen" + path.replace("/", "-").replace("?", "-"))
    # A wrong code and a wrong path are answered with 403 and 404, which the console repeats.
    expect_no_complaints(phone, "the server responded with a status of 40")


def main():
    cases = {name[5:]: run for name, run in {**globals(), **vars(admission)}.items() if name.startswith("case_")}
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
        case = Case(options, folder)
        try:
            cases[options.case](case)
        finally:
            case.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
