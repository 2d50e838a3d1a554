import type { AlertSeverity, GenericMapping } from '../../types';
import { type Steps, stepsOf } from './jsonPointer';

/** Fields of a mapping that hold a pointer. */
export const pointerNames = [
  'summary',
  'title',
  'dedupKey',
  'groupKey',
  'severity',
  'status',
  'entityRef',
  'labels',
  'link',
  'startsAt',
] as const;

type PointerName = (typeof pointerNames)[number];

const RESOLVED = ['resolve', 'resolved', 'close', 'closed', 'ok', 'recovered'];
const ACKNOWLEDGED = ['acknowledge', 'acknowledged'];

/**
 * Where the fields are when a routing key does not say: those of GoAlert's generic form first. Other names that are common for the same
 * are read besides, as long as there is no mapping.
 *
 * @public
 */
export const defaultGenericMapping: GenericMapping = {
  summary: '/summary',
  title: '/title',
  dedupKey: '/dedup',
  groupKey: '/groupKey',
  severity: '/severity',
  status: '/action',
  entityRef: '/entityRef',
  labels: '/meta',
  link: '/link',
  startsAt: '/startsAt',
};

/** No `id`: of many senders it is that of the message, and what resolves would miss what was triggered. */
const OTHER_NAMES: Partial<Record<PointerName | 'details', string[]>> = {
  summary: ['/message', '/title', '/text', '/msg', '/subject', '/name'],
  title: ['/name'],
  dedupKey: ['/dedupKey', '/dedup_key', '/alias', '/fingerprint'],
  groupKey: ['/group_key'],
  severity: ['/priority', '/level', '/labels/severity', '/meta/severity'],
  status: ['/status', '/state', '/event_action', '/transition'],
  entityRef: ['/entity_ref', '/backstage_entity', '/callboard_entity'],
  labels: ['/labels', '/tags'],
  link: ['/url'],
  startsAt: ['/starts_at', '/timestamp', '/time', '/date'],
  details: ['/details', '/description', '/body'],
};

/** A mapping that is ready to be read by: of each field, the places to look at in this order. */
export interface GenericPlaces extends Record<PointerName, Steps[]> {
  details: Steps[];
  /** By the word that is sent. */
  severities: ReadonlyMap<string, AlertSeverity>;
  resolved: ReadonlySet<string>;
  acknowledged: ReadonlySet<string>;
  /** Pointer to say where a summary is missed. */
  summaryPointer: string;
}

/** Words are compared without regard to case and spaces around them. */
export const wordOf = (text: string): string => text.trim().toLowerCase();

/** Places by a mapping, and by other names where there is none. */
export function placesOf(mapping: GenericMapping | undefined): GenericPlaces {
  const {
    severities = {},
    resolvedValues,
    acknowledgedValues,
    ...pointers
  } = mapping ?? defaultGenericMapping;
  const at = (name: PointerName | 'details') =>
    [
      name === 'details' ? undefined : pointers[name],
      ...((!mapping && OTHER_NAMES[name]) || []),
    ]
      .map(pointer => (pointer === undefined ? undefined : stepsOf(pointer)))
      .filter(steps => steps !== undefined);
  return {
    summary: at('summary'),
    title: at('title'),
    dedupKey: at('dedupKey'),
    groupKey: at('groupKey'),
    severity: at('severity'),
    status: at('status'),
    entityRef: at('entityRef'),
    labels: at('labels'),
    link: at('link'),
    startsAt: at('startsAt'),
    details: at('details'),
    severities: new Map(
      Object.entries(severities).map(([word, severity]) => [
        wordOf(word),
        severity,
      ]),
    ),
    resolved: new Set((resolvedValues ?? RESOLVED).map(wordOf)),
    acknowledged: new Set((acknowledgedValues ?? ACKNOWLEDGED).map(wordOf)),
    summaryPointer: pointers.summary,
  };
}
