# SPDX-License-Identifier: GPL-3.0-or-later
"""A phone: headless Chromium with a small touch screen."""
import base64
import socket
import sys
import time

NO_BROWSER = 77

# selenium asks for its driver at "localhost", a name that a bare machine without /etc/hosts does not know.
resolved = socket.getaddrinfo
socket.getaddrinfo = lambda host, *rest, **named: resolved("127.0.0.1" if host == "localhost" else host, *rest, **named)

try:
    from selenium import webdriver
    from selenium.common.exceptions import ElementClickInterceptedException, WebDriverException
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
except ImportError as missing:
    print(f"python3-selenium is not installed: {missing}")
    sys.exit(NO_BROWSER)


class Phone:
    def __init__(self, driver_program, folder, scripts=True, width=360, shots=None):
        options = Options()
        # A pipe: the driver would look for the browser at "localhost", too.
        for argument in ("--headless=new", "--no-sandbox", "--remote-debugging-pipe", "--disable-gpu",
                         "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run",
                         f"--user-data-dir={folder}/profile"):
            options.add_argument(argument)
        options.add_experimental_option(
            "mobileEmulation", {"deviceMetrics": {"width": width, "height": 740, "pixelRatio": 1.0, "touch": True}})
        options.add_experimental_option("prefs", {"intl.accept_languages": "zh-CN,zh"} if scripts else {
            "intl.accept_languages": "zh-CN,zh", "profile.managed_default_content_settings.javascript": 2})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        try:
            self.driver = webdriver.Chrome(options=options, service=Service(driver_program))
        except WebDriverException as failed:
            print(f"chromium does not start: {str(failed.msg).splitlines()[0]}")
            sys.exit(NO_BROWSER)
        self.driver.set_page_load_timeout(20)
        self.shots = shots
        self.scripts = scripts

    def close(self):
        self.driver.quit()

    def open(self, address):
        self.driver.get(address)

    def all(self, selector, within=None):
        return (within or self.driver).find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector, within=None):
        found = self.all(selector, within)
        assert found, f"{selector} is not on the page: {self.text()[:300]}"
        return found[0]

    def text(self):
        body = self.all("body")  # none while one page follows another
        return body[0].text if body else ""

    def tap(self, element):
        """As a finger does; what lies under the bar at the top is first brought into the middle. Where scripts are
        off the driver cannot tap, so keys do it."""
        if not self.scripts:
            controls = self.all("input", element)
            (controls[0] if controls else element).send_keys(Keys.SPACE)
            return
        try:
            element.click()
        except ElementClickInterceptedException:
            self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
            element.click()

    def wait(self, what, seconds=15, words=""):
        """Until what() is true; a page may be on its way out while it is asked."""
        end = time.monotonic() + seconds
        while True:
            try:
                if what():
                    return
            except WebDriverException:
                pass
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain for {words or what}: {self.text()[:500]}")
            time.sleep(0.05)

    def wait_for_words(self, words, seconds=15):
        self.wait(lambda: words in self.text(), seconds, words)

    def set_offline(self, offline):
        self.driver.set_network_conditions(offline=offline, latency=0, throughput=-1)

    def new_tab(self):
        """Opens another tab and closes this one."""
        old = self.driver.current_window_handle
        self.driver.switch_to.new_window("tab")
        new = self.driver.current_window_handle
        self.driver.switch_to.window(old)
        self.driver.close()
        self.driver.switch_to.window(new)

    def complaints(self):
        """What the browser's console has said since it was last asked: refused by the policy, script errors, missing
        files."""
        return [line["message"] for line in self.driver.get_log("browser")
                if line["level"] in ("SEVERE", "WARNING") and "favicon" not in line["message"]]

    def shoot(self, name):
        if not self.shots:
            return
        height = self.driver.execute_script("return document.documentElement.scrollHeight")
        width = self.driver.execute_script("return window.innerWidth")
        picture = self.driver.execute_cdp_cmd("Page.captureScreenshot", {
            "captureBeyondViewport": True,
            "clip": {"x": 0, "y": 0, "width": width, "height": min(height, 6000), "scale": 1}})
        with open(f"{self.shots}/{name}.png", "wb") as file:
            file.write(base64.b64decode(picture["data"]))
