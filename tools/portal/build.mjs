import fs from 'node:fs';
import path from 'node:path';
import { step, tail, Told } from '../lib/console.mjs';
import { bin, fromRoot, inState } from '../lib/paths.mjs';
import { run } from '../lib/processes.mjs';
import { sourceHash } from '../lib/sourceHash.mjs';

const app = fromRoot('packages/app');
// In the built folder itself: whatever replaces the build removes the mark with it.
const mark = path.join(app, 'dist/.sources');

const isOfBrowser = name => {
  const { backstage } = JSON.parse(
    fs.readFileSync(fromRoot('plugins', name, 'package.json'), 'utf8'),
  );
  return /^(frontend|web|common)/.test(backstage?.role ?? '');
};

const sources = () =>
  sourceHash(
    'packages/app',
    'packages/frontend-kit',
    ...fs
      .readdirSync(fromRoot('plugins'))
      .filter(isOfBrowser)
      .map(name => `plugins/${name}`),
    'app-config.yaml',
    'yarn.lock',
  );

/** Builds packages/app unless its build is of the present sources. */
export async function buildApp() {
  const wanted = sources();
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === wanted) return;
  const log = inState('logs/build.log');
  await step('Building the app', async () => {
    const code = await run(bin('backstage-cli'), ['package', 'build'], {
      cwd: app,
      log,
    });
    if (code !== 0) throw new Told(`The app does not build:\n${tail(log, 40)}`);
  });
  fs.writeFileSync(mark, wanted);
}
