/* eslint-disable no-script-url -- none of them becomes a link */
import type { AlertSummary } from '@callboard/backstage-plugin-alerts-common';
import {
  acknowledgedBy,
  alertOf,
  CHEN,
  entryOf,
  inMinutes,
  minutesAgo,
} from '../__testUtils__/alerts';
import { foldEntries } from './foldEntries';
import { holdRows, mineFirst } from './heldRows';
import { listQuery } from './listQuery';
import { maskSecrets } from './maskSecrets';
import { ownLabels } from './ownLabels';
import { snoozeEnds } from './snoozeEnds';
import { waitingForMe } from './waitingForMe';
import { webHref } from './webHref';

const named = (...ids: string[]) => ids.map(id => alertOf({ id }));
const idsOf = (alerts: readonly AlertSummary[]) => alerts.map(({ id }) => id);

describe('rows that are held', () => {
  it('begin as the answer', () => {
    const { rows, waiting } = holdRows(undefined, named('a', 'b'));
    expect(idsOf(rows.map(({ alert }) => alert))).toEqual(['a', 'b']);
    expect(waiting).toEqual([]);
  });

  it('change in place, and neither come nor go', () => {
    const { rows: before } = holdRows(undefined, named('a', 'b', 'c'));
    const changed = alertOf({ id: 'c', repeats: 99 });
    const { rows, waiting } = holdRows(before, [
      ...named('d'),
      changed,
      ...named('a'),
    ]);
    expect(
      rows.map(({ alert, isGone }) => [alert.id, alert.repeats, isGone]),
    ).toEqual([
      ['a', 14, false],
      ['b', 14, true],
      ['c', 99, false],
    ]);
    expect(idsOf(waiting)).toEqual(['d']);
  });

  it('have what waits for the reader on top', () => {
    const alerts = [
      alertOf({ id: 'others', pagedMe: false }),
      alertOf({ id: 'held', ...acknowledgedBy(CHEN) }),
      alertOf({
        id: 'quiet',
        quiet: { kind: 'snoozed', until: inMinutes(5) },
      }),
      alertOf({ id: 'mine' }),
    ];
    expect(idsOf(mineFirst(alerts))).toEqual([
      'mine',
      'others',
      'held',
      'quiet',
    ]);
  });
});

describe('what waits for the reader', () => {
  it('is counted, with the oldest, and what escalates next', () => {
    const soon = { at: inMinutes(2), people: [CHEN], what: 'level 2' };
    const found = waitingForMe([
      alertOf({ id: 'a', next: { ...soon, at: inMinutes(9) } }),
      alertOf({ id: 'b', startedAt: minutesAgo(60), next: soon }),
      alertOf({ id: 'c', ...acknowledgedBy(CHEN) }),
      alertOf({ id: 'd', pagedMe: false }),
    ]);
    expect(found).toMatchObject({ count: 2, oldest: { id: 'b' }, next: soon });
  });

  it('is nothing where nothing does', () => {
    expect(waitingForMe([alertOf(acknowledgedBy(CHEN))])).toBeUndefined();
  });
});

describe('the query of the list', () => {
  const of = (search: string) => listQuery(new URLSearchParams(search));

  it('reads what the address asks for', () => {
    expect(
      of(
        'q= lag &severity=error&state=all&team=t&service=s&label=a=b&mine=teams&cursor=c',
      ),
    ).toEqual({
      q: 'lag',
      severity: 'error',
      state: 'all',
      team: 't',
      entity: 's',
      label: 'a=b',
      scope: 'my-teams',
      cursor: 'c',
      limit: 50,
    });
  });

  it('passes over what it does not know', () => {
    expect(of('severity=P1&state=x&mine=1&q=&team=%20')).toEqual({ limit: 50 });
  });
});

it.each([
  ['https://example.com/a', 'https://example.com/a'],
  [' http://example.com ', 'http://example.com'],
  ['javascript:alert(1)', undefined],
  ['java\nscript:alert(1)', undefined],
  ['mailto:ana@example.com', undefined],
  ['/settings', undefined],
  ['#x', undefined],
  ['//example.com', undefined],
  ['data:text/html,x', undefined],
  [undefined, undefined],
])('follows %j as %j', (written, href) => {
  expect(webHref(written)).toBe(href);
});

it('folds messages that were delivered one after the other', () => {
  const kinds = ['delivered', 'delivered', 'paged', 'delivered'] as const;
  const folded = foldEntries(kinds.map(kind => entryOf({ kind })));
  expect(folded.map(({ entries }) => entries.length)).toEqual([2, 1, 1]);
});

it('tells an instance by what the others do not have', () => {
  expect(
    ownLabels({ a: '1', b: '2', constructor: 'x' }, { a: '1', b: '3' }),
  ).toBe('b=2, constructor=x');
});

describe('ends of a snooze', () => {
  it.each([
    [new Date(2026, 10, 24, 3, 12), new Date(2026, 10, 24, 9, 0)],
    [new Date(2026, 10, 24, 9, 0), new Date(2026, 10, 25, 9, 0)],
  ])('end at nine', (now, morning) => {
    const ends = snoozeEnds(now);
    expect(ends[3].end).toEqual(morning);
    expect(ends[1].end.getTime() - now.getTime()).toBe(3_600_000);
  });
});

describe('secrets in notes', () => {
  it.each([
    ['password=hunter22', 'password=••••••'],
    ['Authorization: Bearer abcdefghijkl', 'Authorization: ••••••'],
    [
      'postgres://app:s3cr3t@db.example.com/x',
      'postgres://app:••••••@db.example.com/x',
    ],
    [`ghp_${'a'.repeat(36)}`, '••••••'],
  ])('are masked in %j', (text, safe) => {
    expect(maskSecrets(text)).toEqual({ text: safe, masked: 1 });
    expect(maskSecrets(safe).masked).toBe(0);
  });

  it('leave other words alone', () => {
    const text = 'rolled back 4.2.1, token bucket is full';
    expect(maskSecrets(text)).toEqual({ text, masked: 0 });
  });
});
