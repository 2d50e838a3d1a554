import { InputError } from '@backstage/errors';
import {
  maskSecrets,
  type NewMark,
  type RunItem,
} from '@callboard/backstage-plugin-playbooks-common';
import type { WrittenEntry } from '../../database/RunStore';

/** Milliseconds for a mark that was on its way when the run ended. */
const GRACE = 60_000;

/** PostgreSQL takes no NUL in text. */
const NUL = /\0/g;

/** As it is kept: without secrets that are known by their form. */
export function safeText(text: string | undefined): string | undefined {
  const { text: safe } = maskSecrets((text ?? '').replace(NUL, '␀'));
  return safe.trim() === '' ? undefined : safe;
}

const withText = ({ text, output }: { text?: string; output?: string }) => {
  const note = safeText(text);
  const safeOutput = safeText(output);
  return {
    ...(note && { text: note }),
    ...(safeOutput && { output: safeOutput }),
  };
};

/**
 * Marks as they are kept. On the wire one shape holds all kinds, so each is looked at here.
 *
 * @throws `InputError` that names the mark and the field
 */
export function writtenEntries(
  marks: readonly NewMark[],
  context: {
    items: ReadonlyMap<string, RunItem>;
    byRef: string;
    startedAt: string;
    /** Absent while it goes on. */
    endedAt?: string;
    now: Date;
  },
): WrittenEntry[] {
  const { items, byRef, startedAt, endedAt, now } = context;
  return marks.map((mark, index) => {
    const field = (name: string) => `marks[${index}].${name}`;
    const { stepId } = mark;
    if (stepId !== undefined && !items.has(stepId)) {
      throw new InputError(
        `${field('stepId')}: the page of this run has no ${stepId}`,
      );
    }
    const written = {
      id: mark.id,
      // Nothing is done in a run before it begins.
      at: new Date(
        Math.max(now.getTime() - mark.agoMs, Date.parse(startedAt)),
      ).toISOString(),
      byRef,
      ...(stepId !== undefined && { stepId }),
      ...withText(mark),
    };
    if (mark.kind === 'note') {
      if (written.text === undefined && written.output === undefined) {
        throw new InputError(
          `${field('text')}: a note needs a text or an output`,
        );
      }
      return { ...written, kind: mark.kind };
    }
    if (endedAt && Date.parse(written.at) > Date.parse(endedAt) + GRACE) {
      throw new InputError(
        `${field('agoMs')}: the run has ended; go on with it to mark steps`,
      );
    }
    if (mark.kind === 'moment') {
      if (!mark.moment) {
        throw new InputError(`${field('moment')} is missing`);
      }
      return { ...written, kind: mark.kind, moment: mark.moment };
    }
    if (stepId === undefined || !mark.state) {
      throw new InputError(
        `${field(stepId === undefined ? 'stepId' : 'state')} is missing`,
      );
    }
    return {
      ...written,
      kind: mark.kind,
      state: mark.state,
      seenRevision: mark.seenRevision ?? 0,
    };
  });
}
