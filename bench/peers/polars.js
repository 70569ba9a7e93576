// SPDX-License-Identifier: GPL-3.0-or-later
// polars on the workload, in memory. MODE text: columns as they stand in the CSV; categories: words as categories.
'use strict';

const pl = require('nodejs-polars').default;
const { questionsOf, Checksums, choiceRows, tickRows, secondsOf, report, run } = require('./workload.js');

function load(context, questions) {
  const words = ['学校', ...questions.filter((question) => question.kind !== 'number').map(({ title }) => title)];
  const dtypes = Object.fromEntries(words.map((title) => [title, pl.Utf8]));
  for (const { kind, title } of questions) if (kind === 'number') dtypes[title] = pl.Int32;
  let frame = pl.readCSV(context.csv, { dtypes });
  if (context.mode === 'categories') {
    const counted = questions.filter(({ options }) => options.length > 0).map(({ title }) => title);
    frame = frame.withColumns(...['学校', ...counted].map((title) => pl.col(title).cast(pl.Categorical)));
  }
  return frame;
}

/** (school, word, count) of one column. */
function cellsOf(frame, title) {
  const groups = frame.groupBy(['学校', title]).len();
  const [schools, words, counts] = groups.columns.map((column) => groups.getColumn(column).toArray());
  return schools.map((school, i) => [school, words[i], counts[i]]).filter((cell) => cell[1] !== null);
}

function analyse(frame, questions) {
  const checksums = new Checksums();
  for (const question of questions) {
    if (question.options.length > 0) frame.groupBy(question.title).len();
    if (question.kind === 'single') checksums.addChoice(question, choiceRows(question, cellsOf(frame, question.title)));
    if (question.kind === 'multiple') checksums.addTicks(question, tickRows(question, cellsOf(frame, question.title)));
    if (question.kind === 'number') addMinutes(frame, question.title, checksums);
  }
  return checksums.found;
}

function addMinutes(frame, title, checksums) {
  const different = frame.groupBy(title).len().getColumn(title).toArray().filter((value) => value !== null).length;
  const minutes = pl.col(title);
  const schools = frame.groupBy('学校').agg(minutes.mean().alias('mean'), minutes.count().alias('n'),
                                            minutes.sum().alias('sum'));
  checksums.addMinutes(different, schools.getColumn('sum').toArray().reduce((sum, value) => sum + Number(value), 0));
}

async function all(context) {
  const questions = questionsOf(context.folder);
  const repeats = Math.min(context.runs, 3);
  const loading = [];
  const analysing = [];
  let frame;
  let checksums;
  for (let run = 0; run < repeats; run++) {
    loading.push(await secondsOf(() => { frame = load(context, questions); }));
    analysing.push(await secondsOf(() => { checksums = analyse(frame, questions); }));
  }
  report({ step: 'load', seconds: loading });
  report({ step: 'analysis', seconds: analysing });
  report({ checksums });
}

run({ version: () => report({ version: `polars for node ${require('nodejs-polars/package.json').version}` }), all });
