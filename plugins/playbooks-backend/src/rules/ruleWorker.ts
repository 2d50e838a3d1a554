import type { RuleFile } from '@callboard/backstage-plugin-playbooks-common/parse';

/** This file, for the thread that runs it. */
export const RULE_WORKER = __filename;

/** What the thread does. */
export function parseRules(task: { source: string }): RuleFile {
  // Here and not above: the main thread imports this file for its name, and needs no parser.
  const {
    readRuleFile,
  }: typeof import('@callboard/backstage-plugin-playbooks-common/parse') =
    // eslint-disable-next-line global-require
    require('@callboard/backstage-plugin-playbooks-common/parse');
  return readRuleFile(task.source);
}
