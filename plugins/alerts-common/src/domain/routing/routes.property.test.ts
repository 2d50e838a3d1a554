import fc from 'fast-check';
import type { RouteDecision } from '../../types';
import {
  any,
  CARDS,
  CORE,
  equals,
  index,
  K8S_ID,
  LEDGER,
  ofLedger,
  ofTeam,
  ORPHAN,
  PAYMENTS,
  remember,
  route,
  ROUTER,
  VAULT,
} from './__testUtils__/alerts';
import { describeRoute, routeAlert } from './routeAlert';

describe('routes', () => {
  it('follow the labels that are configured', () => {
    const decision = routeAlert({
      event: { title: 'x', labels: { unit: 'ledger-app' }, annotations: {} },
      key: any,
      index,
      remembered: [],
      labelRoutes: [{ label: 'unit', annotation: K8S_ID }],
    });
    expect(decision).toEqual({
      kind: 'entity',
      entityRef: LEDGER,
      teamRef: PAYMENTS,
      by: 'annotation',
      via: 'unit="ledger-app"',
    });
    expect(describeRoute(decision)).toBe(
      'by unit="ledger-app" and an annotation',
    );
    expect(describeRoute(route({}))).toBeUndefined();
  });

  const value = fc.constantFrom(
    'ledger',
    'ledger-app',
    'gateway',
    'orphan',
    'pay',
    'core',
    'example/mono',
    'x',
  );
  const sent = fc.record(
    {
      entityRef: fc.constantFrom(LEDGER, VAULT, ORPHAN, CORE, 'api:default/x'),
      labels: fc.dictionary(
        fc.constantFrom('service', 'job', 'namespace', 'team', 'repo', 'pod'),
        value,
      ),
      remembered: fc.array(
        fc
          .tuple(fc.constantFrom(ROUTER, CORE, ORPHAN), value)
          .map(([ref, of]) => remember(ref, [equals('job', of)])),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: ['labels', 'remembered'] },
  );

  it('of a key of a team stay within it, and always lead somewhere', () => {
    fc.assert(
      fc.property(sent, given => {
        const decision = route({ ...given, key: ofTeam });
        const teamRef = 'teamRef' in decision ? decision.teamRef : '';
        expect([PAYMENTS, CARDS]).toContain(teamRef);
      }),
      { numRuns: 500 },
    );
  });

  it('of a key of an entity lead to it, or are refused', () => {
    fc.assert(
      fc.property(sent, given => {
        const decision = route({ ...given, key: ofLedger });
        expect(
          decision.kind === 'refused' ||
            (decision.kind === 'entity' && decision.entityRef === LEDGER),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  /** What is wrong with a decision. */
  function problemOf(decision: RouteDecision): string | undefined {
    switch (decision.kind) {
      case 'entity':
        return index.entity(decision.entityRef) && index.team(decision.teamRef)
          ? undefined
          : 'leads nowhere';
      case 'team':
        return index.team(decision.teamRef) ? undefined : 'leads nowhere';
      case 'unrouted': {
        const { nearest, reason } = decision;
        const isKnown = nearest.every(ref => index.entity(ref));
        return isKnown && nearest.length <= 3 && reason !== ''
          ? undefined
          : 'does not say why';
      }
      default:
        return 'refuses what it may do';
    }
  }

  it('lead to what is in the catalog, or say why not', () => {
    fc.assert(
      fc.property(sent, given => {
        expect(problemOf(route(given))).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});
