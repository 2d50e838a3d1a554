import { downloadText } from './downloadText';

it('hands over a file that spreadsheets read as Unicode, and frees its address', async () => {
  let blob: Blob | undefined;
  const revoked = jest.fn();
  URL.createObjectURL = jest.fn(given => {
    blob = given as Blob;
    return 'blob:csv';
  });
  URL.revokeObjectURL = revoked;
  const clicked = jest
    .spyOn(HTMLAnchorElement.prototype, 'click')
    .mockImplementation(function click(this: HTMLAnchorElement) {
      expect(this.download).toBe('owners.csv');
      expect(this.href).toBe('blob:csv');
    });
  downloadText({ text: 'a,ü', fileName: 'owners.csv', type: 'text/csv' });
  expect(clicked).toHaveBeenCalled();
  expect(blob).toMatchObject({ type: 'text/csv;charset=utf-8', size: 7 });
  expect(revoked).toHaveBeenCalledWith('blob:csv');
  clicked.mockRestore();
});
