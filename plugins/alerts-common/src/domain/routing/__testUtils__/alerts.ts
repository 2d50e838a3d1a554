import type {
  KeyScope,
  LabelMatcher,
  RememberedRoute,
  RouteDecision,
} from '../../../types';
import { routeAlert } from '../routeAlert';
import { indexOf } from './catalog';

export const PAYMENTS = 'group:default/payments';
export const CARDS = 'group:default/cards';
export const CORE = 'group:default/core';
export const LEDGER = 'component:default/ledger';
export const ROUTER = 'component:default/payment-router';
export const VAULT = 'component:default/card-vault';
export const ORPHAN = 'component:default/orphan';

export const K8S_ID = 'backstage.io/kubernetes-id';
const K8S_NAMESPACE = 'backstage.io/kubernetes-namespace';
const SLUG = 'github.com/project-slug';

export const index = indexOf({
  groups: new Map([
    [PAYMENTS, undefined],
    [CARDS, PAYMENTS],
    [CORE, undefined],
  ]),
  entities: [
    {
      entityRef: LEDGER,
      teamRef: PAYMENTS,
      annotations: {
        [K8S_ID]: 'ledger-app',
        [K8S_NAMESPACE]: 'pay',
        'prometheus.io/alert': 'LedgerLagHigh,LedgerDown',
      },
    },
    { entityRef: 'system:default/ledger', teamRef: PAYMENTS },
    {
      entityRef: ROUTER,
      teamRef: PAYMENTS,
      annotations: { [K8S_NAMESPACE]: 'pay', [SLUG]: 'example/mono' },
    },
    {
      entityRef: VAULT,
      teamRef: CARDS,
      annotations: { [K8S_NAMESPACE]: 'vault', [SLUG]: 'example/mono' },
    },
    { entityRef: 'component:default/gateway', teamRef: PAYMENTS },
    { entityRef: 'component:core/gateway', teamRef: CORE },
    { entityRef: 'component:default/fx-rates', teamRef: CORE },
    { entityRef: ORPHAN, annotations: { [K8S_ID]: 'orphan' } },
  ],
});

export const any: KeyScope = { kind: 'any' };
export const ofTeam: KeyScope = { kind: 'group', groupRef: PAYMENTS };
export const ofLedger: KeyScope = { kind: 'entity', entityRef: LEDGER };

export interface Sent {
  entityRef?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  key?: KeyScope;
  remembered?: RememberedRoute[];
}

export const route = ({
  entityRef,
  labels = {},
  annotations = {},
  key = any,
  remembered = [],
}: Sent): RouteDecision =>
  routeAlert({
    event: { title: 'LagHigh', labels, annotations, entityRef },
    key,
    index,
    remembered,
  });

/** In short: where to and how, then the note or reason. */
export function said(decision: RouteDecision): string[] {
  switch (decision.kind) {
    case 'entity':
      return [
        `${decision.entityRef} of ${decision.teamRef} by ${decision.by}`,
        decision.note ?? '',
      ];
    case 'team':
      return [`${decision.teamRef} by ${decision.by}`, decision.note ?? ''];
    case 'unrouted':
      return [`unrouted: ${decision.code}`, decision.reason];
    default:
      return ['refused', decision.reason];
  }
}

export const equals = (label: string, value: string): LabelMatcher => ({
  label,
  op: '=',
  value,
});

export const remember = (
  entityRef: string,
  matchers: LabelMatcher[],
  createdAt = '2026-11-01T00:00:00.000Z',
): RememberedRoute => ({
  id: `${entityRef}/${createdAt}`,
  matchers,
  entityRef,
  createdAt,
});

export const toLedger = `${LEDGER} of ${PAYMENTS}`;
export const toRouter = `${ROUTER} of ${PAYMENTS}`;
