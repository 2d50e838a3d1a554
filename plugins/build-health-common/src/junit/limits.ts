/**
 * How much of a report is read and kept. Lengths are in characters.
 *
 * @public
 */
export interface JUnitLimits {
  /** Bytes of the report, not compressed. 100 MB by default. */
  maxBytes?: number;
  /** Cases and errors of suites. 200,000 by default. */
  maxCases?: number;
  /** Elements within each other. 64 by default. */
  maxDepth?: number;
  /** Of names of tests, classes, files and suites; what is longer is cut. 4,096 by default. */
  maxNameLength?: number;
  /** Of messages of failures; what is longer is cut. 4,096 by default. */
  maxMessageLength?: number;
  /** Of texts of failures; what is longer is cut. 4,096 by default. */
  maxTextLength?: number;
}

export const DEFAULT_LIMITS: Required<JUnitLimits> = {
  maxBytes: 100_000_000,
  maxCases: 200_000,
  maxDepth: 64,
  maxNameLength: 4_096,
  maxMessageLength: 4_096,
  maxTextLength: 4_096,
};
