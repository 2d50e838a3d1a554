import { fieldOf, isFields } from './fields';
import { Problems, refusedFor, shown } from './Problems';
import { type AlertGroupForm, readAlertGroup } from './readAlertGroup';
import type { ReadResult } from './results';

const FORM: AlertGroupForm = {
  sender: 'Grafana',
  addresses: [
    ['dashboardURL', 'Dashboard'],
    ['panelURL', 'Panel'],
    ['generatorURL', 'Source'],
    ['silenceURL', 'Silence'],
    ['imageURL', 'Image'],
  ],
  kept: ['values', 'valueString'],
};

/**
 * Whether Grafana Alerting sent it: its webhook has Alertmanager's form, and names the organisation besides.
 *
 * @public
 */
export const isGrafana = (body: unknown): boolean =>
  isFields(body) && fieldOf(body, 'orgId') !== undefined;

/**
 * Reads what the webhook of Grafana Alerting sends. Its `version` is its own, and has been "1" since there is one.
 *
 * @public
 */
export function readGrafana(body: unknown): ReadResult {
  if (!isFields(body)) {
    return refusedFor(
      '',
      `is ${shown(body)}; send the object of Grafana's webhook contact point`,
    );
  }
  const problems = new Problems();
  const incoming = readAlertGroup(body, FORM, problems);
  return incoming ? { incoming } : problems.refusal();
}
