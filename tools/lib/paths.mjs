import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

/** What the tools keep beside the checkout; ignored by git. */
export const state = path.join(root, '.callboard');

export const fromRoot = (...parts) => path.join(root, ...parts);
export const inState = (...parts) => path.join(state, ...parts);

/** The folder from which a person called ./dev or yarn: relative paths they give start there. */
export const callersFolder =
  process.env.CALLBOARD_CWD ?? process.env.INIT_CWD ?? process.cwd();

/** The package.json scripts' own programs. */
export const bin = name => fromRoot('node_modules/.bin', name);
