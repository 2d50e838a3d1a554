import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(__dirname, '../../..');

/**
 * Makes one file of JavaScript of a process and of the packages of this repository that it needs, as a published one is: what reads
 * TypeScript would take more memory than what is measured.
 *
 * @returns its path
 */
export async function bundle(name: string): Promise<string> {
  // Within the repository, so that other packages are found.
  const outfile = path.join(root, '.callboard/bench', `${name}.cjs`);
  await build({
    entryPoints: [path.join(__dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    logLevel: 'error',
    plugins: [
      {
        name: 'others-stay-outside',
        setup({ onResolve }) {
          onResolve({ filter: /^[^./]/ }, ({ path: wanted }) =>
            /^@(?:callboard|internal)\//.test(wanted)
              ? undefined
              : { path: wanted, external: true },
          );
        },
      },
    ],
  });
  return outfile;
}
