// SPDX-License-Identifier: GPL-3.0-or-later
// ClickHouse on the workload: a server of its own, started in FOLDER and stopped at the end; text, a query per table.
'use strict';

const { execFileSync, spawn, spawnSync } = require('child_process');
const fs = require('fs');
const http = require('http');
const path = require('path');
const { questionsOf, Checksums, choiceRows, tickRows, secondsOf, report, run } = require('./workload.js');

const port = 18123;

/** A server that keeps everything below `home` and listens on this machine only. */
function configure(home) {
  fs.rmSync(home, { recursive: true, force: true });
  fs.mkdirSync(path.join(home, 'data', 'tmp'), { recursive: true });
  const file = (name) => path.join(home, name);
  fs.writeFileSync(file('users.xml'), `<yandex>
    <profiles><default><load_balancing>random</load_balancing></default></profiles>
    <users><default><password></password><networks><ip>127.0.0.1</ip><ip>::1</ip></networks>
      <profile>default</profile><quota>default</quota></default></users>
    <quotas><default></default></quotas></yandex>`);
  fs.writeFileSync(file('config.xml'), `<yandex>
    <logger><level>error</level><log>${file('log')}</log><errorlog>${file('errors')}</errorlog></logger>
    <listen_host>127.0.0.1</listen_host><http_port>${port}</http_port><tcp_port>${port + 1}</tcp_port>
    <path>${file('data')}/</path><tmp_path>${file('data/tmp')}/</tmp_path>
    <users_config>${file('users.xml')}</users_config><mark_cache_size>1073741824</mark_cache_size>
    <default_profile>default</default_profile><default_database>default</default_database></yandex>`);
  return file('config.xml');
}

/** Sends a query; `body` (a stream) is what is inserted. Resolves to the rows as arrays of texts. */
function ask(query, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port, method: 'POST', path: `/?query=${encodeURIComponent(query)}` }, (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          if (answer.statusCode !== 200) reject(new Error(text));
          else resolve(text.split('\n').filter((line) => line !== '').map((line) => line.split('\t')));
        });
      });
    request.on('error', reject);
    if (body === undefined) request.end();
    else body.pipe(request);
  });
}

async function start(home) {
  const server = spawn('clickhouse-server', [`--config-file=${configure(home)}`], { stdio: 'ignore' });
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      await ask('SELECT 1');
      return server;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  server.kill();
  throw new Error('clickhouse-server does not answer');
}

/** Bytes of the first line, which the columns' names fill. */
function headingLength(file) {
  const start = Buffer.alloc(1 << 16);
  const descriptor = fs.openSync(file, 'r');
  fs.readSync(descriptor, start);
  fs.closeSync(descriptor);
  return start.indexOf('\n') + 1;
}

async function load(context, questions) {
  await ask('DROP TABLE IF EXISTS answers');
  await ask(`CREATE TABLE answers (number UInt32, school String, ${questions.map(({ id }) => `${id} String`)})
             ENGINE = MergeTree ORDER BY number`);
  await ask('INSERT INTO answers FORMAT CSV',
            fs.createReadStream(context.csv, { start: headingLength(context.csv), highWaterMark: 1 << 20 }));
}

async function analyse(questions) {
  const checksums = new Checksums();
  for (const question of questions.filter(({ kind }) => kind !== 'text')) {
    const { id, kind } = question;
    const frequencies = await ask(`SELECT ${id}, count() FROM answers WHERE ${id} != '' GROUP BY ${id}`);
    if (kind === 'number') {
      const schools = await ask(`SELECT school, count(), avg(toInt32(${id})), sum(toInt32(${id})) FROM answers
                                 WHERE ${id} != '' GROUP BY school`);
      checksums.addMinutes(frequencies.length, schools.reduce((sum, row) => sum + Number(row[3]), 0));
      continue;
    }
    const cells = await ask(`SELECT school, ${id}, count() FROM answers WHERE ${id} != '' GROUP BY school, ${id}`);
    if (kind === 'single') checksums.addChoice(question, choiceRows(question, cells));
    else checksums.addTicks(question, tickRows(question, cells));
  }
  return checksums.found;
}

async function all(context) {
  const questions = questionsOf(context.folder);
  const home = path.join(context.folder, 'clickhouse');
  const server = await start(home);
  const stopped = new Promise((resolve) => server.on('exit', resolve));
  try {
    report({ step: 'load', seconds: [await secondsOf(() => load(context, questions))] });
    const seconds = [];
    let checksums;
    for (let run = 0; run < context.runs; run++) {
      seconds.push(await secondsOf(async () => { checksums = await analyse(questions); }));
    }
    report({ step: 'analysis', seconds });
    report({ checksums });
  } finally {
    server.kill();
    await stopped;
    fs.rmSync(home, { recursive: true, force: true });
  }
}

function version() {
  // An old server does not know its version without starting, and ends --help with an error.
  const server = spawnSync('clickhouse-server', ['--help'], { stdio: 'ignore' });
  if (server.error) throw server.error;
  const words = execFileSync('clickhouse-client', ['--version'], { encoding: 'utf8' });
  report({ version: `ClickHouse ${/[0-9][0-9.]+[0-9]/.exec(words)[0]}` });
}

run({ version, all });
