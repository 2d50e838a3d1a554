import { expectKeepable } from './__testUtils__/expectKeepable';
import {
  alertmanagerBody,
  grafanaBody,
  grafanaTestBody,
} from './__testUtils__/payloads';
import { readAlertmanager } from './readAlertmanager';
import { isGrafana, readGrafana } from './readGrafana';

function read(body: unknown) {
  const result = readGrafana(body);
  if (!('incoming' in result)) throw new Error(JSON.stringify(result));
  expectKeepable(result.incoming);
  return result.incoming;
}

describe('isGrafana', () => {
  it.each([
    [grafanaBody, true],
    [grafanaTestBody, true],
    [alertmanagerBody, false],
    [{ orgId: null }, false],
    [[grafanaBody], false],
    [null, false],
    ['orgId', false],
  ])('%#', (body, expected) => {
    expect(isGrafana(body)).toBe(expected);
  });
});

describe('readGrafana', () => {
  it('reads what the documentation shows', () => {
    const [alert] = grafanaBody.alerts;
    expect(read(grafanaBody)).toEqual({
      events: [
        {
          action: 'trigger',
          dedupKey: 'c6eadffa33fcdf37',
          groupKey: '{}:{}',
          title: 'High memory usage',
          summary: 'This alert was triggered for zone us-1',
          labels: alert.labels,
          annotations: {
            ...alert.annotations,
            values: '{"B":44.23943737541908,"C":1}',
          },
          links: [
            { label: 'Runbook', url: 'https://runbook.example.org/1234' },
            { label: 'Dashboard', url: alert.dashboardURL },
            { label: 'Panel', url: alert.panelURL },
            { label: 'Source', url: alert.generatorURL },
            { label: 'Silence', url: alert.silenceURL },
            { label: 'Image', url: alert.imageURL },
            { label: 'Grafana', url: 'https://play.example.org/' },
          ],
          startsAt: '2026-10-12T07:51:03.157Z',
        },
      ],
      group: { groupKey: '{}:{}', status: 'firing', truncated: 0 },
    });
  });

  it('reads what the test button of a contact point sends', () => {
    const [event] = read(grafanaTestBody).events;
    expect(event).toMatchObject({
      dedupKey: '57c6d9296de2ad39',
      title: 'TestAlert',
      summary: 'Notification test',
      annotations: {
        summary: 'Notification test',
        valueString: "[ metric='foo' labels={instance=bar} value=10 ]",
      },
    });
    expect(event.links.map(({ label }) => label)).toEqual([
      'Silence',
      'Grafana',
    ]);
  });

  it('takes the title of the message where an alert says nothing', () => {
    const alerts = [{ status: 'firing', labels: { alertname: 'A' } }];
    expect(read({ ...grafanaBody, alerts }).events[0]).toMatchObject({
      title: 'A',
      summary: '[FIRING:1]  (blue)',
    });
  });

  it('has a version of its own, which is none of Alertmanager', () => {
    expect(readAlertmanager(grafanaBody)).toMatchObject({
      problems: [{ pointer: '/version' }],
    });
  });

  it.each([
    [undefined, ''],
    [{ ...grafanaBody, groupKey: undefined }, '/groupKey'],
    [{ ...grafanaBody, alerts: [{ labels: {} }] }, '/alerts/0/status'],
  ])('refuses %#, with its place', (body, pointer) => {
    expect(readGrafana(body)).toMatchObject({ problems: [{ pointer }] });
  });
});
