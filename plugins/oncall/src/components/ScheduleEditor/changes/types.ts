import type { Outlook } from '../../../lib/editor/outlook';

/** What each part of "What changes" is drawn from. */
export interface PartProps {
  outlook: Outlook;
  /** The name that a person is known by; "you" for the reader. */
  nameOf: (ref: string) => string;
}
