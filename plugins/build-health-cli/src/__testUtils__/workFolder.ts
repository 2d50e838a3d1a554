import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A small report, another one for each name. */
export const junit = (name: string) =>
  `<?xml version="1.0"?>\n<testsuite name="${name}"><testcase name="adds" time="0.1"/></testsuite>\n`;

/** A folder with files, by their paths. */
export function workFolder(files: Record<string, string | Buffer>) {
  const folder = fs.realpathSync(
    fs.mkdtempSync(path.join(os.tmpdir(), 'callboard-builds-')),
  );
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
  return {
    folder,
    link: (target: string, name: string) =>
      fs.symlinkSync(target, path.join(folder, name)),
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}
