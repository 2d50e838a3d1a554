import type { FiringAlert } from '../types';

/** Longest text that is read; an Alertmanager group of a hundred alerts has about 100 kB. */
const LONGEST = 1_000_000;
const MOST_ALERTS = 500;
const MOST_LABELS = 100;
const LONGEST_VALUE = 4_000;

/**
 * What a person has pasted, read as alerts.
 *
 * @public
 */
export type PastedAlerts =
  | { alerts: FiringAlert[] }
  /** One sentence: what is wrong, and what is expected. */
  | { problem: string };

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textsOf(value: unknown): Record<string, string> {
  return isFields(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, text]) =>
            ['string', 'number', 'boolean'].includes(typeof text),
          )
          .slice(0, MOST_LABELS)
          .map(([name, text]) => [name, String(text).slice(0, LONGEST_VALUE)]),
      )
    : {};
}

/** Alertmanager writes the year 1 for an alert that has not ended. */
function instantOf(value: unknown): string | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return time > 0 ? new Date(time).toISOString() : undefined;
}

const addressOf = (value: unknown) =>
  typeof value === 'string' && /^https?:\/\//.test(value)
    ? value.slice(0, LONGEST_VALUE)
    : undefined;

function alertOf(
  value: unknown,
  common: { labels: unknown; annotations: unknown } = {
    labels: {},
    annotations: {},
  },
): FiringAlert | undefined {
  if (!isFields(value)) {
    return undefined;
  }
  const labels = { ...textsOf(common.labels), ...textsOf(value.labels) };
  const startsAt = instantOf(value.startsAt ?? value.activeAt);
  const endsAt = instantOf(value.endsAt);
  const sourceUrl = addressOf(value.generatorURL);
  return Object.keys(labels).length === 0
    ? undefined
    : {
        labels,
        annotations: {
          ...textsOf(common.annotations),
          ...textsOf(value.annotations),
        },
        ...(startsAt && { startsAt }),
        ...(endsAt && { endsAt }),
        ...(sourceUrl && { sourceUrl }),
      };
}

/**
 * JSON of an Alertmanager webhook, of its API, of the alerts of Prometheus, or the labels of one alert alone.
 *
 * Sources: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config,
 * https://prometheus.io/docs/prometheus/latest/querying/api/#alerts
 */
function alertsOfJson(json: unknown): FiringAlert[] {
  if (!isFields(json) && !Array.isArray(json)) {
    return [];
  }
  if (isFields(json) && isFields(json.data)) {
    return alertsOfJson(json.data);
  }
  const common = isFields(json)
    ? { labels: json.commonLabels, annotations: json.commonAnnotations }
    : undefined;
  const list =
    isFields(json) && Array.isArray(json.alerts) ? json.alerts : [json].flat();
  const alerts = list
    .slice(0, MOST_ALERTS)
    .flatMap(one => alertOf(one, common) ?? []);
  if (alerts.length === 0 && isFields(json)) {
    const labels = textsOf(json);
    return labels.alertname ? [{ labels, annotations: {} }] : [];
  }
  return alerts;
}

/** `{alertname="A", pod='b'}`, `alertname=A, pod=b`, or a label on each line, as chats show them. */
const LABEL =
  /([A-Za-z_][\w.-]{0,100})[ \t]{0,5}[=:][ \t]{0,5}(?:"((?:[^"\\\n]|\\.){0,4000})"|'([^'\n]{0,4000})'|([^\s,{}"']{1,4000}))/g;

function labelsOfText(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const [, name, double, single, bare] of text.matchAll(LABEL)) {
    if (Object.keys(labels).length >= MOST_LABELS) {
      break;
    }
    labels[name] = double?.replace(/\\(["\\])/g, '$1') ?? single ?? bare;
  }
  return labels;
}

/** An address may hold a percent sign that is no escape. */
const decoded = (text: string) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** `https://portal/r/LedgerLag?pod=a`, or with `alertname=` and other labels behind the question mark. */
function alertOfAddress(address: URL): FiringAlert | undefined {
  const labels: Record<string, string> = {};
  for (const [name, value] of [...address.searchParams].slice(0, MOST_LABELS)) {
    const label = name
      .replace(/^(?:v|label)\./, '')
      .replace(/^alert$/, 'alertname');
    labels[label] = value.slice(0, LONGEST_VALUE);
  }
  const [, name] = /\/r\/([^/]{1,300})\/?$/.exec(address.pathname) ?? [];
  if (name && !labels.alertname) {
    labels.alertname = decoded(name);
  }
  return labels.alertname ? { labels, annotations: {} } : undefined;
}

const parsedAddress = (text: string) => {
  try {
    return /^https?:\/\/\S+$/.test(text) ? new URL(text) : undefined;
  } catch {
    return undefined;
  }
};

function readJson(text: string): PastedAlerts {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return {
      problem: `This is no whole JSON: ${
        (error as Error).message
      }. Paste it from its first to its last bracket.`,
    };
  }
  const alerts = alertsOfJson(json);
  return alerts.length > 0
    ? { alerts }
    : {
        problem:
          'This JSON holds no alert: `alerts` with `labels` is expected, as Alertmanager sends it.',
      };
}

/**
 * Reads what a person pastes: JSON of Alertmanager or Prometheus, a list of labels, the address of an alert, or the name of
 * one. Never throws.
 *
 * @public
 */
export function readPastedAlert(pasted: string): PastedAlerts {
  const text = pasted.trim();
  if (text.length > LONGEST) {
    return { problem: 'This is more than 1 MB. Paste the alert alone.' };
  }
  if (text === '') {
    return { problem: 'Nothing is pasted yet.' };
  }
  if (/^\[|^\{\s*(?:"|\})/.test(text)) {
    return readJson(text);
  }
  const address = parsedAddress(text);
  if (address) {
    const alert = alertOfAddress(address);
    return alert
      ? { alerts: [alert] }
      : { problem: 'This address names no alert: `?alertname=…` is expected.' };
  }
  if (/^[A-Za-z_][\w:.-]{0,200}$/.test(text)) {
    return { alerts: [{ labels: { alertname: text }, annotations: {} }] };
  }
  const labels = labelsOfText(text);
  return labels.alertname
    ? { alerts: [{ labels, annotations: {} }] }
    : {
        problem:
          'No label `alertname` is in it. Paste JSON of Alertmanager, labels such as alertname="LedgerLag", or an address.',
      };
}
