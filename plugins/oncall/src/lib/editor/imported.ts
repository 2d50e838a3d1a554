import {
  endInstant,
  runtimeClocks,
  overrideZones,
  startInstant,
  withPeople,
  type NamedRef,
  type Override,
  type ReadScheduleFile,
  type RenderedShifts,
  type ScheduleFileFormat,
  type ScheduleFileLoss,
  type ScheduleFilePerson,
  type ScheduleVersion,
} from '@callboard/backstage-plugin-oncall-common';
import { draftOf, namedIn, type ScheduleDraft } from './draft';

/** How many of the file's own shifts are kept with a draft on this device. */
const KEPT_SHIFTS = 2_000;

/** Someone of a file, and who they are in the catalog. */
export interface ImportedPerson extends ScheduleFilePerson {
  match?: NamedRef;
}

/** The file that a draft was made from. */
export interface ImportedFile {
  fileName: string;
  format: ScheduleFileFormat;
  /** As the file has it, with the keys of `people`. */
  version: ScheduleVersion;
  overrides: Override[];
  people: ImportedPerson[];
  losses: ScheduleFileLoss[];
  /** The shifts that the file itself holds, or the first of them. */
  rendered?: RenderedShifts;
}

/** Those who were found in the catalog. */
export const foundPeople = (people: readonly ImportedPerson[]): NamedRef[] =>
  people.flatMap(({ match }) => match ?? []);

/** Who somebody of the file is in the catalog, by the file's key. */
export const refIn =
  (people: readonly ImportedPerson[]) =>
  (key: string): string | undefined =>
    people.find(person => person.key === key)?.match?.entityRef;

function lossesOf({ configuration, losses }: ReadScheduleFile) {
  return configuration.versions.length > 1
    ? [
        ...losses,
        { place: '/configuration/versions', code: 'versions' as const },
      ]
    : losses;
}

/** As many shifts as are kept, and the time until which they are all there is. */
function firstShifts(rendered: RenderedShifts): RenderedShifts {
  const shifts = [...rendered.shifts].sort(
    (one, other) => one.startsAt - other.startsAt,
  );
  return {
    ...rendered,
    endsAt: shifts[KEPT_SHIFTS]?.startsAt ?? rendered.endsAt,
    shifts: shifts.slice(0, KEPT_SHIFTS),
  };
}

function importedFile(
  read: ReadScheduleFile,
  fileName: string,
  matches: ReadonlyMap<string, NamedRef>,
): ImportedFile {
  const { versions, overrides = [] } = read.configuration;
  const { effectiveFrom: _from, ...version } = versions[versions.length - 1];
  const zoneOf = overrideZones(versions, runtimeClocks(0, Date.UTC(2100)));
  return {
    fileName,
    format: read.format,
    version,
    // Of the version in force in the file: other versions do not come along.
    overrides: overrides.map(override => ({
      ...override,
      timeZone: zoneOf(override),
    })),
    people: read.people.map(person => ({
      ...person,
      match: matches.get(person.key),
    })),
    losses: lossesOf(read),
    rendered: read.rendered && firstShifts(read.rendered),
  };
}

/**
 * A draft made from a file. Turns of people who are not in the catalog are vacant.
 *
 * @param matches - who the people of the file are, by their keys
 */
export function draftFromFile(
  draft: ScheduleDraft,
  read: ReadScheduleFile,
  file: { name: string; matches: ReadonlyMap<string, NamedRef> },
): ScheduleDraft {
  const imported = importedFile(read, file.name, file.matches);
  const { people } = imported;
  const { versions } = withPeople(
    { versions: [imported.version] },
    refIn(people),
  );
  return {
    ...draft,
    ...draftOf(versions[0], namedIn(foundPeople(people))),
    name: draft.name || read.name,
    imported,
  };
}

/** The same draft once somebody of the file is known: they take the turns that the file gives them, where those are left. */
export function withMatch(
  draft: ScheduleDraft,
  key: string,
  match: NamedRef,
): ScheduleDraft {
  const { imported } = draft;
  if (!imported) return draft;
  const before = refIn(imported.people)(key);
  const slotsOf = (id: string) =>
    imported.version.layers.find(layer => layer.id === id)?.rotation.slots ??
    [];
  return {
    ...draft,
    imported: {
      ...imported,
      people: imported.people.map(person =>
        person.key === key ? { ...person, match } : person,
      ),
    },
    layers: draft.layers.map(layer => ({
      ...layer,
      slots: layer.slots.map(slot => {
        const given = slotsOf(layer.key)[slot.base ?? -1]?.userRefs ?? [];
        if (!given.includes(key)) return slot;
        const others = slot.people.filter(
          ({ entityRef }) =>
            entityRef !== before && entityRef !== match.entityRef,
        );
        return { ...slot, people: [...others, match] };
      }),
    })),
  };
}

/**
 * What of an override is still to come: it begins now at the earliest, since the past does not change.
 *
 * @param now - milliseconds since 1970 in UTC
 * @param zone - of the schedule
 * @returns undefined once it is over
 */
export function fromNow(
  override: Override,
  now: number,
  zone: string,
): Override | undefined {
  const clock = runtimeClocks(now, now)(override.timeZone ?? zone);
  const hasEnded = (moment: string) => endInstant(moment, clock) <= now;
  const startOf = (moment: string) =>
    startInstant(moment, clock) < now ? new Date(now).toISOString() : moment;
  if (hasEnded(override.endsAt)) return undefined;
  const window = {
    ...override,
    timeZone: override.timeZone ?? zone,
    startsAt: startOf(override.startsAt),
  };
  if (window.kind !== 'fixed') return window;
  return {
    ...window,
    shifts: window.shifts
      .filter(({ endsAt }) => !hasEnded(endsAt))
      .map(shift => ({ ...shift, startsAt: startOf(shift.startsAt) })),
  };
}

/**
 * Overrides of the file that are still to come and name somebody of the catalog, and how many do not.
 *
 * @param now - milliseconds since 1970 in UTC
 */
export function overridesToCome(
  { version, overrides, people }: ImportedFile,
  now: number,
): { overrides: Override[]; withoutPeople: number } {
  const ahead = (list: readonly Override[]) =>
    list.flatMap(each => fromNow(each, now, version.timeZone) ?? []);
  const known = withPeople({ versions: [], overrides }, refIn(people));
  const found = ahead(known.overrides ?? []);
  return {
    overrides: found,
    withoutPeople: ahead(overrides).length - found.length,
  };
}
