// SPDX-License-Identifier: GPL-3.0-or-later
// What the peers' scripts share: the workload's questions, the statistics, and the report (see bench/measurement.h).
'use strict';

const fs = require('fs');
const path = require('path');

/** The questions of FOLDER/parent.json: position from 1, column heading, kind, labels of the options. */
function questionsOf(folder) {
  const form = JSON.parse(fs.readFileSync(path.join(folder, 'parent.json'), 'utf8'));
  const zh = (text) => (typeof text === 'string' ? text : text.zh);
  return form.questions.map((question, index) => ({
    position: index + 1,
    id: question.id,
    title: zh(question.title),
    kind: question.kind === 'scale' ? 'single' : question.kind,
    options: (question.options || []).map((option) => zh(option.label)),
  }));
}

/** Pearson's statistic of rows of counts; empty rows and columns take no part. */
function chiSquare(rows) {
  const columns = rows.length === 0 ? 0 : rows[0].length;
  const totals = new Float64Array(columns);
  let all = 0;
  for (const row of rows) {
    for (let c = 0; c < columns; c++) {
      totals[c] += row[c];
      all += row[c];
    }
  }
  let statistic = 0;
  for (const row of rows) {
    let sum = 0;
    for (let c = 0; c < columns; c++) sum += row[c];
    for (let c = 0; c < columns; c++) {
      const expected = (sum * totals[c]) / all;
      if (expected > 0) statistic += (row[c] - expected) ** 2 / expected;
    }
  }
  return statistic;
}

/** The checksums of bench/checksums.h, fed question by question with one row of counts per school. */
class Checksums {
  constructor() {
    this.found = {
      choices: 0, ticks: 0, chi_square_choices: 0, chi_square_ticks: 0, different_minutes: 0, sum_of_minutes: 0,
    };
  }

  /** rows: per school, the count of each option. */
  addChoice(question, rows) {
    this.found.choices += question.position * positionSum(rows, question.options.length);
    this.found.chi_square_choices += chiSquare(rows);
  }

  /** rows: per school, the ticks of each option and, last, those who ticked any. */
  addTicks(question, rows) {
    const options = question.options.length;
    this.found.ticks += question.position * positionSum(rows, options);
    for (let o = 0; o < options; o++) {
      this.found.chi_square_ticks += chiSquare(rows.map((row) => [row[o], row[options] - row[o]]));
    }
  }

  addMinutes(different, sum) {
    this.found.different_minutes = Number(different);
    this.found.sum_of_minutes = Number(sum);
  }
}

/** Sum over the options of position (from 1) x count. */
function positionSum(rows, options) {
  let sum = 0;
  for (const row of rows) for (let o = 0; o < options; o++) sum += (o + 1) * Number(row[o]);
  return sum;
}

/**
 * Cells (school, option or joined ticks, count) as rows per school. `add(row, value, count)` puts a cell into the
 * row of its school, which begins with `width` zeros.
 */
function rowsBySchool(cells, width, add) {
  const rows = new Map();
  for (const [school, value, count] of cells) {
    let row = rows.get(school);
    if (row === undefined) rows.set(school, (row = new Float64Array(width)));
    add(row, value, Number(count));
  }
  return [...rows.values()];
}

/** Rows of a one-choice question from its (school, label, count) cells. */
function choiceRows(question, cells) {
  const place = new Map(question.options.map((label, index) => [label, index]));
  return rowsBySchool(cells, question.options.length, (row, label, count) => {
    if (place.has(label)) row[place.get(label)] += count;
  });
}

/** Rows of a multiple response from its (school, labels joined by the joint, count) cells. */
function tickRows(question, cells) {
  const place = new Map(question.options.map((label, index) => [label, index]));
  return rowsBySchool(cells, question.options.length + 1, (row, labels, count) => {
    if (labels === null || labels === '') return;
    for (const label of labels.split(joint)) row[place.get(label)] += count;
    row[question.options.length] += count;
  });
}

const joint = '┋';

/** Seconds of one call, which may be asynchronous. */
async function secondsOf(work) {
  const begin = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - begin) / 1e9;
}

const report = (line) => console.log(JSON.stringify(line));

/** Runs the step that the command line asks for: MODE STEP FOLDER RUNS; `steps` maps step to function(context). */
async function runSteps(steps) {
  const [mode, step, folder, runs] = process.argv.slice(2);
  if (!(step in steps)) throw new Error(`no step ${step}`);
  await steps[step]({ mode, folder, runs: Number(runs), csv: path.join(folder, 'answers.csv') });
}

function run(steps) {
  runSteps(steps).catch((problem) => {
    console.error(String(problem));
    process.exit(1);
  });
}

module.exports = { questionsOf, Checksums, choiceRows, tickRows, joint, secondsOf, report, run };
