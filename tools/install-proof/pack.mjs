import fs from 'node:fs';
import path from 'node:path';
import { tail, Told } from '../lib/console.mjs';
import { bin, fromRoot, inState, root } from '../lib/paths.mjs';
import { run } from '../lib/processes.mjs';

const release = () =>
  fromRoot(
    /^yarnPath: *(\S+)/m.exec(
      fs.readFileSync(fromRoot('.yarnrc.yml'), 'utf8'),
    )[1],
  );

/** Runs Yarn of this repository in a folder. */
export const yarn = (args, { cwd = root, log, env = process.env }) =>
  run(process.execPath, [release(), ...args], { cwd, log, env });

/** A folder for PATH with a `yarn` in it, which some have not installed. */
export function yarnOnPath(folder) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(
    path.join(folder, 'yarn'),
    `#!/bin/sh\nexec '${process.execPath}' '${release()}' "$@"\n`,
    { mode: 0o755 },
  );
  return `${folder}:${process.env.PATH}`;
}

export async function must(what, log, code) {
  if ((await code) !== 0) throw new Told(`${what} failed:\n${tail(log, 40)}`);
}

/** Builds and packs all packages to publish into `folder`; returns name → tarball. */
export async function packAll(folder) {
  const log = inState('logs/pack.log');
  await must('tsc', log, run(bin('tsc'), [], { cwd: root, log }));
  await must(
    'The build of the packages',
    log,
    run(bin('backstage-cli'), ['repo', 'build'], { cwd: root, log }),
  );
  const tarballs = {};
  for (const name of fs.readdirSync(fromRoot('plugins'))) {
    const cwd = fromRoot('plugins', name);
    if (!fs.existsSync(path.join(cwd, 'package.json'))) continue;
    const manifest = JSON.parse(
      fs.readFileSync(path.join(cwd, 'package.json'), 'utf8'),
    );
    if (manifest.private) continue;
    const tarball = path.join(folder, `${name}.tgz`);
    await must(
      `Packing ${name}`,
      log,
      yarn(['pack', '--out', tarball], { cwd, log }),
    );
    tarballs[manifest.name] = tarball;
  }
  return tarballs;
}
