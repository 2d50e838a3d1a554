/** A source did not answer as it does. Its message says so without what is secret. */
export class SourceError extends Error {
  /** Whether other entities would be answered no better. */
  readonly isWhole: boolean;

  constructor(message: string, options: { isWhole?: boolean } = {}) {
    super(message);
    this.name = 'SourceError';
    this.isWhole = options.isWhole ?? false;
  }
}
