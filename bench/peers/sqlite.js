// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's command line on the workload, in a file of its own: a GROUP BY per table, on text.
'use strict';

const { execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const { questionsOf, Checksums, choiceRows, tickRows, secondsOf, report, run } = require('./workload.js');

const fileOf = (context) => path.join(context.folder, 'sqlite_text.db');

const sqlite = (file, commands) =>
  execFileSync('sqlite3', [file], { input: commands.join('\n') + '\n', encoding: 'utf8', maxBuffer: 1 << 30 });

async function load(context) {
  const columns = questionsOf(context.folder)
    .map(({ id, kind }) => `${id} ${kind === 'number' ? 'INTEGER' : 'TEXT'}`);
  const create = `CREATE TABLE answers (number INTEGER PRIMARY KEY, school TEXT, ${columns});`;
  fs.rmSync(fileOf(context), { force: true });
  const seconds = await secondsOf(() => sqlite(fileOf(context), [
    'PRAGMA journal_mode = WAL;', create, `.import --csv --skip 1 '${context.csv}' answers`]));
  report({ step: 'load', seconds: [seconds] });
}

const frequencySql = ({ id }) => `SELECT ${id}, count(*) FROM answers WHERE ${id} <> '' GROUP BY 1;`;
const schoolSql = ({ id, kind }) => (kind === 'number'
  ? `SELECT school, count(${id}), avg(${id}), sum(${id}) FROM answers WHERE ${id} <> '' GROUP BY 1;`
  : `SELECT school, ${id}, count(*) FROM answers WHERE ${id} <> '' GROUP BY 1, 2;`);

/** All tables in one call; what it prints is cut at the marks between them. */
function tablesOf(context, questions) {
  const mark = '----';
  const commands = ['.mode tabs', 'PRAGMA cache_size = -400000;', 'PRAGMA mmap_size = 8000000000;'];
  for (const question of questions) {
    for (const sql of [frequencySql(question), schoolSql(question)]) commands.push(`.print ${mark}`, sql);
  }
  const lines = (text) => text.split('\n').filter((line) => line !== '').map((line) => line.split('\t'));
  return sqlite(fileOf(context), commands).split(`${mark}\n`).slice(1).map(lines);
}

function analyseOnce(context, questions) {
  const counted = questions.filter(({ kind }) => kind !== 'text');
  const tables = tablesOf(context, counted);
  const checksums = new Checksums();
  counted.forEach((question, q) => {
    const [frequencies, cells] = [tables[2 * q], tables[2 * q + 1]];
    if (question.kind === 'single') checksums.addChoice(question, choiceRows(question, cells));
    if (question.kind === 'multiple') checksums.addTicks(question, tickRows(question, cells));
    if (question.kind === 'number') {
      checksums.addMinutes(frequencies.length, cells.reduce((sum, row) => sum + Number(row[3]), 0));
    }
  });
  return checksums.found;
}

async function analyse(context) {
  const questions = questionsOf(context.folder);
  let checksums;
  const seconds = await secondsOf(() => { checksums = analyseOnce(context, questions); });
  report({ step: 'analysis', seconds: [seconds] });
  report({ checksums });
}

function version() {
  report({ version: `SQLite ${execFileSync('sqlite3', ['--version'], { encoding: 'utf8' }).split(' ')[0]}` });
}

run({ version, load, analyse });
