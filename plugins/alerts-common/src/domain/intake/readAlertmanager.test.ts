import { alertmanagerBody, SCRIPT } from './__testUtils__/payloads';
import { expectKeepable } from './__testUtils__/expectKeepable';
import { fingerprintOf } from './fingerprint';
import { readAlertmanager } from './readAlertmanager';

const [firing, over] = alertmanagerBody.alerts;

function read(changes: object) {
  const result = readAlertmanager({ ...alertmanagerBody, ...changes });
  if (!('incoming' in result)) throw new Error(JSON.stringify(result));
  expectKeepable(result.incoming);
  return result.incoming;
}

const readOne = (changes: object) =>
  read({ alerts: [{ ...firing, ...changes }] }).events[0];

function problemsOf(body: unknown) {
  const result = readAlertmanager(body);
  if ('incoming' in result) throw new Error('It was read');
  return result;
}

describe('readAlertmanager', () => {
  it('reads a group that fires with one alert resolved', () => {
    const groupKey = '{}/{severity="critical"}:{alertname="ProbeFailure"}';
    expect(readAlertmanager(alertmanagerBody)).toEqual({
      incoming: {
        events: [
          {
            action: 'trigger',
            dedupKey: '1a30ba71cca2921f',
            groupKey,
            title: 'ProbeFailure',
            summary: 'Probe failure: https://server.example.org',
            severity: 'critical',
            labels: firing.labels,
            annotations: firing.annotations,
            links: [
              { label: 'Runbook', url: 'https://example.org/runbooks/probe' },
              { label: 'Source', url: firing.generatorURL },
              {
                label: 'Alertmanager',
                url: 'http://alertmanager.example.org:9093',
              },
            ],
            entityRef: 'component:default/ledger',
            startsAt: '2026-11-28T11:08:45.828Z',
          },
          {
            action: 'resolve',
            dedupKey: '2b30ba71cca2921f',
            groupKey,
            title: 'ProbeFailure',
            summary: 'Probe failure: https://other.example.org',
            severity: 'critical',
            labels: over.labels,
            annotations: over.annotations,
            links: [
              { label: 'Source', url: over.generatorURL },
              {
                label: 'Alertmanager',
                url: 'http://alertmanager.example.org:9093',
              },
            ],
            startsAt: '2026-11-28T11:00:00.000Z',
            endsAt: '2026-11-28T11:05:30.500Z',
          },
        ],
        group: { groupKey, status: 'firing', truncated: 0 },
      },
    });
  });

  it.each([
    ['all of it is over', 'resolved', 0, [over], 'resolved'],
    // The group's own status is worked out from those that were not left out.
    ['some are left out', 'resolved', 3, [over], 'firing'],
    [
      'one fires, whatever the group says',
      'resolved',
      0,
      [over, firing],
      'firing',
    ],
    ['the group does not say', undefined, 0, [over], 'resolved'],
  ])('tells the state of a group: %s', (_, status, truncated, alerts, told) => {
    expect(read({ status, truncatedAlerts: truncated, alerts }).group).toEqual({
      groupKey: alertmanagerBody.groupKey,
      status: told,
      truncated,
    });
  });

  it('works out a fingerprint that is left out, in any order of labels', () => {
    const { dedupKey } = readOne({ fingerprint: undefined });
    const backwards = Object.fromEntries(
      Object.entries(firing.labels).reverse(),
    );
    expect(dedupKey).toBe(fingerprintOf(firing.labels));
    expect(readOne({ fingerprint: '', labels: backwards }).dedupKey).toBe(
      dedupKey,
    );
    expect(
      readOne({ fingerprint: null, labels: { ...backwards, job: 'other' } })
        .dedupKey,
    ).not.toBe(dedupKey);
  });

  it.each([
    [{ alertname: 'A', job: 'b' }, { title: 'T' }, 'A', 'T'],
    [{ job: 'b' }, { title: 'T', summary: 'S' }, 'T', 'S'],
    [{ job: 'b' }, { description: 'D\n d' }, 'D d', 'D\n d'],
    [{ job: 'b' }, { message: 'M' }, 'M', 'M'],
    [{ job: 'b' }, {}, 'job=b', 'job=b'],
    [{ alertname: ' ' }, null, 'Alert without a name', 'Alert without a name'],
    [{}, { summary: 7 }, '7', '7'],
  ])('names %j with %j', (labels, annotations, title, summary) => {
    expect(readOne({ labels, annotations })).toMatchObject({ title, summary });
  });

  it.each([
    [{ severity: 'page' }, 'critical'],
    [{ priority: 'P2' }, 'error'],
    [{ severity: 'sehr schlimm' }, 'error'],
    [{ severity: '', priority: 'low' }, 'info'],
    [{}, undefined],
  ])('takes the severity from %j', (labels, severity) => {
    const event = readOne({ labels });
    expect(event.severity).toBe(severity);
    expect(event.labels).toEqual(labels);
  });

  it.each([
    [{ backstage_entity: 'API:Pay/Ledger' }, {}, 'api:pay/ledger'],
    [{}, { callboard_entity: 'ledger' }, 'component:default/ledger'],
    [{ entity_ref: 'not a ref' }, {}, undefined],
  ])('takes the entity from %j and %j', (labels, annotations, entityRef) => {
    const event = readOne({ labels, annotations });
    expect(event.entityRef).toBe(entityRef);
    expect(event.labels).toEqual(labels);
  });

  it('keeps as text what is no link', () => {
    const { links, annotations } = readOne({
      annotations: { runbook_url: SCRIPT, dashboard: 'a/b' },
      labels: { dashboard_url: 'https://example.org/d' },
      generatorURL: 'ftp://example.org',
    });
    expect(links.map(({ url }) => url)).toEqual([
      'https://example.org/d',
      'http://alertmanager.example.org:9093',
    ]);
    expect(annotations).toEqual({
      runbook_url: SCRIPT,
      dashboard: 'a/b',
      generatorURL: 'ftp://example.org',
    });
  });

  it.each([
    ['0001-01-01T00:00:00Z'],
    ['12026-01-01T00:00:00Z'],
    ['yesterday'],
    [{}],
    [undefined],
  ])('loses no alert over a time like %j', time => {
    const event = readOne({ status: 'resolved', startsAt: time, endsAt: time });
    expect(event).not.toHaveProperty('startsAt');
    expect(event).not.toHaveProperty('endsAt');
  });

  it('tells no end of what fires', () => {
    const event = readOne({ endsAt: '2026-11-28T13:12:45Z' });
    expect(event).not.toHaveProperty('endsAt');
  });

  it('keeps labels that are no texts, and names that are special elsewhere', () => {
    const labels = JSON.parse(
      '{"__proto__":"p","constructor":"c","n":1,"list":["a"],"nothing":null}',
    );
    const event = readOne({ labels });
    expect(Object.entries(event.labels)).toEqual([
      ['__proto__', 'p'],
      ['constructor', 'c'],
      ['n', '1'],
      ['list', '["a"]'],
    ]);
    expect(event.severity).toBeUndefined();
  });

  it('keeps what routes go by when there are more labels than are kept', () => {
    const many = Array.from({ length: 100 }, (_, index) => [`a${index}`, 'x']);
    const { labels } = readOne({
      labels: Object.fromEntries([...many, ['service', 's'], ['team', 't']]),
    });
    expect(Object.keys(labels)).toHaveLength(64);
    expect(labels).toMatchObject({ service: 's', team: 't', a0: 'x' });
  });

  it('keeps long keys of groups apart', () => {
    const [one, other] = ['1', '2'].map(
      end => read({ groupKey: `${'k'.repeat(400)}${end}` }).group?.groupKey,
    );
    expect(one).toHaveLength(255);
    expect(one?.startsWith('kkk')).toBe(true);
    expect(one).not.toBe(other);
  });

  const alert = (changes: object) => ({
    ...alertmanagerBody,
    alerts: [firing, { ...over, ...changes }],
  });
  const body = (changes: object) => ({ ...alertmanagerBody, ...changes });
  it.each([
    [null, ''],
    [[], ''],
    ['text', ''],
    [body({ version: 4 }), '/version'],
    [body({ version: '3' }), '/version'],
    [body({ version: undefined }), '/version'],
    [body({ groupKey: '' }), '/groupKey'],
    [body({ groupKey: ['k'] }), '/groupKey'],
    [body({ truncatedAlerts: -1 }), '/truncatedAlerts'],
    [body({ truncatedAlerts: 0.5 }), '/truncatedAlerts'],
    [body({ truncatedAlerts: '1' }), '/truncatedAlerts'],
    [body({ alerts: undefined }), '/alerts'],
    [body({ alerts: {} }), '/alerts'],
    [body({ alerts: [] }), '/alerts'],
    [body({ alerts: Array(1_001).fill(firing) }), '/alerts'],
    [body({ alerts: [firing, 'text'] }), '/alerts/1'],
    [body({ alerts: [null] }), '/alerts/0'],
    [alert({ status: 'Firing' }), '/alerts/1/status'],
    [alert({ status: undefined }), '/alerts/1/status'],
    [alert({ labels: undefined }), '/alerts/1/labels'],
    [alert({ labels: ['a'] }), '/alerts/1/labels'],
  ])('refuses %#, with its place', (sent, pointer) => {
    const { problems, more } = problemsOf(sent);
    expect(problems.map(problem => problem.pointer)).toEqual([pointer]);
    expect(more).toBe(0);
  });

  it('tells ten problems, and how many more there are', () => {
    const alerts = Array(30).fill({ status: 'x', labels: {} });
    const { problems, more } = problemsOf(body({ alerts, version: '5' }));
    expect(problems).toHaveLength(10);
    expect(problems[0]).toEqual({
      pointer: '/version',
      message: 'is "5"; send version "4" of Alertmanager\'s webhook',
    });
    expect(problems[9].pointer).toBe('/alerts/8/status');
    expect(more).toBe(21);
  });
});
