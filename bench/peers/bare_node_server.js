// SPDX-License-Identifier: GPL-3.0-or-later
// Node's http and SQLite at best: everything that came since the last time in one transaction (group commit; WAL,
// synchronous = FULL), without reading it, checking it or any limits. Called as `bare_node_server.js DATABASE PAGE`;
// prints {"port": N} when it listens on 127.0.0.1, ends with SIGTERM. `version` instead: what it runs on.
'use strict';

const fs = require('fs');
const http = require('http');
const Database = require('better-sqlite3');

if (process.argv[2] === 'version') {
  const sqlite = new Database(':memory:').prepare('SELECT sqlite_version() AS version').get().version;
  console.log(JSON.stringify({ version: `Node ${process.versions.node} with better-sqlite3 (SQLite ${sqlite})` }));
  process.exit(0);
}

const database = new Database(process.argv[2]);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('CREATE TABLE answers (number INTEGER PRIMARY KEY, body BLOB NOT NULL)');
const insert = database.prepare('INSERT INTO answers (body) VALUES (?)');
const storeAll = database.transaction((waiting) => {
  for (const { body } of waiting) insert.run(body);
});

const page = fs.readFileSync(process.argv[3]);
const thanks = Buffer.from('{"status":"thanks"}');
let waiting = [];

function storeAndThank() {
  const group = waiting;
  waiting = [];
  storeAll.immediate(group);
  for (const { response } of group) {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': thanks.length });
    response.end(thanks);
  }
}

const server = http.createServer((request, response) => {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': page.length });
    response.end(page);
    return;
  }
  const pieces = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', () => {
    if (waiting.length === 0) setImmediate(storeAndThank);
    waiting.push({ body: pieces.length === 1 ? pieces[0] : Buffer.concat(pieces), response });
  });
});
server.keepAliveTimeout = 60000;
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  console.log(JSON.stringify({ port: server.address().port }));
});
