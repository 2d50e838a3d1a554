/**
 * A sentence of a standard with what proves it.
 *
 * @public
 */
export interface StandardSentence {
  anchor: string;
  text: string;
  /** Line in the text, from 1. */
  line: number;
  checks: { check: string; title: string; missed: number }[];
}

/**
 * A standard as people read it.
 *
 * @public
 */
export interface StandardDetail {
  id: string;
  title: string;
  owner: string;
  version: number;
  versions: { version: number; activatedAt?: string }[];
  text: string;
  sentences: StandardSentence[];
  acknowledgement: boolean;
  /** By team: who said that this version was read. */
  acknowledged: { team: string; by: string; at: string }[];
  /** Teams of the caller that have not said so. */
  toAcknowledge: string[];
  mayEdit: boolean;
  /** With git, for those who keep it: why the file is left out, and the document is as it was. */
  problems?: string[];
}
