import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { fromRoot } from './paths.mjs';
import { startPostgres, startTemporaryPostgres } from './postgres.mjs';
import { commandOf } from './processes.mjs';

// Closed to other users, as /root is: the server's own account cannot enter it.
const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'callboard pg test '));
const options = {
  folder: path.join(parent, 'postgres'),
  password: 'secret',
  log: path.join(parent, 'log'),
};
after(() => {
  fs.rmSync(fs.realpathSync(options.folder), { recursive: true });
  fs.rmSync(parent, { recursive: true });
});

async function query({ url }, text) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const pidOf = () =>
  Number(
    fs
      .readFileSync(path.join(options.folder, 'postmaster.pid'), 'utf8')
      .split('\n')[0],
  );

test('data is kept, over clean stops and unclean ones', async () => {
  const first = await startPostgres(options);
  await query(first, "create table kept as select 'Zürich' as name");
  await first.stop();

  // Nobody stops this one: the next start finds it running.
  await startPostgres(options);
  const third = await startPostgres(options);

  // This one dies without a word.
  const pid = pidOf();
  process.kill(pid, 'SIGKILL');
  while (commandOf(pid)) await sleep(50);
  await assert.rejects(query(third, 'select 1'));

  const fourth = await startPostgres(options);
  assert.deepEqual(await query(fourth, 'select name from kept'), [
    { name: 'Zürich' },
  ]);
  await fourth.stop();
});

test('a mark left by a process number that others now have is no obstacle', async () => {
  const mark = path.join(options.folder, 'postmaster.pid');
  fs.writeFileSync(mark, `${process.pid}\n${options.folder}\n`);
  const server = await startPostgres(options);
  assert.equal((await query(server, 'select 1 as one'))[0].one, 1);
  await server.stop();
});

test('only the loopback address and the password open it', async () => {
  const server = await startPostgres(options);
  const [{ listen_addresses: hosts }] = await query(
    server,
    'show listen_addresses',
  );
  assert.equal(hosts, '127.0.0.1');
  await assert.rejects(
    query({ url: server.url.replace('secret', 'guess') }, 'select 1'),
    /password authentication failed/,
  );
  await server.stop();
});

test('a temporary server writes as safely as asked', async () => {
  for (const safe of [true, false]) {
    const server = await startTemporaryPostgres({ safe });
    const [{ fsync }] = await query(server, 'show fsync');
    await server.stop();
    assert.equal(fsync, safe ? 'on' : 'off');
  }
});

test('./dev reset deletes the data wherever it lies, and no folder that others linked', async () => {
  const checkout = path.join(parent, 'checkout');
  const folder = path.join(checkout, '.callboard/postgres');
  const others = path.join(parent, 'others');
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  fs.mkdirSync(others);
  for (const name of ['dev', '.nvmrc', '.yarnrc.yml']) {
    fs.copyFileSync(fromRoot(name), path.join(checkout, name));
  }
  const reset = () => {
    const place = fs.realpathSync(folder);
    execFileSync(path.join(checkout, 'dev'), ['reset', '--yes']);
    assert.equal(fs.existsSync(folder), false);
    return place;
  };

  for (const password of ['one', 'another']) {
    const server = await startPostgres({ ...options, folder, password });
    await query(server, 'create table fresh ()');
    await server.stop();
    assert.equal(fs.existsSync(reset()), false);
  }
  fs.symlinkSync(others, folder);
  assert.equal(fs.existsSync(reset()), true);
});
