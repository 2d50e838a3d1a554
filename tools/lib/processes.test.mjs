import assert from 'node:assert/strict';
import net from 'node:net';
import { test } from 'node:test';
import { commandOf, freePort, isFree } from './processes.mjs';

async function listening(host) {
  const server = net.createServer().listen({ port: 0, host });
  await new Promise(resolve => {
    server.once('listening', resolve);
  });
  return server;
}

for (const host of ['127.0.0.1', '::1', '0.0.0.0']) {
  test(`a port in use on ${host} is passed over`, async context => {
    const server = await listening(host);
    context.after(() => server.close());
    const { port } = server.address();
    assert.equal(await isFree(port), false);
    assert.ok((await freePort(port)) > port);
  });
}

test('a process is known by its command', () => {
  assert.match(commandOf(process.pid), /processes\.test\.mjs/);
  assert.equal(commandOf(2 ** 30), '');
});
