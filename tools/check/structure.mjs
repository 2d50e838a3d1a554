/*
 * The rules of docs/architecture.md that concern files and manifests, not code (tools/eslint has those).
 * Prints each finding as `file: what is wrong. The fix.` and ends with exit code 1 when there is one.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fromRoot, root } from '../lib/paths.mjs';
import { dependencyFindings, prefix } from './dependencies.mjs';

const findings = [];
const report = (file, wrong, fix) =>
  findings.push(`${file}: ${wrong}. ${fix}.`);

const read = file => fs.readFileSync(fromRoot(file), 'utf8');
const list = folder =>
  fs.existsSync(fromRoot(folder)) ? fs.readdirSync(fromRoot(folder)) : [];

/** All files that git would keep; without git, all files outside of what tools write. */
function projectFiles() {
  try {
    return execFileSync(
      'git',
      ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
      { cwd: root, stdio: 'pipe', maxBuffer: 2 ** 26 },
    )
      .toString()
      .split('\0')
      .filter(file => file && fs.existsSync(fromRoot(file)));
  } catch {
    const skipped =
      /(^|\/)(node_modules|dist|dist-types|coverage|\.git|\.callboard)(\/|$)/;
    return fs
      .readdirSync(root, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry =>
        path.relative(root, path.join(entry.parentPath, entry.name)),
      )
      .filter(file => !skipped.test(file));
  }
}

const files = projectFiles();
const isTest = file => /\.test\.tsx?$/.test(file);

function checkPlugin(name) {
  const folder = `plugins/${name}`;
  const manifestFile = `${folder}/package.json`;
  const manifest = JSON.parse(read(manifestFile));
  const { role, pluginId, pluginPackages } = manifest.backstage ?? {};
  if (manifest.name !== `${prefix}${name}`) {
    report(
      manifestFile,
      `the name is ${manifest.name}`,
      `Call it ${prefix}${name}`,
    );
  }
  for (const [key, value] of Object.entries({ role, pluginId })) {
    if (!value)
      report(
        manifestFile,
        `backstage.${key} is missing`,
        'Set it as the other packages of the family do',
      );
  }
  if (!pluginPackages?.includes(manifest.name) && !/module$/.test(role ?? '')) {
    report(
      manifestFile,
      'backstage.pluginPackages does not name the package',
      'Run ./dev yarn fix --publish',
    );
  }
  if (!files.includes(`${folder}/README.md`)) {
    report(
      folder,
      'there is no README.md',
      'Say what the package does, how to install it, and its configuration',
    );
  }
  if (!files.some(file => file.startsWith(`${folder}/`) && isTest(file))) {
    report(
      folder,
      'there is no test',
      'Add one beside the source, named *.test.ts or *.test.tsx',
    );
  }
  checkMigrations(folder);
  findings.push(...dependencyFindings(manifest, manifestFile));
}

function checkMigrations(folder) {
  for (const name of list(`${folder}/migrations`)) {
    if (!name.endsWith('.js')) continue;
    if (!/^20\d{12}_[a-z]+(_[a-z0-9]+)+\.js$/.test(name)) {
      report(
        `${folder}/migrations/${name}`,
        'the name has another form',
        'Name it YYYYMMDDHHMMSS_verb_noun.js',
      );
    }
  }
}

function checkPackage(name) {
  const file = `packages/${name}/package.json`;
  const manifest = JSON.parse(read(file));
  if (!manifest.private)
    report(
      file,
      'it is not private',
      'Only plugins/ holds packages to publish',
    );
  findings.push(...dependencyFindings(manifest, file));
}

/** Addresses of the place a lock was made at, and folders of the machine a file was written on. */
function checkText(file) {
  if (file === 'yarn.lock') {
    const hosts = new Set(read(file).match(/https?:\/\/[^\s/"]+/g));
    for (const host of hosts)
      report(
        file,
        `it names the host ${host}`,
        'Lock again with the default registry',
      );
    return;
  }
  if (!/\.(tsx?|m?js|cjs|json|md|ya?ml|sh|css|html)$|^dev$|^\.ci\//.test(file))
    return;
  const found =
    /(?:^|[\s"'`(=])(\/(?:root|(?:home|Users)\/\w+|work(?:spaces?)?)\/[\w./-]*)/m.exec(
      read(file),
    );
  if (found)
    report(
      file,
      `it names ${found[1]}, a folder of one machine`,
      'Use a path relative to the checkout',
    );
}

const folders = place =>
  list(place).filter(name =>
    fs.existsSync(fromRoot(place, name, 'package.json')),
  );
folders('plugins').forEach(checkPlugin);
folders('packages').forEach(checkPackage);
files.filter(file => !file.startsWith('.yarn/releases')).forEach(checkText);

findings.forEach(finding => console.log(finding));
console.log(
  findings.length === 0
    ? `Structure: ${files.length} files, nothing to mend`
    : `\nStructure: ${findings.length} findings`,
);
process.exitCode = findings.length === 0 ? 0 : 1;
