import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  eventsServiceRef,
  type EventsServiceSubscribeOptions,
} from '@backstage/plugin-events-node';
import {
  buildHealthSourcesExtensionPoint,
  HeldError,
  type BuildSource,
} from '@callboard/backstage-plugin-build-health-node';
import { build } from '../__testUtils__/reports';
import { as, startBuilds } from '../__testUtils__/startBuilds';
import { checkSource } from '../service/sources/checkSource';

const SLUG = 'github.com/project-slug';
const ana = as('user:default/ana');
const ledger: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'ledger',
    etag: '1',
    annotations: { [SLUG]: 'larkspur/ledger' },
  },
};

const reportOf = (externalId: string) => ({
  builds: [build({ externalId })],
  jobs: [],
});

let refusal: string | undefined;
let problem: string | undefined;

/** It has two builds in the past, and one as an event. */
const asked: BuildSource = {
  id: 'asked',
  provider: 'any',
  title: 'Any CI',
  selectorsOf: annotations => [{ repository: annotations[SLUG] }],
  // An annotation may be of any length; what is too long is left out.
  scopesOf: annotations => [annotations[SLUG], 'x'.repeat(301)],
  topics: ['any'],
  fromEvent: ({ eventPayload }) => ({
    key: `${eventPayload}`,
    kind: 'id',
    body: `${eventPayload}`,
  }),
  read: async ({ body }) => reportOf(body),
  check: async ({ scopes }) => {
    if (refusal) throw new Error(refusal);
    return {
      account: 'callboard-ci',
      reads: scopes.map(what => ({ what, isAllowed: true })),
      quota: { used: 3, limit: 100, resetsAt: new Date('2100-01-01') },
    };
  },
  poll: async (scope, { state, now }) => {
    if (scope !== 'larkspur/ledger') throw new Error(`What is ${scope}?`);
    const done = Number(state?.done ?? 0) + 1;
    return {
      reports: reportOf(`${done}`),
      state: { done },
      isBackfilled: done >= 2,
      progress: { done, total: 2 },
      notBefore: new Date(now.getTime() + (done >= 2 ? 300_000 : 0)),
      quota: { used: 3, limit: 100, resetsAt: new Date('2100-01-01') },
      ...(problem && { problem }),
    };
  },
};

const subscribed: EventsServiceSubscribeOptions[] = [];
const features = [
  createBackendModule({
    pluginId: 'build-health',
    moduleId: 'asked',
    register: env =>
      env.registerInit({
        deps: { sources: buildHealthSourcesExtensionPoint },
        init: async ({ sources }) => sources.addSource(asked),
      }),
  }),
  createServiceFactory({
    service: eventsServiceRef,
    deps: {},
    factory: () => ({
      publish: async () => {},
      subscribe: async options => void subscribed.push(options),
    }),
  }),
];

it('asks for what entities name, shows how far it is, and takes events in', async () => {
  const builds = await startBuilds({ entities: [ledger], features });
  const stateOf = async () => {
    const { items } = await builds.client.listSources(ana);
    return items.find(({ id }) => id === 'asked');
  };
  const shown = async () => {
    const { items } = await builds.client.listBuilds(
      { entityRef: 'component:default/ledger' },
      ana,
    );
    return items.map(({ externalId }) => externalId).sort();
  };
  expect(await stateOf()).toMatchObject({ backfill: { done: 0 } });
  await builds.poll();
  expect(await shown()).toEqual(['1', '2']);
  const state = await stateOf();
  expect(state).toMatchObject({
    quota: { used: 3, limit: 100, resetsAt: '2100-01-01T00:00:00.000Z' },
    lastPolledAt: expect.stringMatching(/^20/),
  });
  expect(state).not.toHaveProperty('backfill');
  expect(state).not.toHaveProperty('problem');

  expect(await builds.client.checkSource('asked', ana)).toEqual({
    isOk: true,
    account: 'callboard-ci',
    reads: [{ what: 'larkspur/ledger', isAllowed: true }],
    quota: { used: 3, limit: 100, resetsAt: '2100-01-01T00:00:00.000Z' },
    at: expect.stringMatching(/^20/),
  });
  refusal = 'The token has ended: make a new one';
  expect(await builds.client.checkSource('asked', ana)).toMatchObject({
    isOk: false,
    problem: refusal,
  });
  problem = 'No Job/Read in hidden/folder';
  await builds.client.pollSource('asked', ana);
  expect(await stateOf()).toMatchObject({ asking: { done: 0, total: 1 } });
  await builds.poll();
  expect(await stateOf()).not.toHaveProperty('asking');
  // A third build: it was not time yet.
  expect(await shown()).toEqual(['1', '2', '3']);

  expect(await stateOf()).toMatchObject({ problem });
  builds.denied.add('build-health.source.manage');
  expect(await stateOf()).toMatchObject({
    problem: 'Something could not be read',
  });
  for (const ask of [
    () => builds.client.checkSource('asked', ana),
    () => builds.client.pollSource('asked', ana),
  ]) {
    await expect(ask()).rejects.toThrow(/403/);
  }
  builds.denied.clear();
  await expect(builds.client.checkSource('any-ci', ana)).rejects.toThrow(/400/);
  await expect(builds.client.pollSource('nobody', ana)).rejects.toThrow(/404/);
  for (let i = 0; i < 3; i++) await builds.client.checkSource('asked', ana);
  await expect(builds.client.checkSource('asked', ana)).rejects.toThrow(/429/);

  const listener = subscribed.find(({ topics }) => topics.includes('any'));
  await listener?.onEvent({ topic: 'any', eventPayload: 'by event' });
  await builds.workInbox();
  expect(await shown()).toEqual(['1', '2', '3', 'by event']);
  await builds.stop();
});

it('waits no longer for a source that does not look at its signal', async () => {
  const found = await checkSource(
    { check: () => new Promise(() => {}) },
    { scopes: [], now: () => new Date(), longestMs: 20 },
  );
  expect(found).toMatchObject({
    isOk: false,
    problem: expect.stringContaining('has not answered within 0.02 s'),
  });
});

it('says until when a source is not to be asked', async () => {
  const until = new Date('2026-12-01T10:00:00Z');
  const check = async () => {
    throw new HeldError('The CI has asked for a pause', until);
  };
  const options = { scopes: [], now: () => new Date() };
  expect((await checkSource({ check }, options)).problem).toBe(
    'The CI has asked for a pause (2026-12-01T10:00:00.000Z)',
  );
});
