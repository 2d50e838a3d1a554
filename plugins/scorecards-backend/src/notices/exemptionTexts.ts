import { clip, clipName } from '@internal/backend-kit';
import type { ExemptionRecord } from '../database/ExemptionStore';
import type { Stage } from './exemptionStage';
import type { Message } from './Notice';
import { count, dayWords } from './words';

const DAY_MS = 86_400_000;

/** What comes later is told in place of what came before. */
export const VERSIONS: Record<Stage, number> = {
  decided: 1,
  'ends-soon': 2,
  'ends-now': 3,
  over: 4,
};

/** The digest tells the owner of what ends soon. */
export const IS_FOR_OWNER: Record<Stage, boolean> = {
  decided: false,
  'ends-soon': false,
  'ends-now': true,
  over: true,
};

type Text = [title: string, description: string];

function decidedText(record: ExemptionRecord, what: string): Text {
  const { state, until, decisionNote } = record;
  const note = decisionNote ? `“${decisionNote}”` : '';
  return state === 'approved'
    ? [`Exempt until ${dayWords(until)}: ${what}`, note]
    : [`Not exempt: ${what}`, note || 'The request is refused.'];
}

function overText(record: ExemptionRecord, what: string): Text {
  const isByItself = record.state === 'ended';
  if (record.decidedAt === undefined) {
    return isByItself
      ? [
          `Nobody decided about an exemption: ${what}`,
          'Its time is over; it can be asked for again.',
        ]
      : [`Not exempt: ${what}`, 'The request was taken back.'];
  }
  return [
    `${
      isByItself ? 'Exemption is over' : 'Exemption was ended early'
    }: ${what}`,
    'From now on it counts.',
  ];
}

function endsText(
  { until, reason }: ExemptionRecord,
  { what, now }: { what: string; now: number },
): Text {
  const days = Math.max(1, Math.ceil((until - now) / DAY_MS));
  return [
    `Exemption ends in ${count(days, 'day', 'days')}: ${what}`,
    `Then it counts. Why it is exempt: ${clipName(reason)}`,
  ];
}

/** What people read of an exemption. */
export function textOf(
  record: ExemptionRecord,
  { stage, what, now }: { stage: Stage; what: string; now: number },
): Pick<Message, 'title' | 'description'> {
  const [title, description] = {
    decided: () => decidedText(record, what),
    'ends-soon': () => endsText(record, { what, now }),
    'ends-now': () => endsText(record, { what, now }),
    over: () => overText(record, what),
  }[stage]();
  return { title: clip(title), description: clip(description) };
}
