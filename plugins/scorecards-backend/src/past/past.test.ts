import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import type {
  FactsPast,
  PastMoment,
} from '@callboard/backstage-plugin-scorecards-node';
import {
  componentEntity,
  eachDatabase,
  FakeCatalog,
  groupEntity,
  withRelations,
} from '@internal/test-kit';
import type { Knex } from 'knex';
import { testProvider } from '../collecting/__testUtils__/testProvider';
import { FactProviders } from '../collecting/FactProviders';
import { createStores, type Stores } from '../createStores';
import { DAY, openStores, T0 } from '../database/__testUtils__/openStores';
import { EntityIds } from '../events/EntityIds';
import { ResultsNews } from '../events/ResultsNews';
import { CatalogFacts } from '../providers/catalog/CatalogFacts';
import { FolderDocuments } from '../runtime/documents/FolderDocuments';
import { createRuntime } from '../runtime/createRuntime';
import { createPast } from './createPast';

const LEDGER = 'component:default/ledger';
const RATES = 'component:default/rates';
const TEAM = 'group:default/treasury';

const check = (id: string, level: string, passes: string) =>
  `  - { id: ${id}, title: ${id}, level: ${level}, passes: ${passes} }`;

const scorecard = (...more: string[]) => `kind: Scorecard
id: basics
title: Basics
owner: ${TEAM}
appliesTo: { fact: catalog/kind, equals: component }
ranking: levels
levels: [{ id: bronze, title: Bronze }, { id: silver, title: Silver }]
checks:
${check('size', 'bronze', '{ fact: test/size, atLeast: 2 }')}
${[
  check('tested', 'silver', '{ fact: ci/tested, equals: true }'),
  ...more,
].join('\n')}
`;

const FILES = {
  'basics.yaml': scorecard(
    check(
      'read',
      'silver',
      '{ fact: standards/acknowledged, contains: rules }',
    ),
    check('reviewed', 'silver', '{ fact: reviews/seen, equals: true }'),
  ),
  'ci.yaml': `kind: FactSet
id: ci
title: CI
owner: ${TEAM}
source: push
facts: [{ name: tested, title: Tested, type: boolean }]
`,
  'reviews.yaml': `kind: FactSet
id: reviews
title: Reviews
owner: ${TEAM}
source: sign-off
facts: [{ name: seen, title: Seen, type: boolean }]
`,
  'rules.md': `---
id: rules
title: Rules
owner: ${TEAM}
acknowledgement: true
---
All is tested. {#tested}
`,
  'grow.yaml': `kind: Campaign
id: grow
title: Grow
owner: ${TEAM}
scope: { fact: catalog/kind, equals: component }
target: { checks: [basics/size] }
startsOn: 2026-11-01
endsOn: 2027-01-31
`,
};

const OLD = { 'basics.yaml': scorecard() };
const NEW = { 'basics.yaml': undefined };

const daysAgo = (days: number) => new Date(T0 - days * DAY);

const sizes = (ledger: number, rates: number) => [
  { entityRef: LEDGER, facts: { size: { value: ledger } } },
  { entityRef: RATES, facts: { size: { value: rates } } },
];
const tested = (value: boolean) => [
  { entityRef: LEDGER, facts: { tested: { value } } },
];

/** Ledger rises to silver, falls as the bar moves, and is back; rates is never tested. */
const MOMENTS: PastMoment[] = [
  {
    at: daysAgo(20),
    files: OLD,
    facts: { test: sizes(1, 2), ci: tested(false) },
  },
  { at: daysAgo(15), facts: { test: sizes(2, 2), ci: tested(false) } },
  { at: daysAgo(10), facts: { test: sizes(2, 2), ci: tested(true) } },
  { at: daysAgo(8), files: NEW, facts: { test: sizes(2, 2) } },
  {
    at: daysAgo(5),
    facts: { test: sizes(2, 1) },
    acknowledgements: [
      { standard: 'rules', teamRef: TEAM, userRef: 'user:default/ana' },
    ],
    signOffs: [
      {
        entityRef: LEDGER,
        fact: 'reviews/seen',
        value: true,
        userRef: 'user:default/ben',
        until: new Date(T0 + 30 * DAY),
      },
    ],
  },
  { at: daysAgo(0), facts: { test: sizes(2, 1), ci: tested(true) } },
];

/** What history is made of, without numbers that only count writes. */
async function tables(db: Knex) {
  const levels = await db('level_changes')
    .orderBy('id')
    .select('entity_ref', 'from_level', 'to_level', 'changed_at', 'version');
  const checks = await db('result_changes')
    .orderBy(['changed_at', 'entity_ref', 'check_number'])
    .select(
      'entity_ref',
      'check_number',
      'from_state',
      'to_state',
      'changed_at',
    );
  const facts = await db('fact_changes')
    .orderBy(['changed_at', 'entity_ref', 'fact'])
    .select('entity_ref', 'fact', 'from_json', 'to_json', 'changed_at');
  const results = await db('results')
    .orderBy('entity_ref')
    .select('entity_ref', 'packed_json');
  const steps = await db('campaign_scope_changes')
    .orderBy('id')
    .select('entity_ref', 'change', 'at');
  return { levels, checks, facts, results, steps };
}

