import type { KeyScope } from '../../types';
import {
  CARDS,
  CORE,
  equals,
  LEDGER,
  ofLedger,
  ofTeam,
  ORPHAN,
  PAYMENTS,
  remember,
  route,
  ROUTER,
  said,
  type Sent,
  toLedger,
  toRouter,
  VAULT,
} from './__testUtils__/alerts';

describe('routeAlert with a key of everything', () => {
  it.each<[string, Sent, string, string]>([
    ['names the entity', { entityRef: LEDGER }, `${toLedger} by reference`, ''],
    ['names the team', { entityRef: CORE }, `${CORE} by reference`, ''],
    [
      'names what is not there, and its labels do',
      { entityRef: 'component:default/x', labels: { app: 'ledger-app' } },
      `${toLedger} by annotation`,
      '"component:default/x" is not in the catalog',
    ],
    [
      'names what is not there',
      { entityRef: 'component:default/x' },
      'unrouted: entity-unknown',
      '"component:default/x" is not in the catalog',
    ],
    [
      'names what nobody owns',
      { entityRef: ORPHAN, labels: { app: 'ledger-app' } },
      'unrouted: no-owner',
      `Nobody owns ${ORPHAN}`,
    ],
    [
      'names what nobody owns, and a team',
      { entityRef: ORPHAN, labels: { team: 'Core' } },
      `${ORPHAN} of ${CORE} by reference`,
      `Nobody owns ${ORPHAN}`,
    ],
    [
      'has the label of an annotation',
      { labels: { deployment: 'ledger-app' } },
      `${toLedger} by annotation`,
      '',
    ],
    [
      'has it among the annotations of the alert',
      { annotations: { deployment: ' ledger-app ' } },
      `${toLedger} by annotation`,
      '',
    ],
    [
      'is named in an annotation',
      { labels: { alertname: 'LedgerDown' } },
      `${toLedger} by annotation`,
      '',
    ],
    [
      'has a label that is a name, the component first',
      { labels: { service: 'Ledger' } },
      `${toLedger} by name`,
      '',
    ],
    [
      'has a system',
      { labels: { system: 'ledger' } },
      `system:default/ledger of ${PAYMENTS} by name`,
      '',
    ],
    [
      'has a job with its namespace',
      { labels: { job: 'pay/payment-router' } },
      `${toRouter} by name`,
      '',
    ],
    [
      'has a reference for a name',
      { labels: { service: 'component:core/gateway' } },
      `component:core/gateway of ${CORE} by name`,
      '',
    ],
    [
      'has a namespace of one team',
      { labels: { namespace: 'pay' } },
      `${PAYMENTS} by annotation`,
      `namespace="pay" may be ${LEDGER}, ${ROUTER}`,
    ],
    [
      'has a namespace, and a name that tells more',
      { labels: { namespace: 'pay', job: 'ledger' } },
      `${toLedger} by name`,
      '',
    ],
    [
      'has a namespace of one entity',
      { labels: { namespace: 'vault' } },
      `${VAULT} of ${CARDS} by annotation`,
      '',
    ],
    [
      'has a name that two teams have',
      { labels: { service: 'gateway' } },
      'unrouted: ambiguous',
      'service="gateway" may be component:default/gateway, component:core/gateway, of 2 teams',
    ],
    [
      'has such a name, and a team',
      { labels: { service: 'gateway', team: CORE } },
      `component:core/gateway of ${CORE} by name`,
      '',
    ],
    [
      'has such a name, and a team above that of one',
      { labels: { repository: 'example/mono', owner: 'cards' } },
      `${VAULT} of ${CARDS} by annotation`,
      '',
    ],
    [
      'has such a name, and another label that tells',
      { labels: { repository: 'example/mono', job: 'ledger' } },
      `${toLedger} by name`,
      '',
    ],
    [
      'has a name that nobody owns, and a namespace',
      { labels: { app: 'orphan', namespace: 'pay' } },
      `${PAYMENTS} by annotation`,
      `namespace="pay" may be ${LEDGER}, ${ROUTER}`,
    ],
    [
      'has a team',
      { labels: { squad: 'cards' } },
      `${CARDS} by team-label`,
      '',
    ],
    [
      'has a team that is not there, and one that is',
      { labels: { team: 'x', owner: 'cards' } },
      `${CARDS} by team-label`,
      '',
    ],
    [
      'has a team that is not there',
      { labels: { team: 'x' } },
      'unrouted: team-unknown',
      'No team for team="x"',
    ],
    [
      'fits nothing',
      { labels: { job: 'fx', namespace: 'fx', pod: 'y' } },
      'unrouted: no-match',
      'No service for job="fx", namespace="fx"',
    ],
    [
      'says nothing',
      { labels: { pod: 'x' } },
      'unrouted: nothing-to-go-by',
      'There is no label that names a service or a team',
    ],
    [
      'has labels of JavaScript',
      { labels: JSON.parse('{"__proto__": "ledger", "constructor": "x"}') },
      'unrouted: nothing-to-go-by',
      'There is no label that names a service or a team',
    ],
  ])('an alert that %s', (_, sent, where, words) => {
    expect(said(route(sent))).toEqual([where, words]);
  });

  it('names what is nearest', () => {
    const nearest = (sent: Sent) => {
      const decision = route(sent);
      return decision.kind === 'unrouted' ? decision.nearest : undefined;
    };
    expect(nearest({ labels: { job: 'fx' } })).toEqual([
      'component:default/fx-rates',
    ]);
    expect(nearest({ entityRef: 'component:default/payment-rooter' })).toEqual([
      ROUTER,
    ]);
    expect(nearest({ labels: { service: 'gateway' } })).toEqual([
      'component:default/gateway',
      'component:core/gateway',
    ]);
    expect(nearest({ entityRef: ORPHAN })).toEqual([ORPHAN]);
    expect(nearest({})).toEqual([]);
  });
});

