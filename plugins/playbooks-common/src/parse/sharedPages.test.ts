import fs from 'node:fs';
import path from 'node:path';
import type { ParsedPage } from '../types';
import { parsePlaybook } from './parsePlaybook';

const data = process.env.CALLBOARD_DATA;
const describeData = data ? describe : describe.skip;

/** Pages of a set: every file but the list of its repository. */
const readPages = (root: string) =>
  fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(
      file =>
        fs.statSync(path.join(root, file)).isFile() &&
        path.basename(file) !== 'TREE.txt',
    )
    .sort();

const countBy = (kinds: string[]) =>
  [...new Set(kinds)]
    .sort()
    .map(kind => `${kind} ${kinds.filter(one => one === kind).length}`)
    .join(', ');

/** A row of the table that a reader of the result looks at. */
const rowOf = (set: string, pages: ParsedPage[]) => ({
  set,
  pages: pages.length,
  sections: countBy(
    pages.flatMap(({ sections }) =>
      sections.filter(({ level }) => level > 0).map(({ kind }) => kind),
    ),
  ),
  steps: pages.flatMap(({ steps }) => steps).length,
  commands: countBy(
    pages.flatMap(({ commands }) => commands.map(({ place }) => place)),
  ),
  destroying: pages.flatMap(({ commands }) =>
    commands.filter(({ destroys }) => destroys),
  ).length,
  variables: pages.flatMap(({ variables }) => variables).length,
  links: countBy(pages.flatMap(({ links }) => links.map(({ kind }) => kind))),
  notes: countBy(pages.flatMap(({ notes }) => notes.map(({ code }) => code))),
});

describeData(
  `pages nobody here wrote${
    data ? '' : ' (skipped: no data, CALLBOARD_DATA is not set)'
  }`,
  () => {
    const root = path.join(data ?? '', 'playbooks');
    const sets = data
      ? fs
          .readdirSync(root)
          .filter(set => fs.statSync(path.join(root, set)).isDirectory())
      : [];

    it.each(sets)('%s is read, and nothing of it is lost', set => {
      const files = readPages(path.join(root, set));
      const pages = files.map(file => {
        const source = fs.readFileSync(path.join(root, set, file), 'utf8');
        const page = parsePlaybook(source, { path: file });
        const own = page.sections.map(({ start }, i) =>
          source.slice(start, page.sections[i + 1]?.start ?? source.length),
        );
        expect(
          source.slice(0, page.frontMatterRange?.end ?? 0) + own.join(''),
        ).toBe(source);
        expect(page.title).not.toBe('');
        return page;
      });
      expect(pages.length).toBeGreaterThan(4);
      // eslint-disable-next-line no-console
      console.log(JSON.stringify(rowOf(set, pages), undefined, 1));
    });

    it('names the alert in the title or the file where the set does', () => {
      const set = path.join(root, 'prometheus-operator__runbooks');
      const named = readPages(set)
        .filter(file => /runbooks\/[^/]+\/[A-Za-z]+(?:\.md)?$/.test(file))
        .map(file => {
          const name = path.basename(file, '.md');
          const page = parsePlaybook(
            fs.readFileSync(path.join(set, file), 'utf8'),
            { path: file },
          );
          return page.firstHeading === name;
        });
      expect(named.length).toBeGreaterThan(15);
      expect(named.filter(Boolean).length / named.length).toBeGreaterThan(0.9);
    });
  },
);
