/** Catches what the browser would keep as files, by name. */
export function catchFiles() {
  const blobs: Blob[] = [];
  const names: string[] = [];
  URL.createObjectURL = blob => `blob:${blobs.push(blob as Blob)}`;
  URL.revokeObjectURL = () => {};
  const { click } = HTMLElement.prototype;
  const spy = jest
    .spyOn(HTMLAnchorElement.prototype, 'click')
    .mockImplementation(function keep(this: HTMLAnchorElement) {
      if (this.download) names.push(this.download);
      else click.call(this);
    });
  return {
    names,
    /** Lines of the first file. */
    lines: async () => (await blobs[0].text()).split('\r\n'),
    end: () => spy.mockRestore(),
  };
}
