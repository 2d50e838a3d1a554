import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  type ConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  createScorecardsConditionalDecision,
  scorecardsConditions,
  scorecardsRules,
  type ScorecardsResultFilter,
} from '@callboard/backstage-plugin-scorecards-node';
import { scorecardsResultReadPermission } from '@callboard/backstage-plugin-scorecards-common';
import { groupEntity, withRelations } from '@internal/test-kit';
import { Grant } from './Grant';
import { Narrowing } from './Narrowing';
import { TeamDirectory } from './Teams';

const toFilter: ConditionTransformer<ScorecardsResultFilter> =
  createConditionTransformer(Object.values(scorecardsRules));
const grantOf = (decision: PolicyDecision) =>
  new Grant(decision, { resourceType: 'scorecards-result', toFilter });
const ownedBy = (...claims: string[]) =>
  grantOf(
    createScorecardsConditionalDecision(
      scorecardsResultReadPermission,
      scorecardsConditions.isOwnedBy({ claims }),
    ),
  );

const directory = new TeamDirectory(
  withRelations([
    groupEntity({ name: 'money' }),
    groupEntity({ name: 'ledger', parent: 'money' }),
  ]),
);
const OWNERS: Record<string, string | undefined> = {
  ledger: 'group:default/ledger',
  cards: 'group:default/cards',
  orphan: undefined,
};
const narrowing = () =>
  new Narrowing({
    find: ref =>
      ref in OWNERS
        ? ({ ref, owner: OWNERS[ref] } as ReturnType<
            ConstructorParameters<typeof Narrowing>[0]['find']
          >)
        : undefined,
  });
const everything = () => true;
const seenOf = (sees: (ref: string) => boolean) =>
  ['ledger', 'cards', 'orphan', 'gone'].filter(sees);

describe('what is seen of results', () => {
  it('is what both the catalog and the grant show', () => {
    const kept = narrowing();
    const money = ownedBy('group:default/money');
    expect(seenOf(kept.of(everything, money, directory))).toEqual(['ledger']);
    expect(seenOf(kept.of(() => false, money, directory))).toEqual([]);
    expect(seenOf(kept.of(everything, ownedBy(), directory))).toEqual([]);
  });

  it('is the very same for those who may read the same, as long as teams are', () => {
    const kept = narrowing();
    const of = (claim: string, teams = directory) =>
      kept.of(everything, ownedBy(claim), teams);
    const first = of('group:default/money');
    expect(of('group:default/money')).toBe(first);
    expect(of('group:default/ledger')).not.toBe(first);
    expect(
      kept.of(() => true, ownedBy('group:default/money'), directory),
    ).not.toBe(first);
    expect(of('group:default/money', new TeamDirectory([]))).not.toBe(first);
    for (let i = 0; i < 10; i++) of(`group:default/team-${i}`);
    expect(of('group:default/money')).not.toBe(first);
  });

  it('is nothing by conditions on something else', () => {
    const grant = grantOf({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: { rule: 'IS_OWNED_BY', resourceType: 'catalog-entity' },
    });
    expect(grant).toMatchObject({ isRefused: true, isFull: false });
    expect(grant.allows({ owner_ref: ['group:default/money'] })).toBe(false);
  });
});
