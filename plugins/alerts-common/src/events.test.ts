import { alertEventSchema } from './eventSchema';
import { alertChannel, alertsEventTopics, type AlertEvent } from './events';
import { alertsPermissions } from './permissions';

const event: AlertEvent = {
  version: 1,
  id: 'e1',
  alertId: 'a1',
  at: '2026-11-28T03:06:00.000Z',
  entityRef: 'component:default/ledger',
  teamRef: 'group:default/payments',
  severity: 'critical',
  state: 'firing',
  by: 'user:default/ana',
};

describe('events of alerts', () => {
  it('are read as they were written, without what came later', () => {
    expect(alertEventSchema.parse(event)).toEqual(event);
    expect(alertEventSchema.parse({ ...event, later: 1 })).toEqual(event);
    const { entityRef, teamRef, by, ...least } = event;
    expect(alertEventSchema.parse(least)).toEqual(least);
  });

  it.each([
    { version: 2 },
    { at: 'yesterday' },
    { severity: 'fatal' },
    { state: 'open' },
    { alertId: '' },
    { teamRef: 'x'.repeat(401) },
  ])('are refused with %p', wrong => {
    expect(alertEventSchema.safeParse({ ...event, ...wrong }).success).toBe(
      false,
    );
  });

  it('have topics and channels of their own', () => {
    const topics = Object.entries(alertsEventTopics);
    expect(topics).toHaveLength(8);
    for (const [name, topic] of topics) {
      expect(topic).toBe(`alerts.alert.${name}`);
    }
    expect(alertChannel('a1')).not.toBe(alertChannel('a2'));
  });
});

describe('permissions of alerts', () => {
  it('are named once, those of alerts by their resource', () => {
    const names = alertsPermissions.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(
      alertsPermissions
        .filter(permission => 'resourceType' in permission)
        .map(({ name }) => name),
    ).toEqual(['alerts.alert.read', 'alerts.alert.update']);
  });
});
