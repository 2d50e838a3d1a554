import type { Incoming, IncomingEvent } from '../../types';
import {
  bounds,
  keyOf,
  summaryOf,
  textsOf,
  titleOf,
  withTexts,
} from './bounds';
import { statedEntity } from './entityRefs';
import { fieldOf, fieldsAt, isFields, type Fields } from './fields';
import { fingerprintOf } from './fingerprint';
import { LinkList } from './LinkList';
import { type Problems, shown } from './Problems';
import { severityOf } from './severities';
import { firstText, plainText } from './texts';
import { timeOf } from './times';

/** More groups than this are not left out of one delivery; a column for whole numbers holds it. */
const MOST_TRUNCATED = 1_000_000;

/** How forms that come as Alertmanager's differ. */
export interface AlertGroupForm {
  /** Who sends it, as people call it. */
  sender: string;
  /** Fields of an alert that hold addresses, and what these are called. */
  addresses: readonly (readonly [name: string, label: string])[];
  /** Fields of an alert that are kept as annotations. */
  kept: readonly string[];
}

/** What all alerts of a delivery share. */
interface Group {
  form: AlertGroupForm;
  body: Fields;
  groupKey: string;
}

const SUMMARIES = ['summary', 'description', 'message', 'title'];

const PAGES = [
  ['runbook_url', 'Runbook'],
  ['runbook', 'Runbook'],
  ['dashboard_url', 'Dashboard'],
  ['dashboard', 'Dashboard'],
] as const;

function linksOf(alert: Fields, group: Group): LinkList {
  const list = new LinkList();
  for (const place of ['annotations', 'labels']) {
    const fields = fieldsAt(alert, place);
    for (const [name, label] of PAGES) list.add(label, fieldOf(fields, name));
  }
  for (const [name, label] of group.form.addresses) {
    list.add(label, fieldOf(alert, name), name);
  }
  list.add(
    group.form.sender,
    fieldOf(group.body, 'externalURL'),
    'externalURL',
  );
  return list;
}

/** The first label of a series that has no name. */
function firstLabel(labels: Fields): string | undefined {
  for (const name in labels) {
    if (Object.hasOwn(labels, name)) {
      const value = plainText(fieldOf(labels, name));
      return value && `${name}=${value}`;
    }
  }
  return undefined;
}

/** The name of the rule, and what is wrong. */
function namesOf(
  labels: Fields,
  annotations: Fields,
  { body }: Group,
): Pick<IncomingEvent, 'title' | 'summary'> {
  const told = firstText(SUMMARIES.map(name => fieldOf(annotations, name)));
  const title =
    firstText([
      fieldOf(labels, 'alertname'),
      fieldOf(annotations, 'title'),
      told,
    ]) ??
    firstLabel(labels) ??
    'Alert without a name';
  const summary = told ?? firstText([fieldOf(body, 'title')]) ?? title;
  return { title: titleOf(title), summary: summaryOf(summary) };
}

function timesOf(alert: Fields, isOver: boolean) {
  const startsAt = timeOf(fieldOf(alert, 'startsAt'));
  // Of what still fires, an end is only how long the sender waits for news of it.
  const endsAt = isOver ? timeOf(fieldOf(alert, 'endsAt')) : undefined;
  return { ...(startsAt && { startsAt }), ...(endsAt && { endsAt }) };
}

function readAlert(
  alert: Fields,
  labels: Fields,
  isOver: boolean,
  group: Group,
): IncomingEvent {
  const annotations = fieldsAt(alert, 'annotations');
  const severity = severityOf(
    firstText([fieldOf(labels, 'severity'), fieldOf(labels, 'priority')]),
  );
  const entityRef = statedEntity(labels, annotations);
  const { links, texts } = linksOf(alert, group);
  return {
    action: isOver ? 'resolve' : 'trigger',
    dedupKey: keyOf(
      plainText(fieldOf(alert, 'fingerprint')) ?? fingerprintOf(labels),
    ),
    groupKey: group.groupKey,
    ...namesOf(labels, annotations, group),
    ...(severity && { severity }),
    labels: textsOf(labels),
    annotations: withTexts(textsOf(annotations), [
      ...group.form.kept.map(name => [name, fieldOf(alert, name)] as const),
      ...texts,
    ]),
    links,
    ...(entityRef && { entityRef }),
    ...timesOf(alert, isOver),
  };
}

function checkAlert(
  value: unknown,
  pointer: string,
  group: Group,
  problems: Problems,
): IncomingEvent | undefined {
  if (!isFields(value)) {
    return problems.add(
      pointer,
      `is ${shown(value)}; send an object with status, labels and annotations`,
    );
  }
  const status = fieldOf(value, 'status');
  const labels = fieldOf(value, 'labels');
  if (status !== 'firing' && status !== 'resolved') {
    problems.add(
      `${pointer}/status`,
      `is ${shown(status)}; send "firing" or "resolved"`,
    );
  }
  if (!isFields(labels)) {
    return problems.add(
      `${pointer}/labels`,
      `is ${shown(labels)}; send an object of texts`,
    );
  }
  return readAlert(value, labels, status === 'resolved', group);
}

function checkAlerts(body: Fields, problems: Problems): unknown[] {
  const alerts = fieldOf(body, 'alerts');
  if (!Array.isArray(alerts)) {
    problems.add(
      '/alerts',
      `is ${shown(alerts)}; send a list of 1 to ${bounds.events} alerts`,
    );
    return [];
  }
  if (alerts.length === 0 || alerts.length > bounds.events) {
    problems.add(
      '/alerts',
      `has ${alerts.length} alerts; send 1 to ${bounds.events} of them, as max_alerts of the receiver can see to`,
    );
    return [];
  }
  return alerts;
}

function checkGroupKey(body: Fields, problems: Problems): string {
  const groupKey = fieldOf(body, 'groupKey');
  if (typeof groupKey === 'string' && groupKey !== '') return keyOf(groupKey);
  problems.add('/groupKey', `is ${shown(groupKey)}; send the key of the group`);
  return '';
}

function checkTruncated(body: Fields, problems: Problems): number {
  const truncated = fieldOf(body, 'truncatedAlerts') ?? 0;
  if (
    typeof truncated === 'number' &&
    Number.isInteger(truncated) &&
    truncated >= 0
  ) {
    return Math.min(truncated, MOST_TRUNCATED);
  }
  problems.add(
    '/truncatedAlerts',
    `is ${shown(truncated)}; send how many alerts were left out, 0 for none`,
  );
  return 0;
}

/** Reads what Alertmanager's webhook sends, and those who send its form; undefined where there are problems. */
export function readAlertGroup(
  body: Fields,
  form: AlertGroupForm,
  problems: Problems,
): Incoming | undefined {
  const groupKey = checkGroupKey(body, problems);
  const truncated = checkTruncated(body, problems);
  const group = { form, body, groupKey };
  const events = checkAlerts(body, problems)
    .map((alert, index) =>
      checkAlert(alert, `/alerts/${index}`, group, problems),
    )
    .filter(event => event !== undefined);
  if (!problems.isEmpty) return undefined;
  // Alertmanager works out the group's status from the alerts that it did not leave out: only a complete list tells that none fires.
  const isOver =
    truncated === 0 && events.every(({ action }) => action === 'resolve');
  return {
    events,
    group: { groupKey, status: isOver ? 'resolved' : 'firing', truncated },
  };
}
