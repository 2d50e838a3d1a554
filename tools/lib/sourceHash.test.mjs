import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { inState, root } from './paths.mjs';
import { sourceHash } from './sourceHash.mjs';

test('the hash follows sources and nothing else', context => {
  fs.mkdirSync(inState(), { recursive: true });
  const folder = fs.mkdtempSync(inState('hash-'));
  context.after(() => fs.rmSync(folder, { recursive: true }));
  const write = (file, text) => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  };
  const hash = () => sourceHash(path.relative(root, folder), 'no-such-file');

  write('src/index.ts', 'one');
  const before = hash();
  write('src/index.test.ts', 'a test');
  write('node_modules/x/index.js', 'installed');
  write('dist/main.js', 'built');
  assert.equal(hash(), before);

  write('src/index.ts', 'two');
  const changed = hash();
  assert.notEqual(changed, before);
  fs.renameSync(
    path.join(folder, 'src/index.ts'),
    path.join(folder, 'src/main.ts'),
  );
  assert.notEqual(hash(), changed);
});
