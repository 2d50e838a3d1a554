/** The words of the engine and of the API come without a full stop. */
export const asSentence = (text: string) =>
  /[.!?]$/.test(text) ? text : `${text}.`;
