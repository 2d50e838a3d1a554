const TIME =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:\.\d+)?) ?(Z|UTC|[+-]\d{2}:?\d{2})$/;
/** Of the ids of builds and jobs, as they are kept. */
const LONGEST_ID = 100;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A time in UTC, also as EventBridge writes it: `2019-08-11 06:01:16 UTC`. */
export function toTime(written: string | undefined): string | undefined {
  const [, date, time, zone] = TIME.exec(written ?? '') ?? [];
  if (!date) return undefined;
  const offset =
    zone === 'UTC' ? 'Z' : zone.replace(/(\d{2})(\d{2})$/, '$1:$2');
  const at = new Date(`${date}T${time}${offset}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** A GraphQL id is `Build---<uuid>` in base64. */
function decodeGraphqlId(id: string): string | undefined {
  const decoded = Buffer.from(id, 'base64').toString('utf8');
  const uuid = decoded.slice(decoded.indexOf('---') + 3);
  return UUID.test(uuid) ? uuid.toLowerCase() : undefined;
}

/**
 * The UUID of a thing, whichever way it is told. EventBridge calls it `uuid`, and what is copied from GraphQL holds it in
 * base64. An id of another form is taken as it is; one that is too long is none.
 */
export function toId(ids: {
  id?: string;
  uuid?: string;
  graphql_id?: string;
}): string | undefined {
  const plain = [ids.uuid, ids.id].find(id => id && UUID.test(id));
  if (plain) return plain.toLowerCase();
  const written = ids.uuid ?? ids.id ?? ids.graphql_id;
  return written && written.length <= LONGEST_ID
    ? decodeGraphqlId(written) ?? written
    : undefined;
}

/** Numbers are kept in 32 bits. */
const LARGEST = 2 ** 31 - 1;

/** An exit status in 32 bits: Windows has ones without a sign, as 0xC0000005. */
export function toExitStatus(status: number | undefined): number | undefined {
  if (status === undefined) return undefined;
  const signed = status > LARGEST ? status - 2 ** 32 : status;
  return signed >= -LARGEST - 1 && signed <= LARGEST && status < 2 ** 32
    ? signed
    : undefined;
}

/** The first line that says something, as far as a list shows it. */
export function firstLineOf(written: string | undefined): string | undefined {
  return written
    ?.split('\n')
    .map(line => line.trim())
    .find(line => line !== '')
    ?.slice(0, 500);
}
