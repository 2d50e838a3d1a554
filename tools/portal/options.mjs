import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Told } from '../lib/console.mjs';
import { callersFolder, fromRoot } from '../lib/paths.mjs';

const sampleCatalog = fromRoot('examples/catalog');

/** The catalog of CATALOG=, as an absolute path; `key` keeps the state of different catalogs apart. */
function readCatalog(given) {
  const place = given ? path.resolve(callersFolder, given) : sampleCatalog;
  if (!fs.existsSync(place)) {
    throw new Told(
      `CATALOG=${given}: there is no file or folder ${place}\n` +
        '  Name a descriptor file, or a folder of them; a relative path starts where you are.',
    );
  }
  const real = fs.realpathSync(place);
  if (real === fs.realpathSync(sampleCatalog)) {
    return { path: real, isSample: true, key: 'sample' };
  }
  const hash = crypto.createHash('sha256').update(real).digest('hex');
  return { path: real, isSample: false, key: `catalog-${hash.slice(0, 10)}` };
}

function readPort(given = '3000') {
  const port = Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Told(`PORT=${given} is not a port number`);
  }
  return port;
}

/** Options of the command line and the environment. */
export function readOptions(args, env = process.env) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        dev: { type: 'boolean', default: false },
        postgres: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new Told(`${error.message}\n  ./dev help lists the options.`);
  }
  return {
    ...values,
    port: readPort(env.PORT || undefined),
    catalog: readCatalog(env.CATALOG || undefined),
    databaseUrl: env.DATABASE_URL || undefined,
  };
}
