import fs from 'node:fs';
import path from 'node:path';
import { visit } from 'unist-util-visit';
import { parsePlaybook } from './parsePlaybook';
import { readMarkdown, toTree } from './markdown';

/** The pages that Chromium opens end to end; kept beside that test. */
const FOLDER = path.resolve(
  __dirname,
  '../../../playbooks/e2e-tests/hostile-pages',
);
const pages = fs
  .readdirSync(FOLDER)
  .filter(name => name.endsWith('.md'))
  .map(name => ({
    name,
    text: fs.readFileSync(path.join(FOLDER, name), 'utf8'),
  }));

/** Each vector alone as well: one that is not closed may hide those below it. */
const vectors = pages.flatMap(({ text }) =>
  text
    .replace(/^(?:---|\+\+\+)\n[\s\S]*?\n(?:---|\+\+\+)\n/, '')
    .split(/\n{2,}/)
    .map(vector => vector.trim())
    .filter(Boolean),
);

const FORBIDDEN =
  /^(?:script|style|iframe|frame|frameset|object|embed|applet|form|button|select|textarea|link|meta|base|svg|math|template|video|audio|marquee|dialog|noscript|plaintext|xmp|title|body|area|map)$/;

type Tree = Parameters<typeof visit>[0];

/** What of a tree could run, load, or be taken for something of ours. */
function dangersOf(tree: Tree): string[] {
  const found: string[] = [];
  visit(tree, node => {
    if (!['root', 'element', 'text', 'comment'].includes(node.type)) {
      found.push(node.type);
    }
    if (node.type !== 'element') return;
    const { tagName, properties } = node as unknown as {
      tagName: string;
      properties: Record<string, unknown>;
    };
    if (FORBIDDEN.test(tagName)) found.push(tagName);
    for (const [name, value] of Object.entries(properties)) {
      const text = String(value);
      const isAddress = /^(?:href|src|cite|longDesc|action|data)$/.test(name);
      // A browser overlooks white space and control characters in front of and inside the name of a protocol.
      // eslint-disable-next-line no-control-regex
      const seen = text.replace(/[\u0000-\u0020]/g, '');
      const [, protocol] = /^([^:/?#]+):/.exec(seen) ?? [];
      const isSafe = !protocol || /^(?:https?|mailto)$/i.test(protocol);
      if (
        /^on|^style$|^srcSet$|^ping$|^target$|^form|^srcDoc$/i.test(name) ||
        (isAddress && !isSafe) ||
        (/^(?:id|name)$/.test(name) && !text.startsWith('user-content-')) ||
        /^(?:dataCallboardRoot|dataStepBar|slot|is)$/.test(name)
      ) {
        found.push(`${tagName} ${name}=${text}`);
      }
    }
  });
  return found;
}

describe('hostile pages', () => {
  it('are many', () => {
    expect(vectors.length).toBeGreaterThan(150);
  });

  it('would be dangerous if nothing were taken from them', () => {
    const dangerous = vectors.filter(
      vector => dangersOf(toTree(readMarkdown(vector))).length > 0,
    );
    expect(dangerous.length).toBeGreaterThan(100);
  });

  it.each(pages)('hold nothing that runs: $name', ({ name, text }) => {
    expect(dangersOf(parsePlaybook(text, { path: name }).content)).toEqual([]);
  });

  it.each(vectors)('hold nothing that runs: %s', vector => {
    const { content } = parsePlaybook(vector, { path: 'hostile.md' });
    expect(dangersOf(content)).toEqual([]);
  });
});
