/** The other side asks to be left alone for a while. */
export class RetryLaterError extends Error {
  override readonly name = 'RetryLaterError';
  /** For how long, in milliseconds from now. */
  readonly retryAfterMs: number;

  constructor(message: string, retryAfterMs: number) {
    super(message);
    this.retryAfterMs = retryAfterMs;
  }
}
