import type { FactInfo } from '@callboard/backstage-plugin-scorecards-common';

const EXAMPLES: Partial<Record<FactInfo['type'], unknown>> = {
  boolean: true,
  number: 1,
  version: '1.0.0',
  time: '2026-11-28T10:00:00Z',
  duration: 60_000,
  list: [],
  map: {},
};

/** A call that pushes a fact. The secret stands in a variable, and so in no history of commands. */
export function pushSnippet(options: {
  address: string;
  fact?: Pick<FactInfo, 'name' | 'type' | 'values'>;
}): string {
  const { address, fact } = options;
  const value = fact ? fact.values?.[0] ?? EXAMPLES[fact.type] ?? 'text' : true;
  const body = JSON.stringify({
    facts: [
      {
        entityRef: 'component:default/my-service',
        fact: fact?.name ?? 'scan-passed',
        value,
      },
    ],
  });
  return [
    `curl --fail-with-body '${address}' \\`,
    '  --header "Authorization: Bearer $SCORECARDS_TOKEN" \\',
    "  --header 'Content-Type: application/json' \\",
    `  --data '${body.replaceAll("'", String.raw`'\''`)}'`,
  ].join('\n');
}
