import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import path from 'node:path';
import { setImmediate as yieldToEvents } from 'node:timers/promises';
import { visibilityLabel } from '../visibilityLabel';
import { classify, isNamedDescriptor, mentionsEntity } from './classify';
import { fixForDefect, fixForSyntax } from './fixes';
import { loadFile } from './loadFile';
import { normalise } from './normalise';
import { ParsedDocument, parseDocuments, Position, valueAt } from './parse';
import { include } from './placeholders';
import { FolderContent } from './types';
import { findDefect } from './validate';
import { byPath, FoundFile } from './walk';

/** Bounds of what is read; more is refused with a reason. */
export interface ReadLimits {
  files: number;
  /** Bytes of a descriptor or of an included file. */
  bytes: number;
}

export const defaultLimits: ReadLimits = { files: 20_000, bytes: 2_000_000 };

/** Milliseconds of reading before other work of the process gets its turn. */
const slice = 12;
const startOfFile: Position = { line: 1, column: 1 };

/** A file whose documents are being read. */
interface Source extends FoundFile {
  text: string;
}

/** Why a document or a file is refused. */
interface Refused {
  reason: string;
  fix: string;
  document?: ParsedDocument;
}

/** One pass over the YAML files of a folder: which documents are entities, and why the others are not. */
export class FolderReading {
  readonly content: FolderContent;
  /** Absolute paths of included files, found or not: they belong to what is watched. */
  readonly targets = new Set<string>();
  readonly #kept = new Map<string, string>();
  #sliceStart = performance.now();

  constructor(root: string, readonly limits: ReadLimits, now: Date) {
    this.content = {
      root,
      readAt: now.toISOString(),
      files: 0,
      documents: 0,
      entities: [],
      refused: [],
      collisions: [],
      missingTargets: [],
      notDescriptors: [],
    };
  }

  /** Reads the files in the order given, which settles who keeps a ref that two of them claim. */
  async read(files: FoundFile[]): Promise<FolderContent> {
    for (const found of files) {
      const loaded = await loadFile(found, this.limits.bytes);
      if (loaded && 'text' in loaded) {
        this.content.files++;
        await this.#file({ ...found, ...loaded });
      } else if (loaded) {
        this.refuse(found.file, startOfFile, loaded);
      }
    }
    this.content.refused.sort((a, b) => byPath(a, b) || a.line - b.line);
    return this.content;
  }

  refuse(file: string, at: Position, { reason, fix, document }: Refused) {
    const text = (...keys: string[]) => {
      const found = valueAt(document?.value, keys);
      return typeof found === 'string' ? found.slice(0, 200) : undefined;
    };
    this.content.refused.push({
      file,
      line: at.line,
      column: at.column,
      kind: text('kind'),
      name: text('metadata', 'name'),
      reason,
      fix,
      source: 'folder',
      // Looked for in the source, because a broken document has no labels yet; a mention is enough.
      restricted:
        document?.text.toLowerCase().includes(visibilityLabel.label) ?? false,
    });
  }

  async #file(source: Source): Promise<void> {
    const { file, text } = source;
    const isNamed = isNamedDescriptor(file);
    const found = [];
    if (isNamed || mentionsEntity(text)) {
      for (const document of parseDocuments(text)) {
        await this.#pause();
        found.push({ document, is: classify(document) });
      }
    }
    if (!isNamed && found.every(({ is }) => is === 'other')) {
      this.content.notDescriptors.push(file);
      return;
    }
    if (found.length === 0) {
      const reason = 'The file holds no document.';
      const fix = 'Write an entity into it, or remove the file.';
      this.refuse(file, startOfFile, { reason, fix });
    }
    for (const { document } of found) {
      await this.#pause();
      this.content.documents++;
      await this.#document(source, document);
    }
  }

  async #document(source: Source, document: ParsedDocument) {
    const { problem, value } = document;
    if (problem) {
      const { reason } = problem;
      const fix = fixForSyntax(lineOf(source, problem), reason);
      this.refuse(source.file, problem, { reason, fix, document });
      return;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      const reason = 'The document is not a mapping of keys to values.';
      const fix = 'Start it with apiVersion, kind, metadata and spec.';
      this.refuse(source.file, document, { reason, fix, document });
      return;
    }
    try {
      await this.#mapping(source, document, value);
    } catch (error) {
      const reason = `The document cannot be read: ${
        (error as Error).message
      }.`;
      const fix = 'Make it simpler.';
      this.refuse(source.file, document, { reason, fix, document });
    }
  }

  async #mapping(source: Source, document: ParsedDocument, value: object) {
    const { file, absolute } = source;
    const included = await include(normalise(value), {
      root: this.content.root,
      descriptor: absolute,
      maxBytes: this.limits.bytes,
      onTarget: target => this.targets.add(target),
    });
    const defect = await findDefect(included.document);
    if (defect) {
      const { reason } = defect;
      const at = document.locate(defect.path);
      const fix = fixForDefect(value, defect, lineOf(source, at));
      this.refuse(file, at, { reason, fix, document });
      return;
    }
    const entity = located(included.document as Entity, absolute);
    const entityRef = stringifyEntityRef(entity);
    const { line, column } = document;
    const kept = this.#kept.get(entityRef);
    if (kept) {
      const dropped = `${file}:${line}`;
      this.content.collisions.push({ entityRef, kept, dropped });
      return;
    }
    this.#kept.set(entityRef, `${file}:${line}`);
    const place = { file, line, column };
    this.content.entities.push({ entityRef, entity, place });
    for (const missing of included.missing) {
      this.content.missingTargets.push({ entityRef, file, ...missing });
    }
  }

  async #pause() {
    if (performance.now() - this.#sliceStart > slice) {
      await yieldToEvents();
      this.#sliceStart = performance.now();
    }
  }
}

function lineOf({ text }: Source, { line }: Position) {
  return text.split('\n', line)[line - 1] ?? '';
}

/** The catalog finds an entity's source by these annotations; those written in the file would point elsewhere. */
function located(entity: Entity, absolute: string): Entity {
  const location = `file:${absolute.split(path.sep).join('/')}`;
  const { metadata } = entity;
  return {
    ...entity,
    metadata: {
      ...metadata,
      annotations: {
        ...metadata.annotations,
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
      },
    },
  };
}
