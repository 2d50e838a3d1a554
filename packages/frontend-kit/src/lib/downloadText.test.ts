import { downloadText } from './downloadText';

it.each([
  // With the mark by which spreadsheets know Unicode.
  { fileName: 'owners.csv', type: 'text/csv', size: 7 },
  { fileName: 'ledger.json', type: 'application/json', size: 4 },
])('hands over $fileName, and frees its address', ({ size, ...file }) => {
  let blob: Blob | undefined;
  const revoked = jest.fn();
  URL.createObjectURL = jest.fn(given => {
    blob = given as Blob;
    return 'blob:file';
  });
  URL.revokeObjectURL = revoked;
  const clicked = jest
    .spyOn(HTMLAnchorElement.prototype, 'click')
    .mockImplementation(function click(this: HTMLAnchorElement) {
      expect(this.download).toBe(file.fileName);
      expect(this.href).toBe('blob:file');
    });
  downloadText({ text: 'a,ü', ...file });
  expect(clicked).toHaveBeenCalled();
  expect(blob).toMatchObject({ type: `${file.type};charset=utf-8`, size });
  expect(revoked).toHaveBeenCalledWith('blob:file');
  clicked.mockRestore();
});
