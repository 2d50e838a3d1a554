import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type {
  DocumentDetail,
  DocumentSummary,
  StandardsDocument,
} from '@callboard/backstage-plugin-scorecards-common';
import { readDocumentInSteps } from '@callboard/backstage-plugin-scorecards-common/domain';
import { hashOf } from '../../database/documentRows';
import type {
  DocumentKey,
  DocumentRecord,
  VersionRecord,
} from '../../database/DocumentStore';
import type { KeptDocument, MayDocument } from '../access/scopes';
import type { Viewer } from '../access/Viewer';
import { momentAhead } from '../decisions/momentAhead';
import { inSteps } from '../state/inSlices';
import type { World } from '../World';
import { DocumentTrials } from './DocumentTrials';
import { ownerOf } from './ownerOf';
import { refuse } from './refuse';
import {
  currentOf,
  emptyDocument,
  fileOf,
  isOfGit,
  toSummary,
  toVersion,
} from './toDocument';

const YEAR_DAYS = 366;
const MOST_TOLD = 3;

/** A document as somebody sees it. */
type Shown = { record: DocumentRecord } & Parameters<typeof toSummary>[1];

/** Keeps what people write, for one of them. */
export class DocumentDesk {
  readonly #world: World;
  readonly #viewer: Viewer;
  readonly #mayCreate: boolean;
  readonly #mayManage: MayDocument;
  readonly #onChanged: () => void;

  constructor(
    world: World,
    viewer: Viewer,
    options: {
      /** Whether the caller may add documents. */
      mayCreate: boolean;
      /** Whether the caller may change documents of others. */
      mayManage: MayDocument;
      /** Called once something else is in force. */
      onChanged: () => void;
    },
  ) {
    this.#world = world;
    this.#viewer = viewer;
    this.#mayCreate = options.mayCreate;
    this.#mayManage = options.mayManage;
    this.#onChanged = options.onChanged;
  }

