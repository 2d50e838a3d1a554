/* The checks that both systems judge by. */
import { JSON_RULE_ENGINE_CHECK_TYPE } from '@backstage-community/plugin-tech-insights-backend-module-jsonfc';
import type { TechInsightJsonRuleCheck } from '@backstage-community/plugin-tech-insights-backend-module-jsonfc';
import type { Check, Scorecard } from '../../../plugins/scorecards-common/src';
import { factName, RETRIEVERS } from './facts';

export const TEAM = 'group:default/platform';
export const BAR = 'bar';
const LEVELS = ['bronze', 'silver', 'gold'];
const VERSIONS = ['v1.0', 'v2.0', 'v3.0'];

export const checkName = (check: number) => `check-${check}`;

const partsOf = (check: number) => {
  const retriever = check % RETRIEVERS.length;
  return {
    provider: RETRIEVERS[retriever],
    flag: factName(retriever, 3 * retriever),
    size: factName(retriever, 1),
    version: factName(retriever, 2),
    threshold: (3 * check) % 100,
  };
};

/** @param threshold - of the size, in the place of its own */
export function barCheck(
  check: number,
  threshold = partsOf(check).threshold,
): Check {
  const { provider, flag, size, version } = partsOf(check);
  return {
    id: checkName(check),
    title: `Check ${check}`,
    level: LEVELS[check % LEVELS.length],
    passes: {
      all: [
        { fact: `${provider}/${flag}`, equals: true },
        {
          any: [
            { fact: `${provider}/${size}`, moreThan: threshold },
            { fact: `${provider}/${version}`, in: VERSIONS },
          ],
        },
      ],
    },
    fix: { text: 'Mend {{entity.name}}', effort: `${1 + (check % 8)}h` },
  };
}

export const barOf = (checks: number): Scorecard => ({
  kind: 'Scorecard',
  id: BAR,
  title: 'The bar',
  owner: TEAM,
  ranking: 'levels',
  levels: LEVELS.map(id => ({ id, title: id })),
  target: 'silver',
  checks: Array.from({ length: checks }, (_, check) => barCheck(check)),
});

export const techInsightsChecks = (
  checks: number,
): TechInsightJsonRuleCheck[] =>
  Array.from({ length: checks }, (_, check) => {
    const { provider, flag, size, version, threshold } = partsOf(check);
    return {
      id: checkName(check),
      type: JSON_RULE_ENGINE_CHECK_TYPE,
      name: `Check ${check}`,
      description: `Check ${check}`,
      factIds: [provider],
      rule: {
        conditions: {
          all: [
            { fact: flag, operator: 'equal', value: true },
            {
              any: [
                { fact: size, operator: 'greaterThan', value: threshold },
                { fact: version, operator: 'in', value: VERSIONS },
              ],
            },
          ],
        },
      },
    };
  });
