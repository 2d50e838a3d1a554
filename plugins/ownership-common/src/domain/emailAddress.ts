const EMAIL = /^[^\s@:/]{1,64}@[^\s@:/]{1,255}$/;

/**
 * Whether a text is written like an e-mail address.
 *
 * @public
 */
export const isEmailAddress = (text: string): boolean => EMAIL.test(text);

/**
 * The link that opens a mail to an address; signs that would add fields to the mail are encoded.
 *
 * @public
 */
export const mailtoOf = (address: string): string =>
  `mailto:${encodeURIComponent(address).replace('%40', '@')}`;
