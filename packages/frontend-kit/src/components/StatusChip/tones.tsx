import {
  RemixiconComponentType,
  RiAlarmWarningFill,
  RiAlertLine,
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiIndeterminateCircleLine,
  RiLoader4Line,
  RiQuestionLine,
} from '@remixicon/react';

/** The seven tones in which every state of the suite is told. */
export type StatusTone =
  | 'critical'
  | 'bad'
  | 'warn'
  | 'progress'
  | 'good'
  | 'neutral'
  | 'unknown';

/** Icon of each tone. The shapes differ, so that a state is readable without its colour. */
export const toneIcons: Record<StatusTone, RemixiconComponentType> = {
  critical: RiAlarmWarningFill,
  bad: RiCloseCircleLine,
  warn: RiAlertLine,
  progress: RiLoader4Line,
  good: RiCheckboxCircleLine,
  neutral: RiIndeterminateCircleLine,
  unknown: RiQuestionLine,
};
