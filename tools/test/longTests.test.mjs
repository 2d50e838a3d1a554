import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { inState } from '../lib/paths.mjs';
import { findLongTests, FULL } from './longTests.mjs';

test('the long tests are those that ask for it, themselves or through a helper', context => {
  fs.mkdirSync(inState(), { recursive: true });
  const folder = fs.mkdtempSync(inState('long-'));
  context.after(() => fs.rmSync(folder, { recursive: true }));
  const write = (file, text) => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  };
  const asks = `export const n = process.env.${FULL} ? 2 : 1;`;
  write('packages/kit/src/asks.test.ts', asks);
  write('packages/kit/src/short.test.ts', `import { a } from './other';`);
  write('packages/kit/node_modules/x/src/installed.test.ts', asks);
  write('plugins/one/src/utils/index.ts', asks);
  write('plugins/one/src/utils/more.ts', `export * from '.';`);
  write(
    'plugins/one/src/page/through.test.tsx',
    `import {\n  n,\n} from '../utils/more';`,
  );
  write('plugins/one/src/page/plain.test.tsx', `import { b } from '../page';`);
  assert.deepEqual(findLongTests(folder), [
    'packages/kit/src/asks.test.ts',
    'plugins/one/src/page/through.test.tsx',
  ]);
});

test('there are some, among them one that asks through a helper', () => {
  const found = findLongTests();
  assert.ok(found.length > 10, found.join('\n'));
  assert.ok(
    found.includes(
      'plugins/oncall-common/src/files/roundTrip.property.test.ts',
    ),
  );
});
