import { expectKeepable } from './__testUtils__/expectKeepable';
import {
  datadogBody,
  datadogMapping,
  goAlertBody,
  SCRIPT,
} from './__testUtils__/payloads';
import type { GenericMapping } from '../../types';
import { readGeneric } from './readGeneric';

function read(body: unknown, mapping?: GenericMapping) {
  const result = readGeneric(body, mapping);
  if (!('incoming' in result)) throw new Error(JSON.stringify(result));
  expectKeepable(result.incoming);
  return result.incoming.events;
}

const pointersOf = (body: unknown, mapping?: GenericMapping) => {
  const result = readGeneric(body, mapping);
  return 'problems' in result
    ? result.problems.map(({ pointer }) => pointer)
    : [];
};

describe('readGeneric', () => {
  it('reads the generic form of GoAlert', () => {
    expect(readGeneric(goAlertBody)).toEqual({
      incoming: {
        events: [
          {
            action: 'trigger',
            dedupKey: 'disk:db1:/var',
            groupKey: 'disk:db1:/var',
            title: 'Disk of db1 is full',
            summary: 'Disk of db1 is full',
            labels: { host: 'db1', percent: '99' },
            annotations: { details: 'Volume /var is at 99 %' },
            links: [],
          },
        ],
      },
    });
  });

  it.each([
    [{ ...goAlertBody, action: 'close' }, 'resolve'],
    [{ dedup: 'k', action: 'close' }, 'resolve'],
    [{ dedup: 'k', status: ' Recovered ' }, 'resolve'],
    [{ dedup: 'k', state: 'OK' }, 'resolve'],
    [{ dedup: 'k', status: 'acknowledged' }, 'acknowledge'],
    [{ summary: 'S', status: 'alerting' }, 'trigger'],
    [{ summary: 'S', status: ['close'] }, 'trigger'],
  ])('reads the action of %j', (body, action) => {
    expect(read(body)[0].action).toBe(action);
  });

  it('reads a template of Datadog by its mapping', () => {
    expect(read(datadogBody, datadogMapping)).toEqual([
      {
        action: 'trigger',
        dedupKey: '17450001234567890',
        groupKey: 'ab12',
        title: '[P2] [Triggered] CPU is high on host:web-1',
        summary: '[P2] [Triggered] CPU is high on host:web-1',
        severity: 'error',
        labels: {
          env: 'prod',
          service: 'ledger',
          role: 'web,db',
          canary: 'true',
        },
        annotations: {},
        links: [
          { label: 'Link', url: 'https://app.example.com/event/event?id=1' },
        ],
        startsAt: new Date(1795864003000).toISOString(),
      },
    ]);
    expect(
      read({ ...datadogBody, transition: 'Recovered' }, datadogMapping)[0]
        .action,
    ).toBe('resolve');
  });

  it.each([
    [{ message: 'M' }, { summary: 'M', dedupKey: 'M' }],
    [
      { title: 'T', text: 'X' },
      { title: 'T', summary: 'T' },
    ],
    [{ summary: 'S', alias: 7 }, { dedupKey: '7' }],
    [{ summary: 'S', priority: 'P1' }, { severity: 'critical' }],
    [{ summary: 'S', labels: { severity: 'low' } }, { severity: 'info' }],
    [{ summary: 'S', tags: ['a:b', 'c'] }, { labels: { a: 'b', c: 'true' } }],
    [
      { summary: 'S', timestamp: 1795864003 },
      { startsAt: '2026-11-28T11:06:43.000Z' },
    ],
    [{ summary: 'S', entityRef: 'api:x' }, { entityRef: 'api:default/x' }],
    [
      { summary: 'S', meta: { entity_ref: 'y' } },
      { entityRef: 'component:default/y' },
    ],
    [
      { summary: 'S', entity_ref: 'no ref!' },
      { labels: { entity_ref: 'no ref!' } },
    ],
    [
      { summary: 'S', link: SCRIPT },
      { links: [], annotations: { link: SCRIPT } },
    ],
  ])('reads common names: %j', (body, expected) => {
    expect(read(body)[0]).toMatchObject(expected);
  });

  it('takes equal summaries for the same where no key is sent', () => {
    const long = 'x'.repeat(300);
    const [one, same, other] = read(
      [long, long, `${long}y`].map(summary => ({ summary })),
    );
    expect(one.dedupKey).toBe(same.dedupKey);
    expect(one.dedupKey).not.toBe(other.dedupKey);
  });

  const mapping: GenericMapping = {
    summary: '/a~1b/0/c~0d',
    severity: '/how',
    severities: JSON.parse('{"Blocking":"critical","constructor":"warning"}'),
    status: '/phase',
    resolvedValues: ['Done'],
    acknowledgedValues: ['seen'],
  };
  const mapped = (changes: object) => ({
    'a/b': [{ 'c~d': 'Summary' }],
    ...changes,
  });

  it.each([
    [{}, { action: 'trigger', summary: 'Summary' }],
    [{ how: 'blocking' }, { severity: 'critical' }],
    [{ how: 'constructor' }, { severity: 'warning' }],
    [{ how: 'toString' }, { severity: 'error' }],
    [{ how: 'P3' }, { severity: 'warning' }],
    [{ phase: 'done' }, { action: 'resolve' }],
    [{ phase: 'SEEN' }, { action: 'acknowledge' }],
    // Words of our own hold only where the mapping names none.
    [{ phase: 'closed' }, { action: 'trigger' }],
    // What a mapping leaves out is not read.
    [
      { dedup: 'k', link: 'https://example.com' },
      { dedupKey: 'Summary', links: [] },
    ],
  ])('reads %j by a mapping', (changes, expected) => {
    expect(read(mapped(changes), mapping)[0]).toMatchObject(expected);
  });

  it('reads a list, each element an event', () => {
    expect(
      read([{ summary: 'A' }, { dedup: 'B', action: 'close' }]).map(
        ({ action, dedupKey }) => [action, dedupKey],
      ),
    ).toEqual([
      ['trigger', 'A'],
      ['resolve', 'B'],
    ]);
  });

  it.each<[unknown, GenericMapping | undefined, string[]]>([
    [null, undefined, ['']],
    ['text', undefined, ['']],
    [[], undefined, ['']],
    [Array(1_001).fill(goAlertBody), undefined, ['']],
    [{}, undefined, ['/summary']],
    [{ summary: { text: 'x' } }, undefined, ['/summary']],
    [{ summary: ' ', dedup: 'k' }, undefined, ['/summary']],
    [
      [{ summary: 'S' }, 7, { action: 'close' }],
      undefined,
      ['/1', '/2/summary'],
    ],
    [mapped({ 'a/b': [] }), mapping, ['/a~1b/0/c~0d']],
    [
      JSON.parse('{"x":1}'),
      { summary: '/__proto__/constructor' },
      ['/__proto__/constructor'],
    ],
    [{ a: 'x' }, { summary: '/a/length' }, ['/a/length']],
    [{ a: ['x'] }, { summary: '/a/length' }, ['/a/length']],
  ])('refuses %#, with its place', (body, by, pointers) => {
    expect(pointersOf(body, by)).toEqual(pointers);
  });
});
