/** As the catalog compares: whatever the language of the machine. */
export const lower = (text: string): string => text.toLocaleLowerCase('en-US');