  async list(kind?: DocumentKey['kind']): Promise<DocumentSummary[]> {
    const records = await this.#world.stores.documents.list(kind);
    const shown = await Promise.all(records.map(each => this.#shown(each)));
    return shown.flatMap(each => (each ? toSummary(each.record, each) : []));
  }

  /** @throws NotFoundError */
  async get({
    version: asked,
    ...key
  }: DocumentKey & { version?: number }): Promise<DocumentDetail> {
    const { documents } = this.#world.stores;
    const shown = await this.#shown(await this.#record(key));
    const all = await documents.listVersions(key);
    const versions = all.filter(
      ({ state }) => shown?.mayEdit || state !== 'draft',
    );
    const wanted =
      asked ??
      (shown && currentOf(shown.record)?.version) ??
      versions[0]?.version;
    const isThere = versions.some(({ version }) => version === wanted);
    const stored = isThere ? await documents.read(key, wanted) : undefined;
    if (!shown || !stored) {
      const what = asked === undefined ? '' : `version ${asked} of `;
      throw new NotFoundError(`There is no ${what}${key.kind} ${key.id}`);
    }
    return {
      ...toSummary(shown.record, shown),
      version: stored.version,
      text: stored.text,
      document: stored.document,
      versions: versions.map(toVersion),
    };
  }

  /** @throws ConflictError when the draft is another than was seen */
  async save(
    request: DocumentKey & { text: string; seenHash?: string },
  ): Promise<DocumentDetail> {
    const { kind, id, text, seenHash } = request;
    const key = { kind, id };
    const { documents } = this.#world.stores;
    const record = await this.#find(key);
    const by = await this.#assertMayEdit(key, record);
    const { document: read } = await inSteps(readDocumentInSteps(text));
    if (read && (read.kind !== kind || read.id !== id)) {
      throw new InputError(
        `text: it is of ${read.kind} ${read.id}, and this is ${kind} ${id}; mend kind and id`,
      );
    }
    const document = read ?? (await this.#lastReadable(key, record, by));
    const saved = await documents.saveDraft({
      ...key,
      title: document.title,
      text,
      document,
      hash: hashOf(text),
      ...(seenHash !== undefined && { seenHash }),
      by,
      at: this.#world.now(),
    });
    if (saved.outcome !== 'saved') refuse(saved, this.#world.files);
    return this.get({ ...key, version: saved.version });
  }

  /** @throws ConflictError when the draft is another than was seen */
  async discard(request: DocumentKey & { seenHash: string }): Promise<void> {
    const record = await this.#record(request);
    await this.#assertMayEdit(request, record);
    const { documents } = this.#world.stores;
    const discarded = await documents.discardDraft(request);
    if (discarded.outcome !== 'discarded') refuse(discarded, this.#world.files);
  }

  /**
   * Puts the draft in force, now or from a moment on.
   *
   * @throws InputError when it has mistakes
   */
  async publish(
    request: DocumentKey & { seenHash: string; from?: string; note?: string },
  ): Promise<DocumentDetail> {
    const { kind, id, seenHash, from, note } = request;
    const key = { kind, id };
    const record = await this.#record(key);
    const by = await this.#assertMayEdit(key, record);
    const at = this.#world.now();
    const fromAt =
      from === undefined
        ? undefined
        : momentAhead(from, { field: 'from', now: at, mostDays: YEAR_DAYS });
    if (record.draft?.hash === seenHash) {
      await this.#assertSound(key, record.draft);
    }
    const published = await this.#world.stores.documents.publish({
      ...key,
      seenHash,
      by,
      at,
      ...(fromAt !== undefined && { from: fromAt }),
      ...(note !== undefined && { note }),
    });
    if (published.outcome !== 'published') refuse(published, this.#world.files);
    if (published.state === 'active') {
      await this.#world.runtime.publish();
      this.#onChanged();
    }
    return this.get({ ...key, version: published.version });
  }

  /** @throws ConflictError when it is not in force */
  async retire(key: DocumentKey): Promise<void> {
    const record = await this.#record(key);
    await this.#assertMayEdit(key, record);
    const at = this.#world.now();
    const { documents } = this.#world.stores;
    if (!(await documents.retire({ kind: key.kind, id: key.id, at }))) {
      throw new ConflictError(`${key.kind} ${key.id} is not in force`);
    }
    await this.#world.runtime.publish();
    this.#onChanged();
  }

  async #assertSound(key: DocumentKey, draft: VersionRecord): Promise<void> {
    const { stores, runtime } = this.#world;
    const stored = await stores.documents.read(key, draft.version);
    const trials = new DocumentTrials(this.#world, this.#viewer);
    const { findings } = await trials.look(stored?.text ?? '');
    const errors = findings
      .filter(({ severity }) => severity === 'error')
      .map(({ message, hint }) => (hint ? `${message} ${hint}` : message));
    if (key.kind === 'FactSet' && runtime.facts.isTaken(key.id)) {
      errors.push(`A provider of facts has the id ${key.id}. Take another.`);
    }
    if (errors.length > 0) {
      const more = errors.length - MOST_TOLD;
      throw new InputError(
        `The draft cannot be published: ${errors
          .slice(0, MOST_TOLD)
          .join(' ')}${more > 0 ? ` And ${more} more.` : ''}`,
      );
    }
  }

  /** @throws NotFoundError when the caller may not read what is there */
  async #find({ kind, id }: DocumentKey): Promise<DocumentRecord | undefined> {
    const records = await this.#world.stores.documents.list(kind);
    const record = records.find(each => each.id === id);
    if (!record) return undefined;
    const mayRead = await this.#viewer.readable();
    const owner = await ownerOf(this.#world, record);
    if (mayRead({ kind, owner })) return record;
    throw new NotFoundError(`There is no ${kind} ${id}`);
  }

  async #record(key: DocumentKey): Promise<DocumentRecord> {
    const record = await this.#find(key);
    if (!record) throw new NotFoundError(`There is no ${key.kind} ${key.id}`);
    return record;
  }

  /** As the caller sees it: a draft is for those who may change it. */
  async #shown(record: DocumentRecord): Promise<Shown | undefined> {
    const owner = await ownerOf(this.#world, record);
    const document = { kind: record.kind, owner };
    const mayRead = await this.#viewer.readable();
    if (!mayRead(document)) return undefined;
    const keeps = await this.#mayChange(document);
    const file = fileOf(record, this.#world.files, { keeps });
    const mayEdit = !isOfGit(record) && keeps;
    const shown = { owner, mayEdit, ...(file && { file }) };
    if (mayEdit || !record.draft) return { record, ...shown };
    const { draft: _, ...rest } = record;
    return currentOf(rest) && { record: rest, ...shown };
  }

  async #mayChange(document: KeptDocument): Promise<boolean> {
    const { userRef } = this.#viewer;
    if (userRef === undefined) return false;
    const directory = await this.#viewer.directory();
    return (
      this.#mayManage(document) || directory.isMember(userRef, document.owner)
    );
  }

  /** What is new has nobody yet who keeps it. @returns who changes it */
  async #assertMayEdit(
    key: DocumentKey,
    record: DocumentRecord | undefined,
  ): Promise<string> {
    const { userRef } = this.#viewer;
    const owner = record && (await ownerOf(this.#world, record));
    const isAllowed =
      owner === undefined
        ? this.#mayCreate
        : await this.#mayChange({ kind: key.kind, owner });
    if (userRef === undefined || !isAllowed) {
      throw new NotAllowedError(
        owner
          ? `Only people of ${owner} may change ${key.kind} ${key.id}`
          : `You may not add ${key.kind} ${key.id}`,
      );
    }
    if (record && isOfGit(record)) {
      refuse(
        { outcome: 'read-only', path: record.path ?? '' },
        this.#world.files,
      );
    }
    return userRef;
  }

  async #lastReadable(
    key: DocumentKey,
    record: DocumentRecord | undefined,
    by: string,
  ): Promise<StandardsDocument> {
    const version = record && currentOf(record)?.version;
    const stored =
      version === undefined
        ? undefined
        : await this.#world.stores.documents.read(key, version);
    return stored?.document ?? emptyDocument(key, by);
  }
}
