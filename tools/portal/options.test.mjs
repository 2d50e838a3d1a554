import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fromRoot } from '../lib/paths.mjs';
import { readOptions } from './options.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callboard-options-'));
after(() => fs.rmSync(folder, { recursive: true }));

test('without CATALOG the sample organisation is shown', () => {
  const { catalog, port } = readOptions([], {});
  assert.equal(catalog.path, fs.realpathSync(fromRoot('examples/catalog')));
  assert.equal(catalog.isSample, true);
  assert.equal(port, 3000);
});

test('each catalog has a state of its own', () => {
  const one = readOptions([], { CATALOG: folder }).catalog;
  const other = readOptions([], { CATALOG: os.tmpdir() }).catalog;
  assert.equal(one.isSample, false);
  assert.notEqual(one.key, other.key);
  assert.equal(readOptions([], { CATALOG: `${folder}/` }).catalog.key, one.key);
});

test('a catalog that does not exist is refused by its full path', () => {
  assert.throws(
    () => readOptions([], { CATALOG: path.join(folder, 'none') }),
    error => error.message.includes(path.join(folder, 'none')),
  );
});

test('a port must be a port', () => {
  assert.equal(readOptions([], { PORT: '4100' }).port, 4100);
  assert.throws(() => readOptions([], { PORT: 'http' }), /PORT=http/);
});

test('an unknown option is refused', () => {
  assert.throws(() => readOptions(['--prod'], {}), /--prod/);
});
