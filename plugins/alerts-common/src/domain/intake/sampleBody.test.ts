import { expectKeepable } from './__testUtils__/expectKeepable';
import {
  alertSeverities,
  intakeKinds,
  type IncomingEvent,
  type IntakeKind,
} from '../../types';
import { readAlertmanager } from './readAlertmanager';
import { readEventsV2 } from './readEventsV2';
import { readGeneric } from './readGeneric';
import { isGrafana, readGrafana } from './readGrafana';
import { sampleBody } from './sampleBody';

const readers = {
  alertmanager: readAlertmanager,
  grafana: readGrafana,
  'events-v2': (body: unknown) => readEventsV2(body, { newKey: () => 'new' }),
  generic: (body: unknown) => readGeneric(body),
};

const actions: IncomingEvent['action'][] = [
  'trigger',
  'acknowledge',
  'resolve',
];
const cases = intakeKinds.flatMap(kind =>
  actions.map(action => [kind, action] as [IntakeKind, typeof action]),
);

describe('sampleBody', () => {
  it.each(cases)('of %s, to %s, is read as what it says', (kind, action) => {
    const hasGroups = kind === 'alertmanager' || kind === 'grafana';
    for (const severity of alertSeverities) {
      const body = sampleBody(kind, {
        title: 'Test of "Ledger"',
        dedupKey: 'test-1',
        action,
        startsAt: '2026-11-28T11:00:00.000Z',
        endsAt: '2026-11-28T11:05:00.000Z',
        severity,
        entityRef: 'component:default/ledger',
        routingKey: 'k'.repeat(32),
      });
      expect(isGrafana(body)).toBe(kind === 'grafana');
      const result = readers[kind](JSON.parse(JSON.stringify(body)));
      if (!('incoming' in result)) throw new Error(JSON.stringify(result));
      expectKeepable(result.incoming);
      const tellsMore = kind !== 'events-v2' || action === 'trigger';
      expect(result.incoming.events).toEqual([
        expect.objectContaining({
          action: hasGroups && action === 'acknowledge' ? 'trigger' : action,
          dedupKey: 'test-1',
          ...(tellsMore && {
            title: 'Test of "Ledger"',
            summary: 'Test of "Ledger"',
            severity,
            entityRef: 'component:default/ledger',
            startsAt: '2026-11-28T11:00:00.000Z',
          }),
        }),
      ]);
      const status = action === 'resolve' ? 'resolved' : 'firing';
      expect(result.incoming.group?.status).toBe(
        hasGroups ? status : undefined,
      );
    }
  });
});
