import fc from 'fast-check';
import { keepFaults, tellFaults } from './__testUtils__/expectKeepable';
import { mutateJson } from './__testUtils__/mutateJson';
import {
  alertmanagerBody,
  datadogBody,
  datadogMapping,
  eventsV2Acknowledge,
  eventsV2Resolve,
  eventsV2Trigger,
  goAlertBody,
  grafanaBody,
  grafanaTestBody,
} from './__testUtils__/payloads';
import { checkGenericMapping } from './checkGenericMapping';
import { readAlertmanager } from './readAlertmanager';
import { readEventsV2 } from './readEventsV2';
import { readGeneric } from './readGeneric';
import { readGrafana } from './readGrafana';
import { readJson } from './readJson';
import type { ReadResult } from './results';

const sent = {
  alertmanager: [alertmanagerBody],
  grafana: [grafanaBody, grafanaTestBody],
  'events-v2': [eventsV2Trigger, eventsV2Acknowledge, eventsV2Resolve],
  generic: [goAlertBody, [goAlertBody, { dedup: 'k', action: 'close' }]],
  mapped: [datadogBody],
};

const readers = {
  alertmanager: readAlertmanager,
  grafana: readGrafana,
  'events-v2': (body: unknown) => readEventsV2(body, { newKey: () => 'new' }),
  generic: (body: unknown) => readGeneric(body),
  mapped: (body: unknown) => readGeneric(body, datadogMapping),
};

const kinds = [
  'alertmanager',
  'grafana',
  'events-v2',
  'generic',
  'mapped',
] as const;

const faultsOf = (result: ReadResult): string[] =>
  'incoming' in result ? keepFaults(result.incoming) : tellFaults(result);

const words = fc.constantFrom(
  'firing',
  'resolved',
  'trigger',
  'resolve',
  'close',
  'critical',
  'ledger',
  'https://example.com',
  '4',
);
const anything = fc.oneof(
  words,
  fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }),
);
const names = fc.constantFrom(
  'alerts',
  'status',
  'labels',
  'annotations',
  'version',
  'groupKey',
  'orgId',
  'payload',
  'summary',
  'severity',
  'event_action',
  'routing_key',
  'dedup_key',
  'custom_details',
  'links',
  'images',
  'meta',
  'tags',
  'dedup',
  'action',
  '__proto__',
);
/** JSON with the names that readers look for, down to some depth. */
const { body: likeBody } = fc.letrec(tie => ({
  body: fc.oneof(
    { maxDepth: 4 },
    anything,
    fc.array(tie('body'), { maxLength: 4 }),
    fc
      .array(fc.tuple(names, tie('body')), { maxLength: 8 })
      .map(entries => Object.fromEntries(entries)),
  ),
}));

describe('whatever is sent', () => {
  it.each(kinds)('is read or refused by %s, and stays as it was', kind => {
    fc.assert(
      fc.property(fc.oneof(anything, likeBody), body => {
        const before = JSON.stringify(body);
        expect(faultsOf(readers[kind](body))).toEqual([]);
        expect(JSON.stringify(body)).toBe(before);
      }),
      { numRuns: 300 },
    );
  });

  it.each(kinds)('close to what %s sends is read or refused', kind => {
    const bodies = sent[kind];
    const wrong: unknown[] = [];
    let read = 0;
    for (let seed = 0; seed < 2_000; seed++) {
      try {
        const body = mutateJson(bodies[seed % bodies.length], seed);
        const result = readers[kind](body);
        const faults = faultsOf(result);
        if (faults.length > 0) wrong.push({ seed, faults });
        if ('incoming' in result) read++;
      } catch (error) {
        wrong.push({ seed, error });
      }
    }
    expect(wrong).toEqual([]);
    // Of both kinds there are hundreds: the seeds are fixed.
    expect(read).toBeGreaterThan(50);
    expect(read).toBeLessThan(1_950);
  });

  it('as a mapping is checked or refused, and what is taken can be read by', () => {
    const pointer = fc.constantFrom(
      '/summary',
      '',
      '/a/0',
      'a',
      '/~',
      '/__proto__',
    );
    const mapping = fc.oneof(
      anything,
      fc.record(
        {
          summary: pointer,
          status: fc.oneof(pointer, anything),
          labels: pointer,
          severities: fc.dictionary(fc.string(), fc.oneof(words, anything)),
          resolvedValues: fc.oneof(fc.array(fc.string()), anything),
        },
        { requiredKeys: ['summary'] },
      ),
    );
    fc.assert(
      fc.property(mapping, likeBody, (written, body) => {
        const result = checkGenericMapping(written);
        const faults =
          'problems' in result
            ? tellFaults(result)
            : faultsOf(readGeneric(body, result.mapping));
        expect(faults).toEqual([]);
      }),
    );
  });

  it('in bytes is JSON, or refused', () => {
    const encoder = new TextEncoder();
    const bytesOf = fc.oneof(
      fc.uint8Array({ maxLength: 50 }),
      fc.json().map(text => encoder.encode(text)),
      fc
        .tuple(fc.json(), fc.nat(100))
        .map(([text, end]) => encoder.encode(text.slice(0, end))),
    );
    fc.assert(
      fc.property(bytesOf, bytes => {
        const result = readJson(bytes);
        const faults =
          'problems' in result
            ? tellFaults(result)
            : faultsOf(readGeneric(result.body));
        expect(faults).toEqual([]);
      }),
    );
  });
});

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => index.toString(36));
const [alert] = alertmanagerBody.alerts;

/** Bodies of half a megabyte that would be slow if anything was looked at more than a few times. */
const large: Record<string, [keyof typeof readers, unknown]> = {
  'a thousand alerts': [
    'alertmanager',
    {
      ...alertmanagerBody,
      alerts: numbered(1_000).map(fingerprint => ({ ...alert, fingerprint })),
    },
  ],
  'labels without end, and no fingerprint': [
    'alertmanager',
    {
      ...alertmanagerBody,
      alerts: [
        {
          status: 'firing',
          labels: Object.fromEntries(numbered(60_000).map(name => [name, ''])),
        },
      ],
    },
  ],
  'one long label': [
    'grafana',
    {
      ...grafanaBody,
      alerts: [{ ...alert, labels: { alertname: ' x'.repeat(250_000) } }],
    },
  ],
  'links without end': [
    'events-v2',
    { ...eventsV2Trigger, links: numbered(50_000) },
  ],
  'tags without end': [
    'mapped',
    { ...datadogBody, tags: 'a:b,'.repeat(125_000) },
  ],
  'a long key': ['generic', { summary: 'S', dedup: 'k'.repeat(500_000) }],
};

describe('what is large', () => {
  it.each(Object.entries(large))('is read at once: %s', (_, [kind, body]) => {
    const startedAt = performance.now();
    const result = readers[kind](body);
    // It takes about 20 ms; what grows with the square of the size takes minutes.
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect('incoming' in result && keepFaults(result.incoming)).toEqual([]);
  });
});

describe('mutateJson', () => {
  it('makes the same mistakes for the same seed, and leaves what it was given', () => {
    const before = JSON.stringify(alertmanagerBody);
    const all = Array.from({ length: 200 }, (_, seed) =>
      JSON.stringify(mutateJson(alertmanagerBody, seed)),
    );
    expect(JSON.stringify(alertmanagerBody)).toBe(before);
    expect(JSON.stringify(mutateJson(alertmanagerBody, 7))).toBe(all[7]);
    expect(new Set(all).size).toBeGreaterThan(150);
    expect(all).not.toContain(undefined);
  });
});
