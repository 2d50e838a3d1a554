import fs from 'node:fs';

export const seconds = since => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** An error that is told in its own words, without a stack. */
export class Told extends Error {}

/** Runs `work` and prints its title with the seconds it took. */
export async function step(title, work) {
  const began = Date.now();
  console.log(`  ${title} ...`);
  const result = await work();
  console.log(`  ${title}: done in ${seconds(began)}`);
  return result;
}

/** The last lines of a log, marked as a quotation. */
export function tail(file, lines = 25) {
  if (!fs.existsSync(file)) return '';
  const text = fs.readFileSync(file, 'utf8').trimEnd();
  return text
    .split('\n')
    .slice(-lines)
    .map(line => `  | ${line.slice(0, 300)}`)
    .join('\n');
}

/** Runs a program's main function: an error ends it with exit code 1. */
export async function main(program) {
  try {
    if (!process.versions.node.startsWith('22.')) {
      throw new Told(
        `This is Node ${process.versions.node}; Callboard needs Node 22.\n  ./dev brings it along: ./dev help`,
      );
    }
    process.exitCode = (await program(process.argv.slice(2))) ?? 0;
  } catch (error) {
    console.error(
      `\nerror: ${
        error instanceof Told ? error.message : error.stack ?? error
      }`,
    );
    process.exitCode = 1;
  }
}
