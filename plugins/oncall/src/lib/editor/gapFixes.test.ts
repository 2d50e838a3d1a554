import { newLayer, newSlot, newWindow, WEEKDAYS } from './draft';
import { gapFixes } from './gapFixes';
import { emptyDraft } from './initialDraft';
import { lookAhead } from './outlook';
import type { LayerDraft, WindowDraft } from './draft';

const now = Date.parse('2026-11-26T05:00:00Z');
const person = (name: string) => ({ entityRef: `user:x/${name}`, title: name });

const office = (
  name: string,
  timeZone: string,
  who: string[],
  window: Partial<WindowDraft>,
): LayerDraft =>
  newLayer('2026-11-23', {
    name,
    timeZone,
    slots: who.map(each => newSlot([person(each)])),
    windows: [newWindow({ weekdays: WEEKDAYS, ...window })],
  });

function fixesOf(...layers: LayerDraft[]) {
  const draft = { ...emptyDraft('group:x/sun', 'Europe/Berlin'), layers };
  const ahead = (other: typeof draft) => lookAhead(other, undefined, now);
  const outlook = ahead(draft).outlook!;
  const [first] = outlook.consequences.gapsLeft;
  return gapFixes(draft, outlook, { first }, ahead, 'Fallback').map(
    ({ draft: _, layerKey, ...fix }) => ({
      ...fix,
      layer: layers.find(({ key }) => key === layerKey)?.name,
    }),
  );
}

const berlin = (window: Partial<WindowDraft>) =>
  office('Berlin', 'Europe/Berlin', ['ana'], window);
const california = (window: Partial<WindowDraft>) =>
  office('California', 'America/Los_Angeles', ['ben', 'cem'], window);

describe('ways to close a gap', () => {
  it('move the edges of windows, each by the clock of its layer, and say what is left', () => {
    const fixes = fixesOf(
      berlin({ startTime: '08:00', endTime: '20:00' }),
      california({ startTime: '11:00', endTime: '22:00' }),
    );
    const edges = fixes.filter(
      ({ kind }) => kind === 'end' || kind === 'start',
    );
    expect(edges).toEqual([
      expect.objectContaining({
        kind: 'start',
        layer: 'Berlin',
        time: '07:00',
        was: '08:00',
        gapsLeft: 21,
      }),
      expect.objectContaining({
        kind: 'end',
        layer: 'California',
        time: '23:00',
        was: '22:00',
        gapsLeft: 21,
      }),
    ]);
    expect(edges[0].more).toEqual([{ userRef: 'user:x/ana', hours: 90 }]);
  });

  it('offer the last layer at all times, and whoever carries the least, below all others', () => {
    const fixes = fixesOf(
      berlin({ startTime: '08:00', endTime: '20:00' }),
      california({ startTime: '11:00', endTime: '22:00' }),
    );
    expect(fixes.slice(0, 2)).toEqual([
      expect.objectContaining({
        kind: 'always',
        layer: 'California',
        gapsLeft: 0,
      }),
      expect.objectContaining({
        kind: 'fallback',
        person: person('cem'),
        gapsLeft: 0,
      }),
    ]);
  });

  it('put a window on all days where it misses some', () => {
    const fixes = fixesOf(
      berlin({
        startTime: '00:00',
        endTime: '00:00',
        weekdays: WEEKDAYS.slice(0, 5),
      }),
    );
    expect(fixes).toContainEqual(
      expect.objectContaining({ kind: 'days', layer: 'Berlin', gapsLeft: 0 }),
    );
  });

  it('move the end of a window of the week with its day', () => {
    const weekly = (
      startDay: 'monday' | 'friday',
      endDay: 'friday' | 'sunday',
    ) =>
      berlin({
        kind: 'weekly',
        startDay,
        startTime: '09:00',
        endDay,
        endTime: '09:00',
      });
    expect(
      fixesOf(weekly('monday', 'friday'), weekly('friday', 'sunday')),
    ).toContainEqual(
      expect.objectContaining({ kind: 'end', time: '09:00', gapsLeft: 0 }),
    );
  });

  it('are none where nobody could be on call', () => {
    expect(
      fixesOf(newLayer('2026-11-23', { slots: [newSlot()], windows: [] })),
    ).toEqual([]);
  });
});
