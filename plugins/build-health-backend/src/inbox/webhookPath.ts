/** The only path of build health that is answered without signing in: each source verifies what it is sent. */
export const WEBHOOKS_PATH = '/webhooks';
