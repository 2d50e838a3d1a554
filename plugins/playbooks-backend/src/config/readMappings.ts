import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** What a team means by the variables of its pages: variable → label of its alerts. */
export interface VariableMapping {
  /** Owner in the front matter of the pages; of all pages when absent. */
  owner?: string;
  variables: Record<string, string>;
}

function readMapping(config: Config, path: string): VariableMapping {
  const variables = config.get('variables');
  const isMap =
    typeof variables === 'object' &&
    variables !== null &&
    !Array.isArray(variables) &&
    Object.values(variables).every(label => typeof label === 'string');
  if (!isMap) {
    throw new InputError(
      `${path}.variables: give a label for each variable, such as { tenant: customer_id }`,
    );
  }
  const owner = config.getOptionalString('owner');
  return {
    ...(owner && { owner }),
    variables: variables as Record<string, string>,
  };
}

/** Reads `playbooks.mappings`; what is wrong is named with its path. */
export const readMappings = (config: Config | undefined): VariableMapping[] =>
  (config?.getOptionalConfigArray('mappings') ?? []).map((mapping, i) =>
    readMapping(mapping, `playbooks.mappings[${i}]`),
  );

/** `Ledger`, `ledger` and `group:default/ledger` are one team. */
const teamOf = (owner: string) =>
  owner.toLowerCase().replace(/^group:(?:default\/)?/, '');

/** What the variables of a page mean: what its team says counts more than what is said for all. */
export function mappingFor(
  owner: string | undefined,
  mappings: readonly VariableMapping[],
): Record<string, string> {
  const forAll = mappings.filter(one => one.owner === undefined);
  const ofTeam = mappings.filter(
    one => one.owner && owner && teamOf(one.owner) === teamOf(owner),
  );
  return Object.assign(
    {},
    ...[...forAll, ...ofTeam].map(({ variables }) => variables),
  );
}
