/* `yarn test:tools`: the tests of tools/ itself, with Node's own runner. */
import fs from 'node:fs';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { main } from '../lib/console.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { writeResults } from '../lib/results.mjs';

main(async () => {
  const files = fs
    .readdirSync(fromRoot('tools'), { recursive: true })
    .filter(file => file.endsWith('.test.mjs'))
    .map(file => fromRoot('tools', file));
  const counts = { passed: 0, failed: 0 };
  const stream = run({ files, concurrency: 2, timeout: 120_000 });
  // A suite is no test of its own.
  const add = key => event => {
    if (event.details.type !== 'suite') counts[key] += 1;
  };
  stream.on('test:pass', add('passed')).on('test:fail', add('failed'));
  stream.compose(new spec()).pipe(process.stdout);
  await new Promise(resolve => {
    stream.once('end', resolve);
  });
  writeResults('tools', counts);
  return counts.failed === 0 ? 0 : 1;
});
