/** What stands where a secret stood. */
const MASK = '••••••';

/** Forms of secrets that their issuers document. All are linear: every repetition is bounded. */
const FORMS: RegExp[] = [
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]{0,8000}?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
  /(?<![\w-])eyJ[\w-]{8,4000}\.[\w-]{8,8000}\.[\w-]{8,4000}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bgh[pousr]_[A-Za-z0-9]{30,255}/g,
  /\bgithub_pat_\w{30,255}/g,
  /\bglpat-[\w-]{20,255}/g,
  /\bxox[abeoprs]-[\w-]{10,255}/g,
  /https:\/\/hooks\.slack\.com\/[\w/-]{10,255}/g,
  /\bAIza[\w-]{35}/g,
  /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,255}/g,
  /\bhv[sb]\.[\w-]{20,255}/g,
];

/** What stands behind a word that says that a secret follows. */
const NAMED: RegExp[] = [
  /(\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?)([^\n"'•]{4,4000})/gi,
  /(\bbearer\s{1,3})([\w.~+/=-]{8,4000})/gi,
  /(\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{0,100}:)([^\s"'•]{1,200})(?=@)/gi,
  /((?:password|passwd|secret|token|api[_-]?key|access[_-]?key)["']?\s{0,3}[:=]\s{0,3}["']?)([^\s"'•<$][^\s"'•]{2,2000})/gi,
];

/** A text with the secrets in it masked, as far as their forms are known: a help for who pastes, not a promise. */
export function maskSecrets(text: string): { text: string; masked: number } {
  let masked = 0;
  const mask = (kept = '') => {
    masked += 1;
    return `${kept}${MASK}`;
  };
  const rest = FORMS.reduce(
    (safe, form) => safe.replace(form, () => mask()),
    text,
  );
  const safe = NAMED.reduce(
    (known, named) => known.replace(named, (_, name: string) => mask(name)),
    rest,
  );
  return { text: safe, masked };
}
