// SPDX-License-Identifier: GPL-3.0-or-later
// PSPP on the workload, from a system file of its own: FREQUENCIES and CROSSTABS with the chi-square test. It prints
// its chi-squares with two decimals only, so the checksums are computed from the counts that it prints.
'use strict';

const { execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const { questionsOf, Checksums, secondsOf, report, run } = require('./workload.js');

const fileOf = (context) => path.join(context.folder, 'pspp_text.sav');

/** Runs commands; answers with the tables as lines of cells, by title. */
function pspp(context, commands) {
  const output = path.join(context.folder, 'pspp_output.csv');
  const script = path.join(context.folder, 'pspp.sps');
  fs.writeFileSync(script, commands.join('\n') + '\n');
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  execFileSync('pspp', ['-O', 'format=csv', '-o', output, script], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (!fs.existsSync(output)) return new Map();
  const tables = new Map();
  for (const block of fs.readFileSync(output, 'utf8').split('\n\n')) {
    const lines = block.split('\n').filter((line) => line !== '').map((line) => line.split(','));
    if (lines.length > 0 && lines[0][0].startsWith('Table: ')) tables.set(lines[0][0].slice(7), lines.slice(1));
  }
  fs.rmSync(output);
  fs.rmSync(script);
  return tables;
}

/** A variable for each option of a multiple choice: 1 ticked, 0 not, nothing where nothing is ticked. */
const tickName = (question, option) => `${question.id}_${option + 1}`;

async function load(context) {
  const questions = questionsOf(context.folder);
  const width = { single: 'A40', multiple: 'A200', number: 'F4.0', text: 'A80' };
  const variables = questions.map(({ id, kind }) => `${id} ${width[kind]}`).join('\n  ');
  const ticks = questions.filter(({ kind }) => kind === 'multiple').flatMap((question) =>
    question.options.map((label, o) =>
      `IF (${question.id} <> '') ${tickName(question, o)} = (INDEX(${question.id}, '${label}') > 0).`));
  const choices = questions.filter(({ kind }) => kind === 'single').map(({ id }) => id).join(' ');
  const seconds = await secondsOf(() => pspp(context, [
    `GET DATA /TYPE=TXT /FILE='${context.csv}' /ENCODING='UTF-8' /ARRANGEMENT=DELIMITED /DELIMITERS=','`,
    `  /QUALIFIER='"' /FIRSTCASE=2 /VARIABLES=number F8.0 school A20`, `  ${variables}.`,
    ...ticks, `MISSING VALUES ${choices} ('').`, `SAVE OUTFILE='${fileOf(context)}'.`]));
  report({ step: 'load', seconds: [seconds] });
}

/** Counts of a crosstab of the schools: a row per school, columns by heading, without the totals. */
function crosstab(tables, variable) {
  const lines = tables.get(`school × ${variable}`);
  const headings = lines[1].slice(3, -1);
  const rows = lines.filter((line) => line[2] === 'Count' && line[0] !== 'Total')
    .map((line) => line.slice(3, -1).map(Number));
  return { headings, rows };
}

/** The column of a label, or zeros where nobody gave it. */
function columnOf({ headings, rows }, label) {
  const at = headings.indexOf(label);
  return rows.map((row) => (at < 0 ? 0 : row[at]));
}

const transposed = (columns) => columns[0].map((first, row) => columns.map((column) => column[row]));

function addTicks(tables, question, checksums) {
  const ticked = question.options.map((label, o) => crosstab(tables, tickName(question, o)));
  const columns = ticked.map((table) => columnOf(table, '1.00'));
  columns.push(ticked[0].rows.map((row) => row.reduce((sum, count) => sum + count, 0)));
  checksums.addTicks(question, transposed(columns));
}

function addMinutes(tables, variable, checksums) {
  const values = tables.get(variable).slice(1)
    .map((line) => [line[0] === 'Valid' || line[0] === '' ? line[1] : '', line[2]])
    .filter(([value]) => value !== '' && value !== '.');
  checksums.addMinutes(values.length, values.reduce((sum, [value, count]) => sum + Number(value) * Number(count), 0));
}

function tablesOf(context, questions) {
  const named = (kind) => questions.filter((question) => question.kind === kind);
  const ticks = named('multiple').flatMap((question) => question.options.map((label, o) => tickName(question, o)));
  const counted = [...named('single').map(({ id }) => id), ...ticks];
  const [minutes] = named('number');
  return pspp(context, [
    `GET FILE='${fileOf(context)}'.`,
    `FREQUENCIES /VARIABLES=${[...counted, minutes.id].join('\n  ')} /STATISTICS=NONE.`,
    `CROSSTABS /TABLES=school BY ${counted.join('\n  ')} /STATISTICS=CHISQ /CELLS=COUNT.`,
    `MEANS TABLES=${minutes.id} BY school /CELLS=MEAN COUNT.`]);
}

async function analyse(context) {
  const questions = questionsOf(context.folder);
  let tables;
  const seconds = await secondsOf(() => { tables = tablesOf(context, questions); });
  const checksums = new Checksums();
  for (const question of questions) {
    if (question.kind === 'single') {
      const table = crosstab(tables, question.id);
      checksums.addChoice(question, transposed(question.options.map((label) => columnOf(table, label))));
    }
    if (question.kind === 'multiple') addTicks(tables, question, checksums);
    if (question.kind === 'number') addMinutes(tables, question.id, checksums);
  }
  report({ step: 'analysis', seconds: [seconds] });
  report({ checksums: checksums.found });
}

function version() {
  const words = execFileSync('pspp', ['--version'], { encoding: 'utf8' });
  report({ version: `PSPP ${/[0-9][0-9.]*[0-9]/.exec(words)[0]}` });
}

run({ version, load, analyse });
