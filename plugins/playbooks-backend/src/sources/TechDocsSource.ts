import { textOf } from '../sync/pageFiles';
import type { PageSource, SourceFile } from './PageSource';

/** Where front matter has ended, if there is any. */
const FRONT_MATTER_BYTES = 4_000;

const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

const namesAlerts = (text: string) => {
  const fence = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n/.exec(text)?.[1];
  if (!fence) return false;
  const end = text.indexOf(`\n${fence}`);
  return end > 0 && /^alerts?[ \t]*[:=]/m.test(text.slice(0, end));
};

/**
 * The playbooks among the pages of a documentation: what lies in a folder `playbooks` or `runbooks`, and pages whose front
 * matter has `alerts`. The other pages are nobody's steps at night. Images are left in wherever they lie: a playbook may show one.
 */
export class TechDocsSource implements PageSource {
  readonly id: string;
  readonly #docs: PageSource;

  /** @param docs - the folder of all pages of the documentation */
  constructor(docs: PageSource) {
    this.id = docs.id;
    this.#docs = docs;
  }

  addressOf(path: string) {
    return this.#docs.addressOf(path);
  }

  async read(options: { etag?: string; signal: AbortSignal }) {
    const read = await this.#docs.read(options);
    if (!read) return undefined;
    const files: SourceFile[] = [];
    for (const file of read.files) {
      options.signal.throwIfAborted();
      if (await isPlaybook(file)) files.push(file);
    }
    return { etag: read.etag, files };
  }
}

async function isPlaybook(file: SourceFile): Promise<boolean> {
  const folders = file.path.toLowerCase().split('/').slice(0, -1);
  if (folders.some(name => name === 'playbooks' || name === 'runbooks')) {
    return true;
  }
  if (IMAGE.test(file.path)) return true;
  if (!/\.(?:md|markdown)$/i.test(file.path)) return false;
  const decoded = textOf(await file.read());
  return (
    'text' in decoded && namesAlerts(decoded.text.slice(0, FRONT_MATTER_BYTES))
  );
}
