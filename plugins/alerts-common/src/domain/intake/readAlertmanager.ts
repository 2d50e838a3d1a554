import { fieldOf, isFields } from './fields';
import { Problems, refusedFor, shown } from './Problems';
import { type AlertGroupForm, readAlertGroup } from './readAlertGroup';
import type { ReadResult } from './results';

const FORM: AlertGroupForm = {
  sender: 'Alertmanager',
  addresses: [['generatorURL', 'Source']],
  kept: [],
};

/**
 * Reads what the webhook of Alertmanager sends, version 4.
 *
 * @public
 */
export function readAlertmanager(body: unknown): ReadResult {
  if (!isFields(body)) {
    return refusedFor(
      '',
      `is ${shown(body)}; send the object of Alertmanager's webhook`,
    );
  }
  const problems = new Problems();
  const version = fieldOf(body, 'version');
  if (version !== '4') {
    problems.add(
      '/version',
      `is ${shown(version)}; send version "4" of Alertmanager's webhook`,
    );
  }
  const incoming = readAlertGroup(body, FORM, problems);
  return incoming ? { incoming } : problems.refusal();
}
