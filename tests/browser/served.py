# SPDX-License-Identifier: GPL-3.0-or-later
"""`diaoyan serve` on a survey made for one test."""
import csv
import json
import pathlib
import subprocess

ROSTER = "学校代码,学校名称\nS01,第一小学\nS02,第二小学\n"


class Served:
    def __init__(self, program, folder):
        self.program = program
        self.folder = pathlib.Path(folder)
        self.port = 0
        self.process = None
        (self.folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
        self.run("new", "town.survey", "--schools", "roster.csv", "--forms",
                 f"teacher,parent,student,{pathlib.Path(__file__).parent / 'every_kind.json'}")
        self.start()

    def run(self, *arguments):
        done = subprocess.run([self.program, "--lang", "zh", *arguments], cwd=self.folder, capture_output=True, text=True)
        if done.returncode not in (0, 3):
            raise AssertionError(f"diaoyan {arguments}: {done.returncode} {done.stderr}")
        return done.stdout

    def start(self):
        """Again on the same port, once it has one."""
        log = open(self.folder / "serve.err", "ab")
        self.process = subprocess.Popen(
            [self.program, "serve", "town.survey", "--port", str(self.port), "--json"],
            cwd=self.folder, stdout=subprocess.PIPE, stderr=log)
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError("serve: " + (self.folder / "serve.err").read_text())
        said = json.loads(line)
        self.port = said["port"]
        self.password = said.get("password", "")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise AssertionError("the server did not end within 10 s of SIGTERM")

    def address(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def answers(self, form):
        """What is stored, as the export writes it: a row per respondent, option codes."""
        file = self.folder / f"{form}.csv"
        file.unlink(missing_ok=True)
        self.run("export", "town.survey", "--form", form, "--codes", "-o", file.name)
        with open(file, encoding="utf-8-sig", newline="") as table:
            return list(csv.DictReader(table))
