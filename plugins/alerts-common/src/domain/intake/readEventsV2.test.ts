import { expectKeepable } from './__testUtils__/expectKeepable';
import {
  eventsV2Acknowledge,
  eventsV2Resolve,
  eventsV2Trigger,
  SCRIPT,
} from './__testUtils__/payloads';
import { readEventsV2, routingKeyOf } from './readEventsV2';

const newKey = () => 'new-key';

function read(body: unknown) {
  const result = readEventsV2(body, { newKey });
  if (!('incoming' in result)) throw new Error(JSON.stringify(result));
  expectKeepable(result.incoming);
  return { ...result, event: result.incoming.events[0] };
}

const withPayload = (changes: object) => ({
  ...eventsV2Trigger,
  payload: { ...eventsV2Trigger.payload, ...changes },
});

const pointersOf = (body: unknown) => {
  const result = readEventsV2(body, { newKey });
  return 'problems' in result
    ? result.problems.map(({ pointer }) => pointer)
    : [];
};

describe('readEventsV2', () => {
  it('reads a trigger as documented', () => {
    expect(readEventsV2(eventsV2Trigger, { newKey })).toEqual({
      routingKey: 'abcdefghijklmnopqrstuvwxyz012345',
      dedupKey: 'samplekeyhere',
      incoming: {
        events: [
          {
            action: 'trigger',
            dedupKey: 'samplekeyhere',
            groupKey: 'samplekeyhere',
            title: 'Example alert on host1.example.com',
            summary: 'Example alert on host1.example.com',
            severity: 'info',
            labels: {
              source:
                'monitoringtool:cloudvendor:central-region:cluster/api-stats-003',
              component: 'postgres',
              group: 'prod-datapipe',
              class: 'deploy',
              client: 'Sample Monitoring Service',
              'ping time': '1500ms',
              'load avg': '0.75',
            },
            annotations: {},
            links: [
              { label: 'Link text', url: 'https://example.com/graph' },
              {
                label: 'Example text',
                url: 'https://www.example.com/logo-green.png',
              },
              { label: 'Example text', url: 'https://example.com/' },
              {
                label: 'Sample Monitoring Service',
                url: 'https://monitoring.example.com',
              },
            ],
            startsAt: '2026-07-17T08:42:58.315Z',
          },
        ],
      },
    });
  });

  it.each([
    [eventsV2Acknowledge, 'acknowledge'],
    [eventsV2Resolve, 'resolve'],
    [{ ...eventsV2Resolve, payload: 'ignored' }, 'resolve'],
  ])('needs no more than the key for %#', (body, action) => {
    expect(read(body).event).toEqual({
      action,
      dedupKey: 'samplekeyhere',
      groupKey: 'samplekeyhere',
      title: '',
      summary: '',
      labels: {},
      annotations: {},
      links: [],
    });
  });

  it('tells what a resolve says besides', () => {
    const body = { ...eventsV2Trigger, event_action: 'resolve' };
    expect(read(body).event).toMatchObject({
      action: 'resolve',
      summary: 'Example alert on host1.example.com',
      severity: 'info',
    });
  });

  it.each([[undefined], [null], [''], [{}]])(
    'makes a key for a trigger with dedup_key %j',
    dedup_key => {
      const result = read({ ...eventsV2Trigger, dedup_key });
      expect(result.dedupKey).toBe('new-key');
      expect(result.event.dedupKey).toBe('new-key');
    },
  );

  it('keeps long keys apart, and answers with what was sent', () => {
    const sent = 'k'.repeat(300);
    const result = read({ ...eventsV2Trigger, dedup_key: sent });
    const other = read({ ...eventsV2Trigger, dedup_key: `${sent}2` });
    expect(result.dedupKey).toBe(sent);
    expect(result.event.dedupKey).toHaveLength(255);
    expect(result.event.dedupKey).not.toBe(other.event.dedupKey);
    expect(read({ ...eventsV2Resolve, dedup_key: sent }).event.dedupKey).toBe(
      result.event.dedupKey,
    );
  });

  it('clips a long summary, and its first line is the title', () => {
    const { title, summary } = read(
      withPayload({ summary: `${'a b\n'.repeat(100)}${'c'.repeat(2_000)}` }),
    ).event;
    expect(summary).toHaveLength(1_024);
    expect(summary.endsWith('…')).toBe(true);
    expect(title).toHaveLength(255);
    expect(title.startsWith('a b a b ')).toBe(true);
  });

  it.each([
    ['text', { custom_details: 'text' }],
    [['a', { b: 1 }], { custom_details_0: 'a', custom_details_1: '{"b":1}' }],
    [
      { source: 's', deep: [1, 2] },
      { custom_details_source: 's', deep: '[1,2]' },
    ],
    [null, {}],
  ])('makes labels of details %j', (custom_details, labels) => {
    const payload = { summary: 'S', severity: 'error', custom_details };
    expect(
      read({ ...eventsV2Trigger, client: undefined, payload }).event.labels,
    ).toEqual(labels);
  });

  it('takes the entity from details', () => {
    expect(
      read(withPayload({ custom_details: { entity_ref: 'api:Ledger' } })).event
        .entityRef,
    ).toBe('api:default/ledger');
  });

  it('keeps as text what is no link', () => {
    const { event } = read({
      ...eventsV2Trigger,
      links: [{ href: SCRIPT, text: 'x' }, 'https://example.com/2', 7],
      images: [{ src: 'data:image/png,x' }, null],
      client_url: 'https://',
    });
    expect(event.links).toEqual([
      { label: 'Link', url: 'https://example.com/2' },
    ]);
    expect(event.annotations).toEqual({
      link_0: SCRIPT,
      link_2: '7',
      image_0: 'data:image/png,x',
      client_url: 'https://',
    });
  });

  it('keeps no more links than twenty, and the rest as text', () => {
    const links = Array.from({ length: 200 }, (_, index) => ({
      href: `https://example.com/${index}`,
    }));
    const { event } = read({ ...eventsV2Trigger, links });
    expect(event.links).toHaveLength(20);
    expect(event.annotations.link_20).toBe('https://example.com/20');
    expect(Object.keys(event.annotations)).toHaveLength(64);
  });

  it.each([
    ['no object', [eventsV2Trigger], ['']],
    ['no key', { ...eventsV2Trigger, routing_key: '' }, ['/routing_key']],
    [
      'no action',
      { ...eventsV2Trigger, event_action: 'open' },
      ['/event_action'],
    ],
    ['no payload', { ...eventsV2Trigger, payload: 'x' }, ['/payload']],
    ['no summary', withPayload({ summary: ' ' }), ['/payload/summary']],
    [
      'a list as summary',
      withPayload({ summary: ['x'] }),
      ['/payload/summary'],
    ],
    [
      'unknown severity',
      withPayload({ severity: 'high' }),
      ['/payload/severity'],
    ],
    [
      'no severity',
      withPayload({ severity: undefined }),
      ['/payload/severity'],
    ],
    ['acknowledge', { ...eventsV2Acknowledge, dedup_key: '' }, ['/dedup_key']],
    ['resolve', { ...eventsV2Resolve, dedup_key: undefined }, ['/dedup_key']],
    [
      'all of it',
      { event_action: 'trigger', payload: {} },
      ['/routing_key', '/payload/summary', '/payload/severity'],
    ],
  ])('refuses with places: %s', (_, body, pointers) => {
    expect(pointersOf(body)).toEqual(pointers);
  });

  it('tells nobody a routing key', () => {
    const told = readEventsV2(
      { routing_key: ['secret-1'], event_action: 'open' },
      { newKey },
    );
    expect(JSON.stringify(told)).not.toContain('secret-1');
  });
});

describe('routingKeyOf', () => {
  it.each([
    [eventsV2Trigger, 'abcdefghijklmnopqrstuvwxyz012345'],
    [{ routing_key: 'k' }, 'k'],
    [{ routing_key: '' }, undefined],
    [{ routing_key: 'k'.repeat(256) }, undefined],
    [{ routing_key: 7 }, undefined],
    [['k'], undefined],
    [null, undefined],
  ])('%#', (body, key) => {
    expect(routingKeyOf(body)).toBe(key);
  });
});
