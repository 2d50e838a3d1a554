/**
 * A line of a comparison.
 *
 * @public
 */
export interface ChangedLine {
  /** `same` stands around changes, so that they can be placed. */
  kind: 'same' | 'added' | 'removed';
  /** At most 500 characters. */
  text: string;
}

/**
 * Lines that changed together, with two unchanged ones on either side.
 *
 * @public
 */
export interface PageChange {
  /** The section of the later text in which it stands. */
  sectionId: string;
  /** The step of the later text in which it stands. */
  stepId?: string;
  /** Of the step, else of the section, else of the page. */
  title: string;
  lines: ChangedLine[];
}

/**
 * What differs between two texts of a page.
 *
 * @public
 */
export interface PageChanges {
  /** SHA-256 of the earlier file, in hex. */
  from: string;
  /** SHA-256 of the later file, in hex. */
  to: string;
  /** In the order of the later text. */
  changes: PageChange[];
  /** Lines of further changes that are left out: 400 are shown, and 80 with a page. */
  moreLines: number;
  /** The texts have so little in common that nothing was compared. */
  isTooDifferent: boolean;
}
