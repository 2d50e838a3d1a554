/* eslint-disable jest/valid-describe-callback, jest/valid-title, jest/no-disabled-tests -- this file registers suites of other files */
import fs from 'node:fs';
import path from 'node:path';

const root = process.env.CALLBOARD_DATA;

/** A suite over the shared data; without them it is skipped, and says why. */
export const describeData = (what: string, suite: () => void): void =>
  root
    ? describe(what, suite)
    : describe.skip(
        `${what} (skipped: no data, CALLBOARD_DATA is not set)`,
        suite,
      );

/** Where a file or a folder of the shared data lies. */
export const dataPath = (...names: string[]): string =>
  path.join(root ?? '', ...names);

/** A file of the shared data. */
export const readData = (...names: string[]): Buffer =>
  fs.readFileSync(dataPath(...names));

/** What is in a folder of the shared data, sorted; nothing without them. */
export const listData = (...names: string[]): string[] =>
  root ? fs.readdirSync(dataPath(...names)).sort() : [];
