// SPDX-License-Identifier: GPL-3.0-or-later
// DuckDB on the workload, in a file of its own. MODE text: columns as they stand in the CSV, one query per table, as a
// user would write them; enum: choices as ENUM, ticks as bit masks; tuned: everything as small numbers, one scan.
'use strict';

const fs = require('fs');
const path = require('path');
const { DuckDBInstance } = require('@duckdb/node-api');
const { questionsOf, Checksums, secondsOf, report, run, joint } = require('./workload.js');

const fileOf = (context) => path.join(context.folder, `duckdb_${context.mode}.db`);
const quoted = (name) => `"${name}"`;
const literal = (text) => `'${text.replaceAll("'", "''")}'`;
const kinds = (questions, kind) => questions.filter((question) => question.kind === kind);

async function rowsOf(connection, sql) {
  return (await connection.runAndReadAll(sql)).getRows();
}

/** SELECT that reads the CSV; everything is text but the minutes. */
function readCsv(context, questions) {
  const type = (question) => (question.kind === 'number' ? 'INTEGER' : 'VARCHAR');
  const columns = [`'序号': 'INTEGER'`, `'学校': 'VARCHAR'`]
    .concat(questions.map((question) => `${literal(question.title)}: '${type(question)}'`));
  const names = questions.map((question) => `${quoted(question.title)} AS ${question.id}`);
  return `SELECT "学校" AS school, ${names} FROM read_csv(${literal(context.csv)}, header = true,
          columns = {${columns}})`;
}

/** The number (from 1) of a label, 0 where there is none. */
const codeOf = (question) =>
  `coalesce(list_position([${question.options.map(literal)}], ${question.id}), 0)::UTINYINT AS ${question.id}`;

/** A bit per option. Labels never contain one another within the workload's questions, so contains() will do. */
const maskOf = (question) =>
  `coalesce(${question.options.map((label, o) => `contains(${question.id}, ${literal(label)})::UTINYINT * ${1 << o}`)
    .join(' + ')}, 0)::UTINYINT AS ${question.id}`;

const enumOf = (question) => `${question.id}::ENUM(${question.options.map(literal)}) AS ${question.id}`;

function tableSql(context, questions) {
  if (context.mode === 'text') return readCsv(context, questions);
  const coded = questions.map((question) => {
    if (question.kind === 'multiple') return maskOf(question);
    if (question.kind === 'single') return context.mode === 'tuned' ? codeOf(question) : enumOf(question);
    return question.id;
  });
  const school = context.mode === 'tuned' ? `substr(school, 2, 3)::USMALLINT AS school` : 'school';
  return `SELECT ${[school, ...coded]} FROM (${readCsv(context, questions)})`;
}

async function load(context) {
  const questions = questionsOf(context.folder);
  const seconds = [];
  const repeats = Math.min(context.runs, 3);
  for (let run = 0; run < repeats; run++) {
    for (const ending of ['', '.wal']) fs.rmSync(fileOf(context) + ending, { force: true });
    seconds.push(await secondsOf(async () => {
      const instance = await DuckDBInstance.create(fileOf(context));
      const connection = await instance.connect();
      await connection.run(`CREATE TABLE answers AS ${tableSql(context, questions)}`);
      await connection.run('CHECKPOINT');
      connection.closeSync();
      instance.closeSync();
    }));
  }
  report({ step: 'load', seconds });
}

/** Chi-square of the table `cells` (school, value, n) and the sum over its values of position x count. */
const testOf = (position) => `
  WITH r AS (SELECT school, sum(n) AS n FROM cells GROUP BY school),
       c AS (SELECT value, sum(n) AS n FROM cells GROUP BY value)
  SELECT (SELECT sum(n) FROM cells)::DOUBLE * (sum(cells.n::DOUBLE * cells.n / (r.n::DOUBLE * c.n)) - 1),
         sum(cells.n * ${position})
  FROM cells JOIN r USING (school) JOIN c USING (value)`;

