import { errorStatus } from '@internal/frontend-kit';
import type {
  NamedRef,
  Override,
} from '@callboard/backstage-plugin-oncall-common';
import { newUuid } from '@internal/frontend-kit';
import { serverMessage } from '../serverMessage';
import { keepOnDevice, readFromDevice } from './device';
import { foundPeople, fromNow, type ImportedFile } from './imported';

/** Why an override was not added. */
export interface Refusal {
  /** Of HTTP; absent when no server answered. */
  status?: number;
  /** What the server said. */
  message: string;
}

/** An override of a file that is still to be added to the schedule that was made of the file. */
export interface LeftOverride {
  /** Its id is the one it is added with: it is added once, however often it is sent. */
  override: Override;
  /** Absent before it was tried. */
  refusal?: Refusal;
}

/** What of a file is still to be added to a schedule. */
export interface LeftOverrides {
  /** In the order in which they are added: of overlapping ones the last wins. */
  items: LeftOverride[];
  /** Everybody named in them. */
  people: NamedRef[];
}

const nameOf = (scheduleId: string) =>
  `callboard.oncall.left-overrides.${scheduleId}`;

/** What is left to be added to a schedule, as this device knows. */
export const readLeft = (scheduleId: string): LeftOverrides =>
  readFromDevice(nameOf(scheduleId)) ?? { items: [], people: [] };

/** Keeps it on this device until it is added or left out. */
export const keepLeft = (scheduleId: string, left: LeftOverrides) =>
  keepOnDevice(nameOf(scheduleId), left.items.length > 0 ? left : undefined);

/** Those that a file gives to a schedule that is new. */
export const leftOf = (
  { people }: ImportedFile,
  overrides: readonly Override[],
): LeftOverrides => ({
  items: overrides.map(override => ({
    override: { ...override, id: newUuid() },
  })),
  people: foundPeople(people),
});

/** Those that are not over yet. */
export const stillAhead = (
  left: LeftOverrides,
  now: number,
  zone: string,
): LeftOverrides => ({
  ...left,
  items: left.items.filter(({ override }) => fromNow(override, now, zone)),
});

const refusalOf = (error: unknown): Refusal => ({
  status: errorStatus(error),
  message: serverMessage(error),
});

/** The server looked at it and said no; another one may be taken. */
const isDecided = ({ status }: Refusal) =>
  status !== undefined && status >= 400 && status < 500 && status !== 429;

/**
 * Adds overrides one after the other. One that is refused stays left, with the reason; where no answer comes, those after
 * it stay too, so that they keep their order.
 *
 * @param onAdded - called after each one with what is left then
 */
export async function addLeft(
  left: LeftOverrides,
  add: (override: Override) => Promise<void>,
  onAdded: (left: LeftOverrides) => void,
): Promise<LeftOverrides> {
  const refused: LeftOverride[] = [];
  for (let at = 0; at < left.items.length; at++) {
    const { override } = left.items[at];
    const after = left.items.slice(at + 1);
    try {
      await add(override);
    } catch (error) {
      const refusal = refusalOf(error);
      refused.push({ override, refusal });
      if (!isDecided(refusal)) {
        const unanswered = after.map(each => ({ ...each, refusal }));
        return { ...left, items: [...refused, ...unanswered] };
      }
    }
    onAdded({ ...left, items: [...refused, ...after] });
  }
  return { ...left, items: refused };
}