eachDatabase(createDatabase => {
  let folder: string;
  let db: Knex;

  beforeEach(async () => {
    ({ db } = await openStores(createDatabase, []));
    folder = fs.mkdtempSync(path.join(tmpdir(), 'callboard-past-'));
    for (const [name, text] of Object.entries(FILES))
      fs.writeFileSync(path.join(folder, name), text);
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  const catalog = FakeCatalog.create({
    entities: withRelations([
      componentEntity({ name: 'ledger', owner: 'treasury' }),
      componentEntity({ name: 'rates', owner: 'treasury' }),
      groupEntity({ name: 'treasury' }),
    ]),
  });

  const takeIn = async (
    past: FactsPast,
    signal = new AbortController().signal,
  ) => {
    const stores = createStores(db);
    const logger = mockServices.logger.mock();
    const job = createPast({
      past,
      stores,
      providers: [
        new CatalogFacts(),
        testProvider({
          kinds: ['component'],
          facts: [{ name: 'size', title: 'Size', type: 'number' }],
          collect: async () => sizes(2, 1),
        }),
      ],
      sources: [new FolderDocuments(folder)],
      kinds: ['Component', 'Group'],
      auth: mockServices.auth(),
      catalog: catalog.service,
      logger,
      now: () => T0,
    });
    await job.run(signal);
    expect(logger.warn).not.toHaveBeenCalled();
    return stores;
  };

  /** What history has of a service, oldest first, in days before the present. */
  const levelsOf = async ({ results }: Stores, entityRef: string) =>
    (await results.readLevelChanges({ entityRef, limit: 99 }))
      .map(({ changedAt, from, to, cause }) => ({
        days: (T0 - changedAt) / DAY,
        level: `${from || 'none'} > ${to || 'none'}`,
        cause: cause.kind,
      }))
      .reverse();

  it('has the past judged as if the clock stood there, and the present go on from it', async () => {
    const stores = await takeIn({ tell: () => MOMENTS });
    expect(await levelsOf(stores, LEDGER)).toEqual([
      { days: 15, level: 'none > bronze', cause: 'fact' },
      { days: 10, level: 'bronze > silver', cause: 'fact' },
      { days: 8, level: 'silver > bronze', cause: 'rule' },
      { days: 5, level: 'bronze > silver', cause: 'fact' },
    ]);
    expect(await levelsOf(stores, RATES)).toEqual([
      { days: 5, level: 'bronze > none', cause: 'fact' },
    ]);

    const versions = await stores.documents.listVersions({
      kind: 'Scorecard',
      id: 'basics',
    });
    expect(
      versions.map(({ version, activatedAt }) => [version, activatedAt]),
    ).toEqual([
      [2, T0 - 8 * DAY],
      [1, T0 - 20 * DAY],
    ]);
    const [acknowledged] = await stores.acknowledgements.list({});
    expect(acknowledged).toMatchObject({ acknowledgedAt: T0 - 5 * DAY });
    const steps = await stores.campaigns.listChanges({
      campaignId: 'grow',
      limit: 99,
    });
    expect(
      steps.map(({ entityRef, change, at }) => [
        entityRef,
        change,
        (T0 - at) / DAY,
      ]),
    ).toEqual([
      [LEDGER, 'joined', 20],
      [RATES, 'joined', 20],
      [RATES, 'done', 20],
      [LEDGER, 'done', 15],
      [RATES, 'undone', 5],
    ]);
    const runs = await stores.runs.list({ providerId: 'test', limit: 99 });
    expect(runs.map(({ state }) => state)).toEqual(Array(6).fill('ok'));
  });

  it('judges nothing again when the present is read', async () => {
    const stores = await takeIn({ tell: () => MOMENTS });
    const before = await tables(db);
    const facts = new FactProviders();
    facts.add(new CatalogFacts());
    facts.add(testProvider());
    const { runtime } = createRuntime({
      stores,
      facts,
      news: new ResultsNews({
        teller: { wake: () => {} },
        signals: { publish: async () => {} },
        entityIds: new EntityIds('key'),
        logger: mockServices.logger.mock(),
      }),
      logger: mockServices.logger.mock(),
      now: () => T0 + 1,
    });
    await runtime.open();
    await runtime.publish();
    expect(runtime.engine.results(LEDGER, T0)?.scorecards[0].level).toBe(
      'silver',
    );
    expect(await tables(db)).toEqual(before);
  });

  it('is the same when it is broken off anywhere, and gone on with', async () => {
    await takeIn({ tell: () => MOMENTS });
    const whole = await tables(db);
    for (const taken of [1, 3]) {
      ({ db } = await openStores(createDatabase, []));
      const stop = new AbortController();
      const broken = takeIn(
        {
          *tell() {
            yield* MOMENTS.slice(0, taken);
            stop.abort();
            yield* MOMENTS.slice(taken);
          },
        },
        stop.signal,
      );
      await expect(broken).rejects.toThrow();
      await takeIn({ tell: () => MOMENTS });
      expect(await tables(db)).toEqual(whole);
    }
  });

  it('is taken in once', async () => {
    await takeIn({ tell: () => MOMENTS });
    const before = await tables(db);
    const tell = jest.fn(() => []);
    await takeIn({ tell });
    expect(tell).not.toHaveBeenCalled();
    expect(await tables(db)).toEqual(before);
  });

  it('tells what does not fit, and begins without it', async () => {
    const stores = createStores(db);
    const past = {
      tell: (): PastMoment[] => [
        { at: daysAgo(3), facts: { nobody: tested(true) } },
      ],
    };
    await expect(takeIn(past)).rejects.toThrow();
    expect(
      await stores.pasts.claim({ by: 'other', now: T0, until: T0 + 1 }),
    ).toEqual({ outcome: 'over' });
  });
});
