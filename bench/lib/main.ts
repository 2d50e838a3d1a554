/* Runs the bench named by the first argument, then prints its figures as a table. */
import { printTable } from './report';

const [file, ...options] = process.argv.slice(2);

async function main() {
  const { run } = require(file);
  await run(options);
  process.exit(printTable() ? 0 : 1);
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
