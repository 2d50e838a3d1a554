import fs from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { fromRoot } from '../lib/paths.mjs';

const folderOf = place =>
  fs.statSync(place).isDirectory() ? place : path.dirname(place);

/**
 * Writes what only this start knows, and returns the files to read, the later winning.
 * @param {{file: string, appPort: number, backendPort?: number, catalog: {path: string, isSample: boolean}, database: object, more?: object}} options
 *   without `backendPort` the backend serves the built app: one origin
 */
export function writeConfig(options) {
  const { file, appPort, backendPort = appPort, catalog, database } = options;
  const config = {
    app: { baseUrl: `http://localhost:${appPort}` },
    backend: {
      baseUrl: `http://localhost:${backendPort}`,
      listen: { host: '127.0.0.1', port: backendPort },
      cors: { origin: `http://localhost:${appPort}` },
      database,
    },
    catalog: { providers: { folder: { path: catalog.path } } },
    // CODEOWNERS and descriptors are read nowhere else on this computer.
    ownership: { codeOwners: { fileRoots: [folderOf(catalog.path)] } },
    ...options.more,
    ...(catalog.isSample
      ? {}
      : {
          auth: { providers: { demo: { anyone: true } } },
          // Builds of the sample, the sources that they come from, and a past.
          demo: { builds: { days: 0 }, scorecards: { days: 0 } },
          buildHealth: { github: [], push: [] },
        }),
  };
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, stringify(config), { mode: 0o600 });
  return [fromRoot('app-config.yaml'), fromRoot('app-config.demo.yaml'), file];
}
