import { randomUUID } from 'node:crypto';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import type { ResponseError } from '@backstage/errors';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type {
  NewMark,
  PlaybookSummary,
  Run,
} from '@callboard/backstage-plugin-playbooks-common';
import { as, startPlaybooks } from './startPlaybooks';

/** The page of the runs. */
export const LAG = `---
variables:
  - { name: password, secret: true }
---
# LedgerLag

## Diagnosis

1. Look at \`kubectl get pods -n <namespace>\`
2. Log in with \`psql -W <password> $DB_TOKEN\`

## Mitigation

1. Scale out
`;

/** What a backend that refuses says. */
export const refusal = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'not refused',
    (error: ResponseError) => error.body.error.message,
  );

export const ana = as('user:default/ana');
export const ben = as('user:default/ben');

/** A mark of a step. */
export const step = (stepId: string, change: object = {}): NewMark => ({
  id: randomUUID(),
  agoMs: 0,
  kind: 'step',
  stepId,
  state: 'done',
  seenRevision: 0,
  ...change,
});

/** A backend for the tests around, with the page twice, that tells what it publishes. */
export function testRuns() {
  let playbooks: Awaited<ReturnType<typeof startPlaybooks>>;
  let lag: PlaybookSummary;
  const publishSignal = jest.fn(async (_signal: object) => {});
  const publishEvent = jest.fn(async (_event: object) => {});

  beforeAll(async () => {
    playbooks = await startPlaybooks({ 'LedgerLag.md': LAG, 'Gone.md': LAG }, [
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: publishSignal }),
      }),
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => ({ publish: publishEvent, subscribe: async () => {} }),
      }),
    ]);
    const { items } = await playbooks.client.listPlaybooks({}, ana);
    lag = items.find(({ path }) => path === 'LedgerLag.md')!;
  });
  beforeEach(() => {
    playbooks.denied.clear();
    publishSignal.mockClear();
    publishEvent.mockClear();
  });
  afterAll(async () => playbooks.stop());

  return {
    get playbooks() {
      return playbooks;
    },
    /** The page without its text. */
    get lag() {
      return lag;
    },
    publishSignal,
    publishEvent,
    start: (change: object = {}, who = ana): Promise<Run> =>
      playbooks.client.startRun(
        { id: randomUUID(), pageId: lag.id, ...change },
        who,
      ),
    mark: (id: string, marks: NewMark[], who = ana) =>
      playbooks.client.markRun({ id, marks }, who),
  };
}
