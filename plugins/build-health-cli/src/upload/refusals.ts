import { printable, sizeOf } from '../printable';

/** What was asked, as far as sentences about it go. */
export interface Asked {
  address: string;
  source: string;
  bytes: number;
}

/** Longer answers are pages for people. */
const LONGEST_ANSWER = 20_000;

/** What Backstage says: `{"error": {"message": "…"}}`. */
export async function messageOf(response: Response): Promise<string> {
  try {
    const text = (await response.text()).slice(0, LONGEST_ANSWER);
    const { error } = JSON.parse(text) as { error?: { message?: unknown } };
    return typeof error?.message === 'string' ? printable(error.message) : '';
  } catch {
    // A page of a proxy tells nothing that the status does not.
    return '';
  }
}

const wherefrom = (response: Response, { address }: Asked): string => {
  const location = response.headers.get('location') ?? '';
  return URL.canParse(location, address)
    ? new URL(location, address).origin
    : 'elsewhere';
};

/** A sentence about an answer that another try would not change. */
export async function refusalOf(
  response: Response,
  asked: Asked,
): Promise<string> {
  const { address, source, bytes } = asked;
  const { status } = response;
  const message = await messageOf(response);
  const said = message ? `: ${message}` : '';
  if (status >= 300 && status < 400) {
    return `${address} sends on to ${wherefrom(
      response,
      asked,
    )}: give the address of the backend with --url; where a page to sign in stands before it, let /api/build-health/webhooks through`;
  }
  switch (status) {
    case 400:
      return `The portal cannot read what was sent${said}`;
    case 401:
      return `The portal refuses the signature${said}. Look whether CALLBOARD_BUILDS_SECRET is a secret of the source ${source} (--source), and whether the clock of this machine is right`;
    case 403:
      return `The portal does not let ${source} name that${said}. Look at --source and --pipeline, and at repositories and pipelines of this source in buildHealth.push of the portal; where the portal says nothing, a proxy before it refuses`;
    case 404:
      return `The portal has nothing at ${address}${said}. Look at --url and --source`;
    case 413:
      return `A request of ${sizeOf(
        bytes,
      )} is too large for the portal, or for a proxy before it (nginx: client_max_body_size 4m): raise its limit, or write one report for each module`;
    default:
      return `${address} answers ${status}, which build health never does${said}. Look at --url`;
  }
}