async function choiceTables(connection, question, found) {
  const { id, options } = question;
  await rowsOf(connection, `SELECT ${id}, count(*) FROM answers WHERE ${id} IS NOT NULL GROUP BY ${id}`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE cells AS SELECT school, ${id} AS value, count(*) AS n
                        FROM answers WHERE ${id} IS NOT NULL GROUP BY ALL`);
  const position = `list_position([${options.map(literal)}], value::VARCHAR)`;
  const [[statistic, positions]] = await rowsOf(connection, testOf(position));
  found.chi_square_choices += Number(statistic);
  found.choices += question.position * Number(positions);
}

/** Ticks by school as text: the labels taken apart; as bit masks: sums of bits. `total` is who ticked anything. */
function tickSql({ id, options }, mode) {
  if (mode === 'text') {
    return `SELECT school, value, count(*) AS n, any_value(total) AS total
            FROM (SELECT school, unnest(string_split(${id}, '${joint}')) AS value FROM answers WHERE ${id} IS NOT NULL)
            JOIN (SELECT school, count(*) AS total FROM answers WHERE ${id} IS NOT NULL GROUP BY school) USING (school)
            GROUP BY school, value`;
  }
  const bits = options.map((label, o) => `sum((${id} >> ${o}) & 1) AS ${quoted(label)}`);
  return `UNPIVOT (SELECT school, count(*) AS total, ${bits} FROM answers WHERE ${id} <> 0 GROUP BY school)
          ON ${options.map(quoted)} INTO NAME value VALUE n`;
}

async function tickTables(connection, question, mode, found) {
  await connection.run(`CREATE OR REPLACE TEMP TABLE ticks AS ${tickSql(question, mode)}`);
  await rowsOf(connection, 'SELECT value, sum(n) FROM ticks GROUP BY value');
  const tests = await rowsOf(connection, `
    WITH schools AS (SELECT school, any_value(total) AS total FROM ticks GROUP BY school),
         labels AS (SELECT value, sum(n)::DOUBLE AS ticked, (SELECT sum(total) FROM schools)::DOUBLE AS everybody
                    FROM ticks GROUP BY value),
         grid AS (SELECT value, total::DOUBLE AS total, coalesce(n, 0)::DOUBLE AS n,
                         total * ticked / everybody AS expected
                  FROM schools CROSS JOIN labels
                  LEFT JOIN (SELECT school, value, n FROM ticks) USING (school, value))
    SELECT value, sum((n - expected) ^ 2 / expected + (n - expected) ^ 2 / nullif(total - expected, 0)), sum(n)
    FROM grid WHERE expected > 0 GROUP BY value`);
  for (const [label, statistic, ticked] of tests) {
    found.chi_square_ticks += Number(statistic);
    found.ticks += question.position * (question.options.indexOf(label) + 1) * Number(ticked);
  }
}

async function minuteTables(connection, id, checksums) {
  const [[different]] = await rowsOf(connection, `SELECT count(*) FROM
    (SELECT ${id}, count(*) FROM answers WHERE ${id} IS NOT NULL GROUP BY ${id})`);
  const schools = await rowsOf(connection,
    `SELECT school, count(${id}), avg(${id}), sum(${id}) FROM answers GROUP BY school`);
  checksums.addMinutes(different, schools.reduce((sum, row) => sum + Number(row[3]), 0));
}

async function manyQueries(connection, questions, mode) {
  const checksums = new Checksums();
  for (const question of kinds(questions, 'single')) await choiceTables(connection, question, checksums.found);
  for (const question of kinds(questions, 'multiple')) await tickTables(connection, question, mode, checksums.found);
  for (const question of kinds(questions, 'number')) await minuteTables(connection, question.id, checksums);
  return checksums.found;
}

/** Everything in one scan: a column of counts per option, a row per school. */
async function oneScan(connection, questions) {
  const columns = [];
  for (const { id, options, kind } of questions) {
    if (kind === 'single') options.forEach((label, o) => columns.push(`count_if(${id} = ${o + 1})`));
    if (kind !== 'multiple') continue;
    options.forEach((label, o) => columns.push(`count_if((${id} & ${1 << o}) <> 0)`));
    columns.push(`count_if(${id} <> 0)`);
  }
  const result = await connection.runAndReadAll(
    `SELECT ${columns.map((count) => `${count}::INTEGER`)} FROM answers GROUP BY school`);
  const counts = result.getColumns();
  const checksums = new Checksums();
  let next = 0;
  for (const question of questions) {
    const width = question.options.length + (question.kind === 'multiple' ? 1 : 0);
    if (width === 0) continue;
    const own = counts.slice(next, (next += width));
    const rows = own[0].map((first, school) => own.map((column) => column[school]));
    if (question.kind === 'multiple') checksums.addTicks(question, rows);
    else checksums.addChoice(question, rows);
  }
  await minuteTables(connection, kinds(questions, 'number')[0].id, checksums);
  return checksums.found;
}

async function analyse(context) {
  const questions = questionsOf(context.folder);
  const seconds = [];
  let checksums = {};
  const instance = await DuckDBInstance.create(fileOf(context));
  const connection = await instance.connect();
  for (let run = 0; run < context.runs; run++) {
    seconds.push(await secondsOf(async () => {
      checksums = context.mode === 'tuned' ? await oneScan(connection, questions)
        : await manyQueries(connection, questions, context.mode);
    }));
  }
  report({ step: 'analysis', seconds });
  report({ checksums });
}

async function version() {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  report({ version: `DuckDB ${(await rowsOf(connection, 'SELECT version()'))[0][0]}` });
}

run({ version, load, analyse });
