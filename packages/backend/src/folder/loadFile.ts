import fs from 'node:fs/promises';
import { FoundFile } from './walk';

/** The text of a file, or why it is not read. Undefined when the file is gone: the next pass does not list it. */
export type LoadedFile =
  | { text: string }
  | { reason: string; fix: string }
  | undefined;

/**
 * @param maxBytes - larger files are not read
 */
export async function loadFile(
  { absolute, size }: FoundFile,
  maxBytes: number,
): Promise<LoadedFile> {
  if (size > maxBytes) {
    return {
      reason: `The file is larger than ${maxBytes / 1e6} MB.`,
      fix: 'Split it into smaller files.',
    };
  }
  let bytes;
  try {
    bytes = await fs.readFile(absolute);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT'
      ? undefined
      : {
          reason: `The file cannot be read (${code}).`,
          fix: 'Give the portal the right to read it.',
        };
  }
  try {
    // Also takes a byte order mark away.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { reason: 'The file is not UTF-8 text.', fix: 'Save it as UTF-8.' };
  }
}