describe('routeAlert with a key of a team', () => {
  it.each<[string, Sent, string, string]>([
    ['says nothing', {}, `${PAYMENTS} by key-team`, ''],
    ['names an entity', { entityRef: LEDGER }, `${toLedger} by reference`, ''],
    [
      'names an entity of a team below',
      { entityRef: VAULT },
      `${VAULT} of ${CARDS} by reference`,
      '',
    ],
    [
      'names an entity of another team',
      { entityRef: 'component:core/gateway', labels: { job: 'ledger' } },
      `${PAYMENTS} by key-team`,
      `component:core/gateway is of ${CORE}`,
    ],
    [
      'names another team',
      { entityRef: CORE },
      `${PAYMENTS} by key-team`,
      `${CORE} is not the team of the routing key`,
    ],
    [
      'names what nobody owns',
      { entityRef: ORPHAN },
      `${ORPHAN} of ${PAYMENTS} by reference`,
      `Nobody owns ${ORPHAN}`,
    ],
    [
      'has a name that another team has too',
      { labels: { service: 'gateway' } },
      `component:default/gateway of ${PAYMENTS} by name`,
      '',
    ],
    [
      'has a name of another team',
      { labels: { service: 'fx-rates' } },
      `${PAYMENTS} by key-team`,
      `component:default/fx-rates is of ${CORE}`,
    ],
    [
      'has another team',
      { labels: { team: 'core' } },
      `${PAYMENTS} by key-team`,
      'team="core" is not of the team of the routing key',
    ],
    [
      'has a team below',
      { labels: { team: 'cards' } },
      `${CARDS} by team-label`,
      '',
    ],
    [
      'is remembered for another team',
      {
        labels: { job: 'ledger' },
        remembered: [remember(CORE, [equals('job', 'ledger')])],
      },
      `${toLedger} by name`,
      `${CORE} is not the team of the routing key`,
    ],
  ])('an alert that %s', (_, sent, where, words) => {
    expect(said(route({ ...sent, key: ofTeam }))).toEqual([where, words]);
  });

  it('leads nowhere once the team is gone', () => {
    const key: KeyScope = { kind: 'group', groupRef: 'group:default/gone' };
    for (const entityRef of [undefined, LEDGER, ORPHAN]) {
      const [where, reason] = said(route({ entityRef, key }));
      expect(where).toBe('unrouted: team-gone');
      expect(reason).toMatch(
        /^The routing key is of group:default\/gone, which/,
      );
    }
  });
});

describe('routeAlert with a key of an entity', () => {
  it.each<[string, Sent, string, string]>([
    ['says nothing', {}, `${toLedger} by key`, ''],
    ['names it', { entityRef: LEDGER }, `${toLedger} by key`, ''],
    [
      'names another',
      { entityRef: ROUTER },
      'refused',
      `The routing key is of ${LEDGER}, not of ${ROUTER}`,
    ],
    [
      'names a team',
      { entityRef: PAYMENTS },
      'refused',
      `The routing key is of ${LEDGER}, not of ${PAYMENTS}`,
    ],
    [
      'names what is not there',
      { entityRef: 'component:default/x' },
      `${toLedger} by key`,
      '"component:default/x" is not in the catalog',
    ],
    [
      'has labels of others, or is remembered for them',
      {
        labels: { service: 'fx-rates', team: 'core' },
        remembered: [remember(CORE, [equals('team', 'core')])],
      },
      `${toLedger} by key`,
      '',
    ],
  ])('an alert that %s', (_, sent, where, words) => {
    expect(said(route({ ...sent, key: ofLedger }))).toEqual([where, words]);
  });

  it.each([
    ['component:default/gone', 'entity-gone'],
    [ORPHAN, 'no-owner'],
  ])('where %s is %s, only a person can tell', (entityRef, code) => {
    const key: KeyScope = { kind: 'entity', entityRef };
    const labels = { service: 'ledger', team: 'core' };
    expect(said(route({ key, labels }))[0]).toBe(`unrouted: ${code}`);
    const remembered = [remember(CORE, [equals('service', 'ledger')])];
    expect(said(route({ key, labels, remembered }))[0]).toBe(
      `${CORE} by remembered`,
    );
  });
});
