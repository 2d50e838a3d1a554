/** Hands a text to the browser as a file to keep. */
export function downloadText(options: {
  text: string;
  fileName: string;
  /** Media type without a charset. */
  type: string;
}): void {
  const { text, fileName, type } = options;
  // Spreadsheets take a file without this mark for their own code page; other programs stumble over it.
  const mark = type === 'text/csv' ? '\uFEFF' : '';
  const blob = new Blob([mark, text], { type: `${type};charset=utf-8` });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
