import type {
  DocumentSource,
  SourceFile,
} from '../runtime/documents/DocumentSource';

/** Texts of files by their paths in a folder; with `undefined` a file reads as it does now. */
export type PastTexts = Readonly<Record<string, string | undefined>>;

/** A folder of documents as it was: some of its files had another text, or were not there. */
export class PastDocuments implements DocumentSource {
  readonly #source: DocumentSource;
  readonly #texts: () => PastTexts;

  /** @param texts - as of now */
  constructor(source: DocumentSource, texts: () => PastTexts) {
    this.#source = source;
    this.#texts = texts;
  }

  get target(): string {
    return this.#source.target;
  }

  get prefix(): string {
    return this.#source.prefix;
  }

  async read(signal: AbortSignal): Promise<SourceFile[]> {
    const texts = this.#texts();
    const files = await this.#source.read(signal);
    return files.map(file => {
      const name = file.path.slice(this.prefix.length);
      const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
      return text === undefined
        ? file
        : { path: file.path, read: async () => Buffer.from(text) };
    });
  }
}
