import { createHmac } from 'node:crypto';

/** HMAC-SHA256 of `<seconds>.<body>`, for the header `X-Callboard-Signature`. */
export function sign(options: {
  body: string;
  secret: string;
  now: Date;
}): string {
  const { body, secret, now } = options;
  const seconds = Math.floor(now.getTime() / 1_000);
  const signature = createHmac('sha256', secret)
    .update(`${seconds}.${body}`)
    .digest('hex');
  return `t=${seconds},v1=${signature}`;
}
