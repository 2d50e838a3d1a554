import type { PolicyForm } from './policyForm';
import type { Saved } from './saved';

/** What was typed and not saved. */
export interface KeptPolicy {
  form: PolicyForm;
  /** What it stands on. */
  base: Saved;
}

/** Changes when they are written another way: older ones are left aside. */
const VERSION = 1;

const nameOf = (key: string) => `callboard.alerts.policy.${key}`;

/** What was left on this device, or undefined. */
export function readKept(key: string): KeptPolicy | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(key)) ?? 'null');
    return kept?.version === VERSION ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it on this device. A browser that keeps nothing, or has no room, loses it with the page. */
export function keep(key: string, kept: KeptPolicy): void {
  try {
    const text = JSON.stringify({ ...kept, version: VERSION });
    localStorage.setItem(nameOf(key), text);
  } catch {
    // Nothing can be done about it.
  }
}

/** Forgets it: it is saved, or thrown away. */
export function dropKept(key: string): void {
  try {
    localStorage.removeItem(nameOf(key));
  } catch {
    // Nothing was kept.
  }
}
