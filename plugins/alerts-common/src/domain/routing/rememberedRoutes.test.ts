import type { LabelMatcher, RememberedRoute } from '../../types';
import {
  CORE,
  equals,
  LEDGER,
  remember,
  route,
  said,
  toLedger,
} from './__testUtils__/alerts';

describe('remembered routes', () => {
  const labels = { job: 'fx', cluster: 'eu-1' };
  const job = equals('job', 'fx');
  const cluster: LabelMatcher = { label: 'cluster', op: '=~', value: 'eu-.*' };

  it.each<[string, RememberedRoute[], string]>([
    ['none', [], 'unrouted: no-match'],
    ['one', [remember(LEDGER, [job])], `${toLedger} by remembered`],
    ['of a team', [remember(CORE, [job])], `${CORE} by remembered`],
    [
      'the most particular',
      [
        remember(CORE, [job], '2026-11-09T00:00:00.000Z'),
        remember(LEDGER, [job, cluster]),
      ],
      `${toLedger} by remembered`,
    ],
    [
      'the newest',
      [
        remember(CORE, [job]),
        remember(LEDGER, [job], '2026-11-09T00:00:00.000Z'),
        remember(CORE, [cluster]),
      ],
      `${toLedger} by remembered`,
    ],
    [
      'not one that leads nowhere',
      [
        remember('component:default/gone', [job, cluster]),
        remember(CORE, [job]),
      ],
      `${CORE} by remembered`,
    ],
    ['not one for everything', [remember(CORE, [])], 'unrouted: no-match'],
    [
      'not one that cannot be read',
      [remember(CORE, [{ ...cluster, value: '(' }])],
      'unrouted: no-match',
    ],
  ])('%s', (_, remembered, where) => {
    expect(said(route({ labels, remembered }))[0]).toBe(where);
  });

  it('go before labels, and after what the sender names', () => {
    const remembered = [remember(CORE, [equals('job', 'ledger')])];
    const sent = { labels: { job: 'ledger' }, remembered };
    expect(said(route(sent))[0]).toBe(`${CORE} by remembered`);
    expect(said(route({ ...sent, entityRef: LEDGER }))[0]).toBe(
      `${toLedger} by reference`,
    );
  });
});
