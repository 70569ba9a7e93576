# SPDX-License-Identifier: GPL-3.0-or-later
"""A person who fills in any questionnaire, and remembers what was said."""


def visible(elements):
    return [element for element in elements if element.is_displayed() and element.is_enabled()]


class Person:
    """Takes the option at `choice` (0: the first) of every question that is shown; words are "说 <number>"."""

    def __init__(self, phone, choice=0):
        self.phone = phone
        self.choice = choice
        self.said = {}  # field name -> value as the page sends it; lists for several ticks

    def questions(self):
        return self.phone.all(".q")

    def fill(self, leave_out=()):
        """Question by question from the top, as answers may show or hide the next ones."""
        number = 0
        while number < len(self.questions()):
            question = self.questions()[number]
            number += 1
            if question.is_displayed() and question.get_attribute("id") not in leave_out:
                self.answer(question)

    def answer(self, question):
        rows = self.phone.all(".r", question)
        for part in rows or [question]:
            self.tick(part)
            self.rank(part)
            self.write(part)

    def tick(self, part):
        inputs = self.phone.all("input[type=radio],input[type=checkbox]", part)
        if not inputs:
            return
        labels = self.phone.all("label:not(.t)", part)
        several = inputs[0].get_attribute("type") == "checkbox" and len(inputs) > 1
        wanted = [self.choice % len(inputs)]
        other = [at for at, one in enumerate(inputs) if self.phone.all(
            f"input.w[name='{one.get_attribute('name')}:{one.get_attribute('value')}']", part)]
        if several:
            wanted = [0, 1] + other
        for at in dict.fromkeys(wanted):
            if not inputs[at].is_selected():
                self.phone.tap(labels[at])
        name = inputs[0].get_attribute("name")
        self.said[name] = [one.get_attribute("value") for one in inputs if one.is_selected()]

    def rank(self, part):
        for pick in visible(self.phone.all(".pick", part)):
            self.phone.tap(pick)
        selects = self.phone.all(".k select", part)
        for place, select in enumerate(visible(selects), 1):
            self.choose(select, str(place))
        for select in selects:
            self.said[select.get_attribute("name")] = select.get_attribute("value")

    def choose(self, select, value):
        for option in self.phone.all("option", select):
            if option.get_attribute("value") == value:
                option.click()

    def write(self, part):
        for control in visible(self.phone.all("input:not([type=radio]):not([type=checkbox]),textarea,select", part)):
            name, kind = control.get_attribute("name"), control.get_attribute("type")
            if "#" in name:
                continue
            if control.tag_name == "select":
                value = "S02"
                self.choose(control, value)
            elif kind == "number":
                value = control.get_attribute("min") or "7"
                control.send_keys(value)
            elif kind == "date":
                value = "2026-09-01"
                control.send_keys("09012026")
            else:
                value = f"说 <{len(self.said)}> & \"好\""
                control.clear()
                control.send_keys(value)
            self.said[name] = value

    def send(self):
        self.phone.tap(self.phone.one(".send"))
