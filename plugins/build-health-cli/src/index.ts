import { run } from './run';

/* eslint-disable no-console -- this is what a command is for */

run(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  print: line => console.log(line),
  warn: line => console.error(`callboard-builds: ${line}`),
}).then(
  code => {
    process.exitCode = code;
  },
  error => {
    console.error('callboard-builds:', error);
    process.exitCode = 1;
  },
);
