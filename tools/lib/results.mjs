import fs from 'node:fs';
import { inState } from './paths.mjs';

/** Where a runner leaves its counts for the summary of CI. */
export const resultsOf = name => inState('results', `${name}.json`);

export function writeResults(name, { passed, failed, skipped = 0 }) {
  fs.mkdirSync(inState('results'), { recursive: true });
  fs.writeFileSync(
    resultsOf(name),
    JSON.stringify({ passed, failed, skipped }),
  );
  console.log(
    `\n${passed} passed, ${failed} failed${
      skipped ? `, ${skipped} skipped` : ''
    }`,
  );
}
