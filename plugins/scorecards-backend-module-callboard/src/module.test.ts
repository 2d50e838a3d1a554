import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntityFacts } from '@callboard/backstage-plugin-scorecards-node';
import { alertOf, buildsOf, pipelineOf, refOf } from './__testUtils__/answers';
import {
  asOf,
  coveragePage,
  FAMILIES,
  forEach,
  healthy,
  sourceOf,
} from './__testUtils__/families';
import { fits } from './__testUtils__/fits';
import { startPortal, type Answers } from './__testUtils__/portal';

type Portal = Awaited<ReturnType<typeof startPortal>>;

function factsOf(found: EntityFacts[], name = 'a') {
  return found.find(({ entityRef }) => entityRef === refOf(name))!.facts;
}

describe('with all families', () => {
  let portal: Portal;
  let families: Record<string, Answers>;
  const usual = healthy();
  const reset = () =>
    FAMILIES.forEach(id => Object.assign(families[id], usual[id]));
  beforeAll(async () => {
    families = healthy();
    portal = await startPortal(families);
  });
  afterAll(() => portal.stop());
  beforeEach(() => {
    reset();
    portal.asked.length = 0;
  });

  it('adds a provider for each, whose schemas are ones', () => {
    expect(portal.providers.map(({ id }) => id)).toEqual(FAMILIES);
    for (const { facts, kinds } of portal.providers) {
      const names = facts.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(
        names.filter(one => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(one)),
      ).toEqual([]);
      expect(facts.every(one => one.title && one.maxAgeMs)).toBe(true);
      expect(facts.every(one => (one.type === 'list') === !!one.items)).toBe(
        true,
      );
      expect(kinds).toEqual(kinds!.map(kind => kind.toLowerCase()));
    }
  });

  it('has all of them in its README', async () => {
    const text = await readFile(join(__dirname, '../README.md'), 'utf8');
    const names = portal.providers.flatMap(({ id, facts }) =>
      facts.map(({ name }) => `${id}/${name}`),
    );
    const listed = [...text.matchAll(/^\| `([^`]+\/[^`]+)`/gm)].map(
      ([, name]) => name,
    );
    expect(listed).toEqual(names);
  });

  it.each(FAMILIES)('reads every fact of %s, each by its schema', async id => {
    const found = await portal.collect(id, ['a', 'b']);
    expect(found.map(({ entityRef }) => entityRef)).toEqual([
      refOf('a'),
      refOf('b'),
    ]);
    const { facts } = portal.providers.find(one => one.id === id)!;
    const readings = factsOf(found);
    expect(Object.keys(readings).sort()).toEqual(
      facts.map(({ name }) => name).sort(),
    );
    const misfits = facts.filter(one => !fits(one, readings[one.name]));
    expect(misfits).toEqual([]);
  });

  it('asks as the scorecards backend, once for a batch', async () => {
    const now = new Date('2026-11-30T00:00:00Z');
    for (const id of FAMILIES) await portal.collect(id, ['a', 'b'], { now });
    await portal.collect('build-health', ['c', 'd'], { now });
    expect(portal.asked.map(({ path }) => path)).toEqual([
      '/owners/by-refs',
      '/on-call/by-refs',
      '/pages/by-refs',
      '/coverage',
      '/health/by-refs',
      '/quarantine',
      '/sources',
      '/figures/by-refs',
      // The same for all batches of a run.
      '/health/by-refs',
    ]);
    expect(new Set(portal.asked.map(({ subject }) => subject))).toEqual(
      new Set(['plugin:scorecards']),
    );
    const both = { entityRefs: [refOf('a'), refOf('b')] };
    expect(portal.asked[1].body).toEqual({ ...both, outlook: true });
    expect(portal.asked[4].body).toEqual({ ...both, days: 30 });
  });

  it('reads lists anew for one entity, and for the next run', async () => {
    const read = async (names: string[], now: string) => {
      portal.asked.length = 0;
      await portal.collect('playbooks', names, { now: new Date(now) });
      return portal.asked.filter(({ path }) => path === '/coverage').length;
    };
    expect(await read(['a', 'b'], '2026-11-29T00:00:00Z')).toBe(1);
    expect(await read(['a', 'b'], '2026-11-29T00:00:50Z')).toBe(0);
    expect(await read(['a'], '2026-11-29T00:00:51Z')).toBe(1);
    expect(await read(['a', 'b'], '2026-11-29T00:05:00Z')).toBe(1);
  });

  it('reads lists of several pages, and none that has no end', async () => {
    families.playbooks['/coverage'] = ({ query }) =>
      query.has('cursor')
        ? coveragePage({ items: [alertOf('Slow', ['a'], 'none')] })
        : coveragePage({
            items: [alertOf('Down', ['a'])],
            pageInfo: { nextCursor: 'two' },
          });
    const facts = factsOf(await portal.collect('playbooks', ['a']));
    expect(facts['alert-rules']).toMatchObject({ value: 2 });
    expect(facts.coverage).toMatchObject({ value: 50 });
    families.playbooks['/coverage'] = () =>
      coveragePage({ pageInfo: { nextCursor: 'again' } });
    await expect(portal.collect('playbooks', ['a'])).rejects.toThrow(
      'more than 40 pages',
    );
  });

  it('shows where a fact can be seen, and when it was so', async () => {
    const { owner } = factsOf(await portal.collect('ownership', ['a']));
    expect(owner).toEqual({
      value: 'group:default/ledger',
      observedAt: asOf,
      evidence: {
        url: '/catalog/default/component/a/ownership',
        title: 'Ownership',
        note: 'Ledger',
      },
    });
  });

  it('is as old as what the slowest source said last', async () => {
    families['build-health']['/health/by-refs'] = asked => ({
      items: forEach(name =>
        buildsOf(name, [
          pipelineOf('ci'),
          pipelineOf('deploy', { sourceId: 'jenkins' }),
          pipelineOf('pushed', { sourceId: 'push' }),
        ]),
      )(asked),
    });
    families['build-health']['/sources'] = () => ({
      items: [
        sourceOf({ lastPolledAt: asOf }),
        sourceOf({
          id: 'jenkins',
          lastPolledAt: '2026-11-28T04:00:00Z',
          lastReceivedAt: '2026-11-28T05:00:00Z',
        }),
        // Only what is asked can be silent.
        sourceOf({ id: 'push', lastReceivedAt: '2026-11-01T00:00:00Z' }),
      ],
    });
    const facts = factsOf(await portal.collect('build-health', ['a']));
    expect(facts['main-green'].observedAt).toBe('2026-11-28T05:00:00.000Z');
  });

  it('counts tests that are overdue in quarantine, of a list that is whole', async () => {
    const of = (name: string, isOverdue: boolean) => ({
      name: `test of ${name}`,
      entityRefs: [refOf(name)],
      quarantine: { isOverdue },
    });
    const overdueOf = async (items: object[]) => {
      families['build-health']['/quarantine'] = () => ({ items });
      const facts = factsOf(await portal.collect('build-health', ['a']));
      return facts['quarantine-overdue-count'];
    };
    const some = [of('a', true), of('a', false), of('b', true)];
    expect(await overdueOf(some)).toMatchObject({
      value: 1,
      evidence: { note: 'test of a' },
    });
    expect(await overdueOf([])).toMatchObject({ value: 0 });
    const full = Array.from({ length: 1_000 }, () => of('b', false));
    expect(await overdueOf(full)).toHaveProperty('unavailable');
  });

  it('leaves out what a family does not know, and fails where it knows nothing', async () => {
    const knows = (known: (name: string) => boolean) => {
      families['build-health']['/health/by-refs'] = asked => ({
        items: forEach(name => (known(name) ? buildsOf(name, []) : null))(
          asked,
        ),
      });
    };
    knows(name => name === 'b');
    const found = await portal.collect('build-health', ['a', 'b']);
    expect(found.map(({ entityRef }) => entityRef)).toEqual([refOf('b')]);
    knows(() => false);
    await expect(portal.collect('build-health', ['a', 'b'])).rejects.toThrow(
      'Callboard build health was not read: it knows none of 2 entities',
    );
  });

  it.each(['ownership', 'oncall'])(
    'fails while %s has not read the catalog',
    async id => {
      const [path] = Object.keys(families[id]);
      families[id][path] = asked => {
        const { asOf: _, ...rest } = usual[id][path](asked) as { asOf: string };
        return rest;
      };
      await expect(portal.collect(id, ['a'])).rejects.toThrow(
        'has not read the catalog yet',
      );
    },
  );

  it.each(FAMILIES)('fails when %s does, and says why', async id => {
    for (const [index, path] of Object.keys(families[id]).entries()) {
      // Later than anything that is kept, and the same for both.
      const now = new Date(`2026-12-0${index + 1}T00:00:00Z`);
      families[id][path] = () => new Error('the disk is full');
      const reading = portal.collect(id, ['a', 'b'], { now });
      await expect(reading).rejects.toThrow(
        /^Callboard .* was not read: Request failed with 500 .*the disk is full$/,
      );
      families[id][path] = usual[id][path];
      // What failed is not kept.
      expect(await portal.collect(id, ['a', 'b'], { now })).toHaveLength(2);
    }
  });

  it.each(FAMILIES)('fails when %s answers for another number', async id => {
    const [path] = Object.keys(families[id]);
    families[id][path] = asked => {
      const answer = usual[id][path](asked) as { items: unknown[] };
      return { ...answer, items: [...answer.items, ...answer.items] };
    };
    await expect(portal.collect(id, ['a', 'b'])).rejects.toThrow(
      'it answered for 4 of 2 entities',
    );
  });

  it('ends when it is told to', async () => {
    const controller = new AbortController();
    families.oncall['/on-call/by-refs'] = () => {
      controller.abort(new Error('it is enough'));
      return new Error('never seen');
    };
    await expect(
      portal.collect('oncall', ['a'], { signal: controller.signal }),
    ).rejects.toThrow(/^it is enough$/);
  });
});
