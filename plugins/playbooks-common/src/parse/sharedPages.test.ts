import fs from 'node:fs';
import path from 'node:path';
import {
  checkLink,
  type LinkState,
  type RouteRules,
} from '../domain/checkLink';
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

/** What generates each set, as its repository says; `root` is where links that start with `/` begin. */
const ROUTES: Record<string, (file: string) => RouteRules> = {
  // Hugo, `config.yaml`; links of pages are addresses of the site.
  'prometheus-operator__runbooks': () => ({ kind: 'pages', root: 'content' }),
  // Hugo with a folder for each language.
  'kubesphere__alert-runbooks': file => ({
    kind: 'pages',
    root: file.startsWith('content.zh/') ? 'content.zh' : 'content',
  }),
  // Hugo, `src/config.yaml`, which mounts `content`.
  alexdmoss__runbooks: () => ({ kind: 'pages', root: 'content' }),
  // Middleman, `config/tech-docs.yml`.
  'ministryofjustice__cloud-platform': () => ({
    kind: 'pages',
    root: 'source',
  }),
  // Read on GitHub.
  'cloudnative-pg__charts': () => ({ kind: 'files', root: '' }),
  'counteractive__incident-response-plan-template': () => ({
    kind: 'files',
    root: '',
  }),
};

const STATES: readonly LinkState[] = ['ok', 'broken', 'cannot-tell'];

type LinkCounts = Record<LinkState, number>;

/** Links of a set by state, as far as they are known without the network. */
function linkStates(
  root: string,
  pages: ReadonlyMap<string, ParsedPage>,
  routesOf: ((file: string) => RouteRules) | undefined,
) {
  const files = new Set(
    fs.readFileSync(path.join(root, 'TREE.txt'), 'utf8').split('\n'),
  );
  const anchors = new Map(
    [...pages].map(([file, page]) => [file, new Set(page.anchors)]),
  );
  const checked = [...pages].flatMap(([file, page]) =>
    page.links.map(link => ({
      link: `${file} ${link.target}`,
      state: checkLink(link, {
        path: file,
        files,
        anchors: anchors.get(file)!,
        anchorsOf: other => anchors.get(other),
        routes: routesOf?.(file),
      }),
    })),
  );
  const counts = { ok: 0, broken: 0, 'cannot-tell': 0 };
  checked.forEach(({ state }) => (counts[state] += 1));
  return {
    counts,
    broken: checked
      .filter(({ state }) => state === 'broken')
      .map(({ link }) => link),
  };
}

const lineOf = (name: string, counts: LinkCounts) =>
  `${name.padEnd(50)}${STATES.map(state =>
    `${counts[state]}`.padStart(12),
  ).join('')}`;

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

    it('says of every link whether it leads somewhere, and of most that it does', () => {
      const total = { ok: 0, broken: 0, 'cannot-tell': 0 };
      // Anchors that a template leaves to whoever fills it in.
      let placeholders = 0;
      const lines = sets.map(set => {
        const folder = path.join(root, set);
        const pages = new Map(
          readPages(folder).map(file => [
            file,
            parsePlaybook(fs.readFileSync(path.join(folder, file), 'utf8'), {
              path: file,
            }),
          ]),
        );
        const known = linkStates(folder, pages, ROUTES[set]);
        const withoutRules = linkStates(folder, pages, undefined);
        STATES.forEach(state => (total[state] += known.counts[state]));
        placeholders += known.broken.filter(link =>
          link.includes('#TODO'),
        ).length;
        // Without rules only anchors can be known to be missing.
        expect(withoutRules.broken.filter(link => !link.includes('#'))).toEqual(
          [],
        );
        expect(withoutRules.counts.broken).toBeLessThanOrEqual(
          known.counts.broken,
        );
        return [lineOf(set, known.counts), ...known.broken].join('\n    ');
      });
      // eslint-disable-next-line no-console
      console.log(
        [
          `${'links'.padEnd(50)}${STATES.map(state => state.padStart(12)).join(
            '',
          )}`,
          ...lines,
          lineOf('total', total),
        ].join('\n'),
      );
      const real = total.broken - placeholders;
      expect(total.ok).toBeGreaterThan(real);
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
