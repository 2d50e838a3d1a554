import fs from 'node:fs';
import path from 'node:path';
import { parsePlaybook } from './parsePlaybook';

const FOLDER = path.resolve(__dirname, '../../../../examples/playbooks');

const pages = fs
  .readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.md'))
  .map(name => ({
    name,
    page: parsePlaybook(fs.readFileSync(path.join(FOLDER, name), 'utf8'), {
      path: name,
    }),
  }));

/** Pages that show on purpose what the import tells authors. */
const BAD: Record<string, string[]> = {
  'checkout/BasketFull.md': [
    'anchor-missing',
    'code-not-closed',
    'destroys-without-undo',
    'link-definition-missing',
    'todo',
  ],
  'checkout/CheckoutPageSlow.md': ['todo'],
  'payments/retries.md': ['destroys-without-undo'],
  'platform/BuildClusterQueue.md': ['anchor-missing'],
};

describe('the sample pages', () => {
  it('are about 25, with what people do when alerts fire', () => {
    expect(pages.length).toBeGreaterThanOrEqual(25);
    const kinds = pages.flatMap(({ page }) =>
      page.sections.map(({ kind }) => kind),
    );
    expect(new Set(kinds).size).toBe(8);
    const commands = pages.reduce((n, { page }) => n + page.commands.length, 0);
    expect(commands).toBeGreaterThan(80);
  });

  it.each(pages)('$name has no trouble but what is meant', ({ name, page }) => {
    const codes = page.notes
      .filter(({ severity }) => severity !== 'info')
      .map(({ code }) => code)
      .filter(code => code !== 'shortcode');
    expect([...new Set(codes)].sort()).toEqual(BAD[name] ?? []);
  });
});
