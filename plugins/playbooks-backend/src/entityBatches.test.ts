import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import type { PlaybookSummary } from '@callboard/backstage-plugin-playbooks-common';
import {
  componentEntity,
  eachDatabase,
  groupEntity,
  statementsOf,
} from '@internal/test-kit';
import type { Knex } from 'knex';
import { ana, ben, startEntities } from './__testUtils__/startEntities';

jest.mock('./threads/TimedThread');

const ROOT = 'https://git.example/org/shop/blob/main';
const SHARED = 'https://git.example/org/runbooks/blob/main';
const COUNT = 1_000;
const refOf = (i: number) => `component:default/s${i}`;
const refs = Array.from({ length: COUNT }, (_, i) => refOf(i));

const PAGES: Record<string, string> = {
  'Deploy.md':
    '# Deploy\n\n1. Ship it\n2. If it fails, roll back with `helm rollback`\n',
  'Disk.md': '# Disk full\n\n## Rolling back\n\nRestore the volume.\n',
  'Plain.md': '# Plain\n\n1. Look at it\n',
};
const NAMES = Object.keys(PAGES);

eachDatabase(createDatabase => {
  let knex: Knex;
  let started: Awaited<ReturnType<typeof startEntities>>;

  beforeAll(async () => {
    knex = await createDatabase();
    const hidden = { labels: { 'callboard.dev/visibility': 'restricted' } };
    started = await startEntities({
      entities: [
        groupEntity({ name: 'shop' }),
        ...refs.map((_, i) =>
          componentEntity({
            name: `s${i}`,
            owner: 'shop',
            ...(i === 7 && hidden),
            annotations: {
              'backstage.io/managed-by-location': `url:${ROOT}/s${i}/catalog-info.yaml`,
              'callboard.dev/playbooks': `${SHARED}/${NAMES[i % 3]}`,
            },
          }),
        ),
      ],
      files: Object.fromEntries(
        NAMES.map(name => [`${SHARED}/${name}`, PAGES[name]]),
      ),
      playbooks: {
        sources: [{ id: 'shared', target: SHARED.replace('blob', 'tree') }],
      },
      features: [mockServices.database.factory({ knex })],
    });
  });
  afterAll(() => started.backend.stop());

  const read = async (entityRefs: string[], who = ana) =>
    (await started.client.getPlaybooksOfEntities({ entityRefs }, who)).items;
  const pageOf = async (i: number): Promise<PlaybookSummary> =>
    (await read([refOf(i)]))[0]!.pages[0].playbook;

  it('says which pages tell how to roll back, by a section or by a step', async () => {
    const found = await Promise.all([0, 1, 2].map(pageOf));
    expect(found.map(({ title, hasRollback }) => [title, hasRollback])).toEqual(
      [
        ['Deploy', true],
        ['Disk full', true],
        ['Plain', undefined],
      ],
    );
  });

  it('knows when a run last ended well, and when it was last drilled', async () => {
    const { id } = await pageOf(2);
    expect(await pageOf(2)).not.toHaveProperty('lastDrillAt');
    const run = async (
      isDrill: boolean,
      outcome: 'fixed' | 'not-by-this-page',
    ) => {
      const began = await started.client.startRun(
        { id: randomUUID(), pageId: id, isDrill },
        ana,
      );
      await started.client.endRun({ id: began.id, outcome }, ana);
      const { endedAt } = await started.client.getRun({ id: began.id }, ana);
      return endedAt;
    };
    const good = await run(false, 'fixed');
    const drill = await run(true, 'not-by-this-page');
    expect(await pageOf(2)).toMatchObject({
      lastGoodRunAt: good,
      lastDrillAt: drill,
    });
  });

  it('asks the database as often for 1,000 entities as for one', async () => {
    const countOf = async (entityRefs: string[], who = ana) =>
      (await statementsOf(knex, () => read(entityRefs, who))).length;
    // Twice whether pages have changed; last runs, good runs and drills.
    expect(await countOf([refOf(0)])).toBe(5);
    expect(await countOf(refs)).toBe(5);
    expect(await countOf(refs, ben)).toBe(5);
    expect(await countOf(['group:default/shop', ...refs.slice(1)])).toBe(5);
  });

  it('answers for 1,000 entities what it answers for each, and hides what is hidden', async () => {
    const all = await read(refs);
    expect(all.map(one => one?.entityRef)).toEqual(refs);
    for (const i of [0, 1, 2, 500, 999]) {
      expect(all[i]).toEqual((await read([refOf(i)]))[0]);
    }
    const seen = await read(refs, ben);
    expect(seen.flatMap((one, i) => (one ? [] : [i]))).toEqual([7]);
  });
});
