/** Whether properties of a component show the same: what they do is left out, as it has to stay the same function anyway. */
export const isSame = (one: object, other: object): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
