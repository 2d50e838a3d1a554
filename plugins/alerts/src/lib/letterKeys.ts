const NAME = 'callboard.alerts.letter-keys';
const OFF = 'off';

/** Whether single letters do something: whoever dictates, or types by touch, may not want that. Kept on the device. */
export function hasLetterKeys(): boolean {
  try {
    return localStorage.getItem(NAME) !== OFF;
  } catch {
    return true;
  }
}

export function keepLetterKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, OFF);
  } catch {
    // It holds until the page is left.
  }
}
